import '../../elements/fields/asok-check-grid.ts';
import type { AsokCheckGrid } from '../../elements/fields/asok-check-grid.ts';
import { maps, paper, craft } from '../support/articles.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const options = [maps, paper, craft];
const search = async () => ({ options, more: false });

const meta: AsokMeta<AsokCheckGrid> = {
  title: 'Fields/asok-check-grid',
  component: 'asok-check-grid',
  decorators: [inForm],
  args: { name: 'tags', label: 'Tags', value: [maps, paper], search },
  parameters: {
    usage: {
      markup: `<form>
  <label for="tags">Tags</label>
  <asok-check-grid id="tags" name="tags"></asok-check-grid>
  <!-- tags.search = (q) => client.records.posts.options.query({ field: 'tags', q }) -->
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokCheckGrid> = {};

/** There is nothing to choose. */
export const Empty: Story<AsokCheckGrid> = { args: { value: [], search: async () => ({ options: [], more: false }) } };

export const Loading: Story<AsokCheckGrid> = { args: { value: [], search: () => new Promise(() => {}) } };

/** Nothing is ticked. */
export const Failed: Story<AsokCheckGrid> = { args: { value: [], required: true, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokCheckGrid> = { args: { disabled: true } };

export const ReadOnly: Story<AsokCheckGrid> = { args: { readonly: true } };

export const Many: Story<AsokCheckGrid> = {
  args: {
    search: async () => ({
      options: Array.from({ length: 30 }, (_, n) => ({ key: String(n + 1), label: `Tag ${n + 1}` })),
      more: true,
    }),
  },
};

export const Dark: Story<AsokCheckGrid> = { ...dark };

export const Narrow: Story<AsokCheckGrid> = { ...phone };

export const RightToLeft: Story<AsokCheckGrid> = { ...rightToLeft };

export const LongText: Story<AsokCheckGrid> = {
  args: { label: `${LONG} ${LONG}`, value: [{ key: '9', label: `${LONG} ${LONG}` }] },
};

export const French: Story<AsokCheckGrid> = { ...french, args: { label: 'Étiquettes' } };
