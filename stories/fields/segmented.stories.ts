import '../../elements/fields/asok-segmented.ts';
import type { AsokSegmented } from '../../elements/fields/asok-segmented.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const choices = [
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
];

const meta: AsokMeta<AsokSegmented> = {
  title: 'Fields/asok-segmented',
  component: 'asok-segmented',
  decorators: [inForm],
  args: { name: 'level', label: 'Level', choices, value: 'medium' },
  parameters: {
    usage: {
      markup: `<form>
  <label for="level">Level</label>
  <asok-segmented id="level" name="level" value="medium"></asok-segmented>
  <!-- level.choices = [{ value: 'low', label: 'Low' }, { value: 'medium', label: 'Medium' }] -->
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokSegmented> = {};

/** Nothing is chosen. */
export const Empty: Story<AsokSegmented> = { args: { value: null } };

export const Failed: Story<AsokSegmented> = { args: { value: null, required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokSegmented> = { args: { disabled: true } };

export const ReadOnly: Story<AsokSegmented> = { args: { readonly: true } };

export const LongText: Story<AsokSegmented> = {
  args: { label: `${LONG} ${LONG}`, choices: [...choices, { value: 'long', label: LONG }] },
};

export const French: Story<AsokSegmented> = {
  ...french,
  args: {
    label: 'Niveau',
    choices: [
      { value: 'low', label: 'Bas' },
      { value: 'medium', label: 'Moyen' },
      { value: 'high', label: 'Haut' },
    ],
  },
};

export const Dark: Story<AsokSegmented> = { ...dark };

export const Narrow: Story<AsokSegmented> = { ...phone };

export const RightToLeft: Story<AsokSegmented> = { ...rightToLeft };
