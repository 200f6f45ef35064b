import '../elements/records/asok-detail.ts';
import type { AsokDetail } from '../elements/records/asok-detail.ts';
import { articleModel, articleServer, frenchArticleModel, longArticle } from './support/articles.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import { me } from './support/site.ts';
import { type AsokMeta, compact, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

const GET = 'records.articles.get';

type Server = ReturnType<typeof articleServer>;

/** A server with article 7, but for what a story changes. */
const server = (changes: (article: Server) => Fixtures = () => ({}), can = { edit: true, delete: true }) => ({
  fixtures: (): Fixtures => {
    const article = articleServer(can);
    return { 'auth.me': me(), 'meta.models': [articleModel()], ...article.table, ...changes(article) };
  },
});

const meta: AsokMeta<AsokDetail> = {
  title: 'Records/asok-detail',
  component: 'asok-detail',
  args: { model: 'articles', recordId: '7' },
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-detail model="articles" record-id="7"></asok-detail>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const article = await client.records.articles.get.query({ id: '7' });`,
    },
  },
};
export default meta;

export const Default: Story<AsokDetail> = {};

export const Loading: Story<AsokDetail> = { parameters: server(() => ({ [GET]: never })) };

export const Failed: Story<AsokDetail> = {
  parameters: server(() => ({ [GET]: refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) })),
};

export const Missing: Story<AsokDetail> = {
  parameters: server(() => ({ [GET]: refuse('NOT_FOUND', { httpStatus: 404 }) })),
};

export const Denied: Story<AsokDetail> = {
  parameters: server(() => ({ [GET]: refuse('FORBIDDEN', { httpStatus: 403 }) })),
};

/** Somebody who may neither edit nor delete it. */
export const LookOnly: Story<AsokDetail> = { parameters: server(() => ({}), { edit: false, delete: false }) };

/** Every field that may be without a value is. */
export const Blank: Story<AsokDetail> = {
  parameters: server((article) => {
    article.change({
      excerpt: null,
      minutes: null,
      publishedAt: null,
      author: null,
      meta: null,
      tags: { items: [], count: 0 },
    });
    return {};
  }),
};

export const AskToDelete: Story<AsokDetail> = {
  play: async (context) => {
    const { press, button } = await stageOf<AsokDetail>(context);
    await press(button('Delete'));
  },
};

export const Dark: Story<AsokDetail> = { ...dark };

export const Compact: Story<AsokDetail> = { ...compact };

export const Narrow: Story<AsokDetail> = { ...phone };

export const RightToLeft: Story<AsokDetail> = { ...rightToLeft };

export const LongText: Story<AsokDetail> = {
  parameters: server((article) => {
    article.change(longArticle);
    return {};
  }),
};

export const French: Story<AsokDetail> = {
  ...french,
  parameters: server(() => ({ 'meta.models': [frenchArticleModel()] })),
};
