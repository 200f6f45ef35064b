import '../../elements/fields/asok-dropdown.ts';
import type { AsokDropdown } from '../../elements/fields/asok-dropdown.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from '../support/story.ts';

const opened: Story<AsokDropdown>['play'] = async (context) => {
  const { press } = await stageOf<AsokDropdown>(context);
  await press('[part~=trigger]');
};

const meta: AsokMeta<AsokDropdown> = {
  title: 'Fields/asok-dropdown',
  component: 'asok-dropdown',
  decorators: [inForm],
  args: {
    name: 'status',
    label: 'Status',
    value: 'draft',
    choices: [
      { value: 'draft', label: 'Draft' },
      { value: 'published', label: 'Published' },
      { value: 'withdrawn', label: 'Withdrawn' },
    ],
  },
  parameters: {
    usage: {
      markup: `<form>
  <label for="status">Status</label>
  <asok-dropdown id="status" name="status" option__class="roomy"></asok-dropdown>
  <!-- choices are a property: status.choices = [{ value: 'draft', label: 'Draft' }] -->
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokDropdown> = {};

export const Empty: Story<AsokDropdown> = { args: { value: null, placeholder: 'Choose one' } };

/** Nothing is chosen. */
export const Failed: Story<AsokDropdown> = { args: { value: null, required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokDropdown> = { args: { disabled: true } };

export const ReadOnly: Story<AsokDropdown> = { args: { readonly: true } };

export const Opened: Story<AsokDropdown> = { play: opened };

export const Clearable: Story<AsokDropdown> = { args: { clearable: true }, play: opened };

/** More than eight choices can be searched. */
export const Search: Story<AsokDropdown> = {
  args: {
    value: 'city-3',
    choices: Array.from({ length: 40 }, (_, n) => ({ value: `city-${n}`, label: `City number ${n + 1}` })),
  },
  play: opened,
};

export const DarkOpened: Story<AsokDropdown> = { ...dark, play: opened };

export const Dark: Story<AsokDropdown> = { ...dark };

export const Narrow: Story<AsokDropdown> = { ...phone };

export const RightToLeft: Story<AsokDropdown> = { ...rightToLeft };

export const LongText: Story<AsokDropdown> = {
  args: { label: `${LONG} ${LONG}`, value: 'long', choices: [{ value: 'long', label: `${LONG} ${LONG} ${LONG}` }] },
  play: opened,
};

export const French: Story<AsokDropdown> = {
  ...french,
  args: { label: 'Statut', value: null, clearable: true, choices: [{ value: 'draft', label: 'Brouillon' }] },
  play: opened,
};
