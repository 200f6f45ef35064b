import '../elements/records/asok-list.ts';
import type { AsokList } from '../elements/records/asok-list.ts';
import type { ModelDescriptor } from '../sdk/index.ts';
import { type Fixtures, refuse } from './support/fixture-client.ts';
import { frenchPostModel, shortPostModel, shortPostPages, titleOf } from './support/posts.ts';
import { me } from './support/site.ts';
import { type AsokMeta, compact, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

const TAGS = ['News', 'Conservation', 'Long read'].map((label, index) => ({ key: String(index + 1), label }));

const REMOVE = 'records.posts.removeMany';

/** With few rows to a page: all that is checked in them is the same. */
const short = (model: ModelDescriptor): ModelDescriptor => ({ ...model, list: { ...model.list, perPage: 12 } });

/** A server with 95 posts, but for what a story changes. */
const server = (changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({
    'auth.me': me(),
    'meta.models': [short(shortPostModel())],
    'records.posts.list': shortPostPages(95),
    // What a cell has no room for is asked for.
    'records.posts.get': ({ id }) => ({
      $key: id,
      $label: titleOf(Number(id)),
      $version: 'v1',
      $can: { edit: true, delete: true },
      tags: { items: TAGS, count: TAGS.length },
    }),
    [REMOVE]: { removed: 3 },
    ...changes,
  }),
});

const meta: AsokMeta<AsokList> = {
  title: 'Records/asok-list selection',
  component: 'asok-list',
  args: { model: 'posts' },
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-list model="posts">
  <button slot="bulk-actions" type="button">Publish</button>
</asok-list>`,
      sdk: `await client.records.posts.removeMany.mutate({ ids: ['1', '2'] });
await client.records.posts.removeMany.mutate({ query: { filter: { status: 'draft' } }, expectedTotal: 12 });`,
    },
  },
};
export default meta;

type Play = NonNullable<Story<AsokList>['play']>;

/** Selects the first rows. */
const select =
  (count: number): Play =>
  async (context) => {
    const { element, settled } = await stageOf<AsokList>(context);
    const boxes = element.shadowRoot?.querySelectorAll<HTMLElement>('[data-key] .checkbox') ?? [];
    for (const box of [...boxes].slice(0, count)) box.click();
    await customElements.whenDefined('asok-bulk-bar');
    await settled();
  };

/** Selects the first rows and asks to delete them. */
const askToDelete =
  (count: number): Play =>
  async (context) => {
    await select(count)(context);
    const { find, press } = await stageOf<AsokList>(context);
    const button = find('asok-bulk-bar').shadowRoot?.querySelector<HTMLElement>('.delete');
    if (button) await press(button);
  };

export const Selected: Story<AsokList> = { play: select(3) };

export const WholePage: Story<AsokList> = { play: select(12) };

export const AskForTrash: Story<AsokList> = { play: askToDelete(3) };

export const AskForWords: Story<AsokList> = { play: askToDelete(12) };

export const Refused: Story<AsokList> = {
  parameters: server({
    [REMOVE]: refuse('STILL_REFERENCED', {
      httpStatus: 409,
      params: { refused: [{ id: '2', code: 'STILL_REFERENCED' }] },
    }),
  }),
  play: async (context) => {
    await askToDelete(3)(context);
    const { find, press } = await stageOf<AsokList>(context);
    const confirm = find('asok-dialog').shadowRoot?.querySelector<HTMLElement>('.footer .danger');
    if (confirm) await press(confirm);
  },
};

export const Related: Story<AsokList> = {
  play: async (context) => {
    const { press } = await stageOf<AsokList>(context);
    await press('button.more');
  },
};

export const OwnColumns: Story<AsokList> = { args: { listDisplay: ['title', 'views', 'publishedAt'] } };

export const UnknownColumn: Story<AsokList> = { args: { listDisplay: ['title', 'nope'] } };

export const SelectedDark: Story<AsokList> = { ...dark, play: select(3) };

export const SelectedCompact: Story<AsokList> = { ...compact, play: select(3) };

export const SelectedNarrow: Story<AsokList> = { ...phone, play: select(2) };

export const SelectedRightToLeft: Story<AsokList> = { ...rightToLeft, play: select(3) };

export const SelectedFrench: Story<AsokList> = {
  ...french,
  parameters: server({ 'meta.models': [short(frenchPostModel())] }),
  play: askToDelete(12),
};
