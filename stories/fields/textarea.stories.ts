import '../../elements/fields/asok-textarea.ts';
import type { AsokTextarea } from '../../elements/fields/asok-textarea.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokTextarea> = {
  title: 'Fields/asok-textarea',
  component: 'asok-textarea',
  decorators: [inForm],
  args: { name: 'excerpt', label: 'Excerpt', value: 'A conservator explains the fold.', rows: 4 },
  parameters: {
    usage: {
      markup: `<form>
  <label for="excerpt">Excerpt</label>
  <asok-textarea id="excerpt" name="excerpt" rows="4" maxlength="160" counter="below"></asok-textarea>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokTextarea> = {};

export const Empty: Story<AsokTextarea> = { args: { value: '', placeholder: 'Two sentences at most' } };

/** Too long. */
export const Failed: Story<AsokTextarea> = { args: { maxLength: 12, counter: 'below', invalid: true } };

/** Disabled. */
export const Denied: Story<AsokTextarea> = { args: { disabled: true } };

export const ReadOnly: Story<AsokTextarea> = { args: { readonly: true } };

export const Mono: Story<AsokTextarea> = { args: { mono: true, value: 'SELECT 1;' } };

export const Dark: Story<AsokTextarea> = { ...dark };

export const Narrow: Story<AsokTextarea> = { ...phone };

export const RightToLeft: Story<AsokTextarea> = { ...rightToLeft };

export const LongText: Story<AsokTextarea> = { args: { label: `${LONG} ${LONG}`, value: `${LONG} `.repeat(20) } };

export const French: Story<AsokTextarea> = {
  ...french,
  args: { label: 'Chapeau', value: 'Une conservatrice explique le pli.', maxLength: 160, counter: 'below' },
};
