import '../../elements/fields/asok-toggle.ts';
import type { AsokToggle } from '../../elements/fields/asok-toggle.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokToggle> = {
  title: 'Fields/asok-toggle',
  component: 'asok-toggle',
  decorators: [inForm],
  args: { name: 'featured', label: 'Featured', checked: true },
  parameters: {
    usage: {
      markup: `<form>
  <asok-toggle name="featured" label="Featured"></asok-toggle>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokToggle> = {};

export const Empty: Story<AsokToggle> = { args: { checked: false } };

/** It must be on. */
export const Failed: Story<AsokToggle> = { args: { checked: false, required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokToggle> = { args: { disabled: true } };

export const ReadOnly: Story<AsokToggle> = { args: { readonly: true } };

export const Dark: Story<AsokToggle> = { ...dark };

export const Narrow: Story<AsokToggle> = { ...phone };

export const RightToLeft: Story<AsokToggle> = { ...rightToLeft };

export const LongText: Story<AsokToggle> = { args: { label: `${LONG} ${LONG} ${LONG}` } };

export const French: Story<AsokToggle> = { ...french, args: { label: 'À la une' } };
