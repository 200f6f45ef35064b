import '../../elements/fields/asok-color-input.ts';
import type { AsokColorInput } from '../../elements/fields/asok-color-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokColorInput> = {
  title: 'Fields/asok-color-input',
  component: 'asok-color-input',
  decorators: [inForm],
  args: { name: 'color', label: 'Colour', value: '#1a7f64' },
  parameters: {
    usage: {
      markup: `<form>
  <label for="color">Colour</label>
  <asok-color-input id="color" name="color" value="#1a7f64"></asok-color-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokColorInput> = {};

export const Empty: Story<AsokColorInput> = { args: { value: '' } };

/** A text that is no colour. */
export const Failed: Story<AsokColorInput> = { args: { value: 'sea green', invalid: true } };

/** Disabled. */
export const Denied: Story<AsokColorInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokColorInput> = { args: { readonly: true } };

export const LongText: Story<AsokColorInput> = { args: { label: `${LONG} ${LONG}`, value: LONG, invalid: true } };

export const French: Story<AsokColorInput> = { ...french, args: { label: 'Couleur' } };

export const Dark: Story<AsokColorInput> = { ...dark };

export const Narrow: Story<AsokColorInput> = { ...phone };

export const RightToLeft: Story<AsokColorInput> = { ...rightToLeft };
