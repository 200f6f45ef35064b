import { aTimeout, fixture, html, waitUntil } from '@open-wc/testing';
import type { AsokAdmin } from '../../elements/shell/asok-admin.ts';
import type { AsokFrame } from '../../elements/shell/asok-frame.ts';
import '../../elements/shell/asok-admin.ts';
import '../../elements/shell/asok-provider.ts';
import { connectionOf } from '../../elements/internal/connection.ts';
import { createAdminClient, type Me, type ModelDescriptor } from '../../sdk/index.ts';
import { drawn } from './drawn.ts';
import { type FixtureCall, fixtureLink, Refusal } from '../../stories/support/fixture-client.ts';
import { fieldOf } from '../../stories/support/descriptors.ts';
import { administrator, me, model, site } from '../../stories/support/site.ts';

const HOME = `${location.pathname}${location.search}`;
const KEPT = ['asok-theme', 'asok-language', 'asok-sidebar'];

/** A text field that everybody may write. */
const title = fieldOf({ name: 'title', kind: 'text', priority: 1 });

/** Posts and comments under Content, users under Access; nobody may write comments. */
export const models: ModelDescriptor[] = [
  model('posts', {
    fields: [title],
    fieldsets: [{ label: null, other: false, fields: ['title'] }],
    list: { columns: ['title'], search: ['Title'], filters: [], sort: [], perPage: 20, perPageChoices: [20] },
  }),
  model('comments', { can: { view: true, add: false, edit: false, delete: false, export: false } }),
  model('users', { group: 'Access', icon: 'users' }),
];

interface Setup {
  /** Where the browser stands when the page opens. */
  address?: string;
  user?: Me | null;
  /** The models that the person may view. */
  visible?: ModelDescriptor[];
  table?: Record<string, unknown>;
  siteName?: string;
  urlPrefix?: string;
}

/** Opens the whole application over fixtures at an address. Call `leaveAdmin` afterwards. */
export async function openAdmin(setup: Setup = {}) {
  const { address = '/admin', user = administrator, visible = models, table = {} } = setup;
  history.replaceState(null, '', address);
  const { siteName = site.siteName, urlPrefix = site.urlPrefix } = setup;
  const answer = (person: Me | null) => ({ ...me(person), site: { ...site, siteName, urlPrefix } });
  const calls: FixtureCall[] = [];
  const records = Object.fromEntries(visible.flatMap(({ slug }) => Object.entries(recordsOf(slug))));
  const link = fixtureLink(
    {
      'auth.me': answer(user),
      'auth.login': answer(user ?? administrator),
      'auth.logout': { ok: true },
      'account.update': answer(user ?? administrator),
      'meta.models': visible,
      ...records,
      ...table,
    },
    calls,
  );
  const connection = connectionOf(createAdminClient({ link }));
  const provider = await fixture(
    html`<asok-provider .connection=${connection}><asok-admin></asok-admin></asok-provider>`,
  );
  const admin = provider.querySelector('asok-admin') as AsokAdmin;
  await waitUntil(() => connection.session.$state.get().status !== 'loading');
  const find = <E extends HTMLElement = HTMLElement>(...path: string[]) => findThrough(admin, path) as E;
  /** Waits for work that was begun: answers of fixtures come within a task. */
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await aTimeout(0);
    await drawn(admin);
  };
  const frame = () => find<AsokFrame>('asok-frame');
  // Of the elements that have come with their code, some ask the server at once.
  await settle();
  await settle();
  return { admin, connection, calls, find, frame, settle, path: () => `${location.pathname}${location.search}` };
}

/** Puts address, title, language and everything that was kept back as they were. */
export function leaveAdmin(): void {
  history.replaceState(null, '', HOME);
  for (const key of KEPT) localStorage.removeItem(key);
  document.title = '';
  document.documentElement.lang = 'en';
  delete document.documentElement.dataset.theme;
}

function recordsOf(slug: string): Record<string, unknown> {
  const record = (id: string) => ({
    $key: id,
    $label: `Record ${id}`,
    $version: '1',
    $can: { edit: true, delete: true },
    title: `Title ${id}`,
  });
  return {
    [`records.${slug}.list`]: { rows: [], total: 0, totalIs: 'exact', next: null, previous: null },
    [`records.${slug}.get`]: (input: unknown) => {
      const { id } = input as { id: string };
      if (id === 'gone') throw new Refusal('NOT_FOUND', { httpStatus: 404 });
      return record(id);
    },
  };
}

/** The first element that the path of selectors leads to, each in the shadow root of the one before. */
function findThrough(start: HTMLElement, path: string[]): HTMLElement | null {
  return path.reduce<HTMLElement | null>((node, selector) => node?.shadowRoot?.querySelector(selector) ?? null, start);
}
