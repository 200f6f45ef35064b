import '../../elements/fields/asok-relation-picker.ts';
import type { AsokRelationPicker } from '../../elements/fields/asok-relation-picker.ts';
import { maps, paper, craft } from '../support/articles.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from '../support/story.ts';

const options = [maps, paper, craft];
const search = async (q: string) => ({
  options: options.filter(({ label }) => label.toLowerCase().includes(q.toLowerCase())),
  more: false,
});
const opened: Story<AsokRelationPicker>['play'] = async (context) => {
  const { find, settled } = await stageOf<AsokRelationPicker>(context);
  find('.control').focus();
  find('.control').click();
  await settled();
};

const meta: AsokMeta<AsokRelationPicker> = {
  title: 'Fields/asok-relation-picker',
  component: 'asok-relation-picker',
  decorators: [inForm],
  args: { name: 'tag', label: 'Tag', value: maps, search },
  parameters: {
    usage: {
      markup: `<form>
  <label for="tag">Tag</label>
  <asok-relation-picker id="tag" name="tag"></asok-relation-picker>
  <!-- tag.search = (q) => client.records.posts.options.query({ field: 'tag', q }) -->
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokRelationPicker> = {};

export const Empty: Story<AsokRelationPicker> = { args: { value: null } };

/** The search is under way. */
export const Loading: Story<AsokRelationPicker> = {
  args: { value: null, search: () => new Promise(() => {}) },
  play: opened,
};

/** Nothing is chosen. */
export const Failed: Story<AsokRelationPicker> = { args: { value: null, required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokRelationPicker> = { args: { disabled: true } };

export const ReadOnly: Story<AsokRelationPicker> = { args: { readonly: true } };

export const Opened: Story<AsokRelationPicker> = { args: { value: null }, play: opened };

/** More match than are shown. */
export const More: Story<AsokRelationPicker> = {
  args: { value: null, search: async () => ({ options, more: true }) },
  play: opened,
};

export const NothingFound: Story<AsokRelationPicker> = {
  args: { value: null, search: async () => ({ options: [], more: false }) },
  play: opened,
};

export const Create: Story<AsokRelationPicker> = { args: { value: null, createHref: '#new' }, play: opened };

export const DarkOpened: Story<AsokRelationPicker> = { ...dark, args: { value: null }, play: opened };

export const Dark: Story<AsokRelationPicker> = { ...dark };

export const Narrow: Story<AsokRelationPicker> = { ...phone };

export const RightToLeft: Story<AsokRelationPicker> = { ...rightToLeft };

export const LongText: Story<AsokRelationPicker> = {
  args: { label: `${LONG} ${LONG}`, value: { key: '1', label: `${LONG} ${LONG}` } },
};

export const French: Story<AsokRelationPicker> = { ...french, args: { label: 'Étiquette', value: null }, play: opened };
