import '../elements/records/asok-list.ts';
import type { AsokList } from '../elements/records/asok-list.ts';
import { rights } from './support/descriptors.ts';
import { firstThen, type Fixtures, never, refuse } from './support/fixture-client.ts';
import { frenchPostModel, postPages, shortPostModel, shortPostPages, titleOf } from './support/posts.ts';
import { me } from './support/site.ts';
import { type AsokMeta, compact, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

const LIST = 'records.posts.list';
const posts = shortPostPages(95);

/** A server with 95 posts, but for what a story changes. */
const server = (changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({
    'auth.me': me(),
    'meta.models': [shortPostModel()],
    [LIST]: posts,
    'records.posts.options': { options: [{ key: '7', label: 'Ann Lee' }], more: false },
    'records.posts.remove': ({ id }) => ({ removed: id }),
    ...changes,
  }),
});

const meta: AsokMeta<AsokList> = {
  title: 'Records/asok-list',
  component: 'asok-list',
  args: { model: 'posts' },
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-list model="posts" query="sort=-publishedAt" href-base="/admin"></asok-list>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const page = await client.records.posts.list.query({ filter: { status: 'draft' }, sort: ['-publishedAt'] });`,
    },
  },
};
export default meta;

export const Default: Story<AsokList> = {};

export const Loading: Story<AsokList> = { parameters: server({ [LIST]: never }) };

export const Refreshing: Story<AsokList> = {
  // A list that answers once must be a new one each time.
  parameters: { fixtures: () => server({ [LIST]: firstThen(posts, never) }).fixtures() },
  play: async (context) => {
    const { element, settled } = await stageOf<AsokList>(context);
    void element.refresh();
    await settled();
  },
};

export const Empty: Story<AsokList> = { parameters: server({ [LIST]: postPages(0) }) };

export const NoResults: Story<AsokList> = { args: { query: 'q=nothing&status.in=draft' } };

export const Failed: Story<AsokList> = {
  parameters: server({ [LIST]: refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
};

export const Denied: Story<AsokList> = { parameters: server({ 'meta.models': [] }) };

export const LookOnly: Story<AsokList> = {
  parameters: server({ 'meta.models': [shortPostModel({ can: rights('view') })] }),
};

export const Filtered: Story<AsokList> = { args: { query: 'q=paper&status.in=draft&author.in=7&views.gte=1000' } };

export const FilterPanel: Story<AsokList> = {
  play: async (context) => {
    const { press } = await stageOf<AsokList>(context);
    await press('.filters');
  },
};

export const ColumnChooser: Story<AsokList> = {
  play: async (context) => {
    const { find, press } = await stageOf<AsokList>(context);
    const trigger = find('asok-column-chooser').shadowRoot?.querySelector('button');
    if (trigger) await press(trigger);
  },
};

export const ManyPages: Story<AsokList> = {
  args: { query: 'page=250' },
  parameters: server({ [LIST]: shortPostPages(30_000) }),
};

export const AskToDelete: Story<AsokList> = {
  play: async (context) => {
    const { press } = await stageOf<AsokList>(context);
    await press('tbody tr:nth-child(2) .row-actions .danger');
  },
};

export const Dark: Story<AsokList> = { ...dark };

export const Compact: Story<AsokList> = { ...compact };

export const Narrow: Story<AsokList> = { ...phone };

export const Tablet: Story<AsokList> = { parameters: { room: 760 } };

export const RightToLeft: Story<AsokList> = { ...rightToLeft };

export const LongText: Story<AsokList> = {
  parameters: server({
    'meta.models': [
      shortPostModel({
        label: 'Posts, essays, reviews, interviews and everything else that the editors write',
        labelSingular: 'Post',
      }),
    ],
    [LIST]: postPages(
      95,
      (n) =>
        `${titleOf(n)}: ${'a subtitle that explains at length what the title left open, '.repeat(3)}Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung`,
    ),
  }),
};

export const French: Story<AsokList> = { ...french, parameters: server({ 'meta.models': [frenchPostModel()] }) };
