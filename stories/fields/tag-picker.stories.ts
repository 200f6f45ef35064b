import '../../elements/fields/asok-tag-picker.ts';
import type { AsokTagPicker } from '../../elements/fields/asok-tag-picker.ts';
import { maps, paper } from '../support/articles.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from '../support/story.ts';

const all = Array.from({ length: 200 }, (_, n) => ({ key: String(n + 1), label: `Tag ${n + 1}` }));
const search = async (q: string) => {
  const found = all.filter(({ label }) => label.includes(q));
  return { options: found.slice(0, 50), more: found.length > 50 };
};

const meta: AsokMeta<AsokTagPicker> = {
  title: 'Fields/asok-tag-picker',
  component: 'asok-tag-picker',
  decorators: [inForm],
  args: { name: 'tags', label: 'Tags', value: [maps, paper], search },
  parameters: {
    usage: {
      markup: `<form>
  <label for="tags">Tags</label>
  <asok-tag-picker id="tags" name="tags"></asok-tag-picker>
  <!-- tags.search = (q) => client.records.posts.options.query({ field: 'tags', q }) -->
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokTagPicker> = {};

export const Empty: Story<AsokTagPicker> = { args: { value: [] } };

/** The list is open, and there are more records than it holds. */
export const Open: Story<AsokTagPicker> = {
  play: async (context) => {
    const { find, press } = await stageOf<AsokTagPicker>(context);
    await press(find('input'));
  },
};

/** Waits for the records. */
export const Loading: Story<AsokTagPicker> = {
  args: { search: () => new Promise(() => {}) },
  play: async (context) => {
    const { find, press } = await stageOf<AsokTagPicker>(context);
    await press(find('input'));
  },
};

/** None where one is required. */
export const Failed: Story<AsokTagPicker> = { args: { value: [], required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokTagPicker> = { args: { disabled: true } };

export const ReadOnly: Story<AsokTagPicker> = { args: { readonly: true } };

/** More than twelve are folded. */
export const Many: Story<AsokTagPicker> = { args: { value: all } };

export const LongText: Story<AsokTagPicker> = {
  args: { label: `${LONG} ${LONG}`, value: [{ key: '9', label: `${LONG} ${LONG}` }] },
};

export const French: Story<AsokTagPicker> = { ...french, args: { label: 'Étiquettes' } };

export const Dark: Story<AsokTagPicker> = { ...dark };

export const Narrow: Story<AsokTagPicker> = { ...phone };

export const RightToLeft: Story<AsokTagPicker> = { ...rightToLeft };
