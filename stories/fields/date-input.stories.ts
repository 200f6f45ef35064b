import '../../elements/fields/asok-date-input.ts';
import type { AsokDateInput } from '../../elements/fields/asok-date-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from '../support/story.ts';

const opened: Story<AsokDateInput>['play'] = async (context) => {
  const { press } = await stageOf<AsokDateInput>(context);
  await press('[part~=trigger]');
};

const meta: AsokMeta<AsokDateInput> = {
  title: 'Fields/asok-date-input',
  component: 'asok-date-input',
  decorators: [inForm],
  args: { name: 'day', label: 'Publish on', value: '2026-11-24' },
  parameters: {
    usage: {
      markup: `<form>
  <label for="day">Publish on</label>
  <asok-date-input id="day" name="day"></asok-date-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokDateInput> = {};

export const Empty: Story<AsokDateInput> = { args: { value: null } };

/** Missing. */
export const Failed: Story<AsokDateInput> = { args: { value: null, required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokDateInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokDateInput> = { args: { readonly: true } };

export const DateTime: Story<AsokDateInput> = { args: { type: 'datetime', value: new Date('2026-11-24T08:00:00Z') } };

export const Opened: Story<AsokDateInput> = { play: opened };

export const DarkOpened: Story<AsokDateInput> = { ...dark, play: opened };

export const Dark: Story<AsokDateInput> = { ...dark };

export const Narrow: Story<AsokDateInput> = { ...phone };

export const RightToLeft: Story<AsokDateInput> = { ...rightToLeft };

export const LongText: Story<AsokDateInput> = { args: { label: `${LONG} ${LONG}` }, parameters: { room: 180 } };

export const French: Story<AsokDateInput> = { ...french, args: { label: 'Publier le' }, play: opened };
