import '../../elements/fields/asok-number-input.ts';
import type { AsokNumberInput } from '../../elements/fields/asok-number-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokNumberInput> = {
  title: 'Fields/asok-number-input',
  component: 'asok-number-input',
  decorators: [inForm],
  args: { name: 'minutes', label: 'Reading time', value: 9, min: 1, max: 120 },
  parameters: {
    usage: {
      markup: `<form>
  <label for="minutes">Reading time</label>
  <asok-number-input id="minutes" name="minutes" min="1" max="120"></asok-number-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokNumberInput> = {};

export const Empty: Story<AsokNumberInput> = { args: { value: null } };

/** Out of range. */
export const Failed: Story<AsokNumberInput> = { args: { value: 500, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokNumberInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokNumberInput> = { args: { readonly: true } };

export const Decimal: Story<AsokNumberInput> = {
  args: { type: 'decimal', name: 'price', label: 'Price', value: '12.50', scale: 2, min: null, max: null, prefix: '€' },
};

/** More than a number can hold: the digits stay exact. */
export const Bigint: Story<AsokNumberInput> = {
  args: { type: 'bigint', name: 'isbn', label: 'Number', value: '9007199254740993', min: null, max: null },
};

export const Dark: Story<AsokNumberInput> = { ...dark };

export const Narrow: Story<AsokNumberInput> = { ...phone };

export const RightToLeft: Story<AsokNumberInput> = { ...rightToLeft };

export const LongText: Story<AsokNumberInput> = {
  args: { label: `${LONG} ${LONG}`, type: 'bigint', value: '9'.repeat(60), min: null, max: null },
};

export const French: Story<AsokNumberInput> = {
  ...french,
  args: { label: 'Prix', type: 'decimal', value: '1234.50', scale: 2, min: null, max: null, suffix: '€' },
};
