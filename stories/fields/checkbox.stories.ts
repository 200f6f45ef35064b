import '../../elements/fields/asok-checkbox.ts';
import type { AsokCheckbox } from '../../elements/fields/asok-checkbox.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokCheckbox> = {
  title: 'Fields/asok-checkbox',
  component: 'asok-checkbox',
  decorators: [inForm],
  args: { name: 'featured', label: 'Featured', checked: true },
  parameters: {
    usage: {
      markup: `<form>
  <asok-checkbox name="featured" label="Featured"></asok-checkbox>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokCheckbox> = {};

export const Empty: Story<AsokCheckbox> = { args: { checked: false } };

/** It must be ticked. */
export const Failed: Story<AsokCheckbox> = { args: { checked: false, required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokCheckbox> = { args: { disabled: true } };

export const ReadOnly: Story<AsokCheckbox> = { args: { readonly: true } };

export const Dark: Story<AsokCheckbox> = { ...dark };

export const Narrow: Story<AsokCheckbox> = { ...phone };

export const RightToLeft: Story<AsokCheckbox> = { ...rightToLeft };

export const LongText: Story<AsokCheckbox> = { args: { label: `${LONG} ${LONG} ${LONG}` } };

export const French: Story<AsokCheckbox> = { ...french, args: { label: 'À la une' } };
