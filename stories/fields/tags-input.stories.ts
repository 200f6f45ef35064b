import '../../elements/fields/asok-tags-input.ts';
import type { AsokTagsInput } from '../../elements/fields/asok-tags-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from '../support/story.ts';

const meta: AsokMeta<AsokTagsInput> = {
  title: 'Fields/asok-tags-input',
  component: 'asok-tags-input',
  decorators: [inForm],
  args: { name: 'keywords', label: 'Keywords', value: ['conservation', 'cartography', 'long read'] },
  parameters: {
    usage: {
      markup: `<form>
  <label for="keywords">Keywords</label>
  <asok-tags-input id="keywords" name="keywords"></asok-tags-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokTagsInput> = {};

export const Empty: Story<AsokTagsInput> = { args: { value: [] } };

/** None where one is required. */
export const Failed: Story<AsokTagsInput> = { args: { value: [], required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokTagsInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokTagsInput> = { args: { readonly: true } };

/** Backspace marked the last one: the next takes it away. */
export const Marked: Story<AsokTagsInput> = {
  play: async (context) => {
    const { find, settled } = await stageOf<AsokTagsInput>(context);
    const input = find<HTMLInputElement>('input');
    input.focus();
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true, cancelable: true }));
    await settled();
  },
};

/** More than twelve are folded. */
export const Many: Story<AsokTagsInput> = { args: { value: Array.from({ length: 40 }, (_, n) => `word ${n + 1}`) } };

export const LongText: Story<AsokTagsInput> = { args: { label: `${LONG} ${LONG}`, value: [LONG, `${LONG} ${LONG}`] } };

export const French: Story<AsokTagsInput> = { ...french, args: { label: 'Mots-clés', value: ['cartographie'] } };

export const Dark: Story<AsokTagsInput> = { ...dark };

export const Narrow: Story<AsokTagsInput> = { ...phone };

export const RightToLeft: Story<AsokTagsInput> = { ...rightToLeft };
