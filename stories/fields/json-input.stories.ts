import '../../elements/fields/asok-json-input.ts';
import type { AsokJsonInput } from '../../elements/fields/asok-json-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from '../support/story.ts';

const meta: AsokMeta<AsokJsonInput> = {
  title: 'Fields/asok-json-input',
  component: 'asok-json-input',
  decorators: [inForm],
  args: { name: 'meta', label: 'Metadata', value: { robots: 'index', keywords: ['maps', 'paper'] }, rows: 8 },
  parameters: {
    usage: {
      markup: `<form>
  <label for="meta">Metadata</label>
  <asok-json-input id="meta" name="meta" rows="8"></asok-json-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokJsonInput> = {};

export const Empty: Story<AsokJsonInput> = { args: { value: null } };

/** What was typed is no JSON. */
export const Failed: Story<AsokJsonInput> = {
  play: async (context) => {
    const { find, type } = await stageOf<AsokJsonInput>(context);
    await type(find<HTMLTextAreaElement>('textarea'), '{\n  "robots": index\n}');
  },
};

/** Disabled. */
export const Denied: Story<AsokJsonInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokJsonInput> = { args: { readonly: true } };

export const Dark: Story<AsokJsonInput> = { ...dark };

export const Narrow: Story<AsokJsonInput> = { ...phone };

export const RightToLeft: Story<AsokJsonInput> = { ...rightToLeft };

export const LongText: Story<AsokJsonInput> = { args: { label: `${LONG} ${LONG}`, value: { text: LONG.repeat(4) } } };

export const French: Story<AsokJsonInput> = { ...french, args: { label: 'Métadonnées' } };
