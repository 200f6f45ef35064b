import '../elements/shell/asok-admin.ts';
import type { AsokAdmin } from '../elements/shell/asok-admin.ts';
import { articleModel, articleServer, frenchArticleModel } from './support/articles.ts';
import { type Fixtures, never, NoAnswer, refuse } from './support/fixture-client.ts';
import { frenchPostModel, postPages, shortPostModel, shortPostPages } from './support/posts.ts';
import { actingAs, peopleModel, peopleServer } from './support/people.ts';
import { roleModel, roleServer } from './support/roles.ts';
import { me, model, site } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from './support/story.ts';

interface Setup {
  /** Where the application opens. */
  address?: string;
  changes?: Fixtures;
}

/** The application at an address, over fixtures of everything in its menu. */
const opened = ({ address = '/admin', changes = {} }: Setup = {}) => ({
  address,
  fixtures: (): Fixtures => ({
    'auth.me': me(),
    'auth.login': { ...me(), mfa: null },
    'auth.logout': { ok: true },
    'meta.models': [shortPostModel(), articleModel(), model('users', { group: 'Access', icon: 'users' }), roleModel()],
    'records.posts.list': shortPostPages(95),
    'records.articles.list': postPages(0),
    'records.users.list': postPages(0),
    'records.roles.list': postPages(0),
    ...articleServer().table,
    ...roleServer().table,
    ...changes,
  }),
});

const meta: AsokMeta<AsokAdmin> = {
  title: 'Shell/asok-admin',
  component: 'asok-admin',
  parameters: {
    layout: 'fullscreen',
    ...opened(),
    // Each one takes the address bar and the theme of its page.
    docs: { story: { inline: false, iframeHeight: 640 } },
    usage: {
      markup: `<!-- all there is on the page -->
<asok-admin url="/admin"></asok-admin>`,
    },
  },
  beforeEach: ({ parameters, globals }) => {
    const here = `${location.pathname}${location.search}`;
    history.replaceState(null, '', parameters.address as string);
    // It goes by what a person chose earlier, as on any page of its own.
    localStorage.setItem('asok-theme', globals.theme as string);
    localStorage.setItem('asok-language', globals.language as string);
    return () => history.replaceState(null, '', here);
  },
};
export default meta;

export const Default: Story<AsokAdmin> = {};

export const List: Story<AsokAdmin> = { parameters: opened({ address: '/admin/posts' }) };

export const Form: Story<AsokAdmin> = { parameters: opened({ address: '/admin/articles/7' }) };

export const Detail: Story<AsokAdmin> = { parameters: opened({ address: '/admin/articles/7/view' }) };

export const Role: Story<AsokAdmin> = { parameters: opened({ address: '/admin/roles/3' }) };

export const Login: Story<AsokAdmin> = { parameters: opened({ changes: { 'auth.me': me(null) } }) };

export const Loading: Story<AsokAdmin> = { parameters: opened({ changes: { 'auth.me': never } }) };

/** The server cannot be reached. */
export const Failed: Story<AsokAdmin> = {
  parameters: opened({
    changes: {
      'auth.me': () => {
        throw new NoAnswer();
      },
    },
  }),
};

/** A page that this person may not open. */
export const Denied: Story<AsokAdmin> = {
  parameters: opened({
    address: '/admin/comments',
    changes: { 'records.comments.list': refuse('FORBIDDEN', { httpStatus: 403 }) },
  }),
};

/** Somebody who may open nothing at all. */
export const NothingToDo: Story<AsokAdmin> = { parameters: opened({ changes: { 'meta.models': [] } }) };

/** The people of the site, each with a button to act as him. */
export const People: Story<AsokAdmin> = {
  parameters: opened({
    address: '/admin/users',
    changes: { 'meta.models': [shortPostModel(), peopleModel()], ...peopleServer() },
  }),
};

/** An administrator acts as somebody else, and sees what that one sees. */
export const Impersonating: Story<AsokAdmin> = {
  parameters: opened({
    address: '/admin/posts',
    changes: {
      'auth.me': actingAs(),
      'meta.models': [shortPostModel(), model('users', { group: 'Access', icon: 'users' })],
    },
  }),
};

/** The last minutes of it, with a long name. */
export const ImpersonatingLong: Story<AsokAdmin> = {
  parameters: opened({
    address: '/admin/posts',
    changes: { 'auth.me': actingAs('Bartholomew Featherstonehaugh-van den Heuvel-Oosterhuis', 240) },
  }),
};

export const ImpersonatingNarrow: Story<AsokAdmin> = { ...Impersonating, ...phone };

export const Dark: Story<AsokAdmin> = { ...List, ...dark };

export const Narrow: Story<AsokAdmin> = { ...List, ...phone };

export const NarrowForm: Story<AsokAdmin> = { ...Form, ...phone };

export const RightToLeft: Story<AsokAdmin> = { ...List, ...rightToLeft };

export const LongText: Story<AsokAdmin> = {
  parameters: opened({
    changes: {
      'auth.me': {
        ...me(),
        site: {
          ...site,
          siteName: 'The Kestrel Press, Publishers of Maps, Almanacs and Donaudampfschifffahrtskalender',
        },
      },
      'meta.models': [
        shortPostModel({
          label: 'Posts, essays, reviews, interviews and obituaries',
          group: 'Everything that is ever written',
        }),
        articleModel({ label: 'Donaudampfschifffahrtsgesellschaftskapitänsmützen' }),
      ],
    },
  }),
};

export const French: Story<AsokAdmin> = {
  ...french,
  parameters: opened({
    address: '/admin/posts',
    changes: { 'meta.models': [frenchPostModel(), frenchArticleModel()] },
  }),
};
