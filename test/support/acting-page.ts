import type { AsokImpersonationBanner } from '../../elements/impersonation/asok-impersonation-banner.ts';
import type { Me, MeOutput, ModelDescriptor } from '../../sdk/index.ts';
import { administrator, me } from '../../stories/support/site.ts';
import { models, type openAdmin } from './admin-page.ts';

export type Page = Awaited<ReturnType<typeof openAdmin>>;

const ravi: Me = {
  ...administrator,
  key: '7',
  name: 'Ravi Krishnan',
  label: 'Ravi Krishnan',
  isAdmin: false,
  permissions: ['posts.*'],
};
/** The models of an administrator. */
export const people = models.map(
  (each): ModelDescriptor => (each.slug === 'users' ? { ...each, impersonate: true } : each),
);
const posts = models.filter(({ slug }) => slug === 'posts');

/** The answer to who acts as Ravi. The clock of that server is far off. */
export const acting = (secondsLeft = 3600): MeOutput => ({
  ...me(ravi),
  impersonation: { admin: { key: '1', label: 'Amira Haddad' }, until: new Date(0), secondsLeft },
});
const row = (key: string, label: string) => ({ $key: key, $label: label });
const rows = {
  rows: [row('1', 'Amira Haddad'), row('7', 'Ravi Krishnan')],
  total: 2,
  totalIs: 'exact',
  next: null,
  previous: null,
};

/** A server on which one may act as Ravi. */
export function actingServer(changes: Record<string, unknown> = {}) {
  const state = { isActing: false, ended: null as 'expired' | 'gone' | null };
  const table: Record<string, unknown> = {
    'auth.me': () => (state.isActing ? acting() : { ...me(), impersonationEnded: state.ended }),
    'meta.models': () => (state.isActing ? posts : people),
    'records.users.list': rows,
    'impersonation.start': () => {
      state.isActing = true;
      return acting();
    },
    'impersonation.stop': () => {
      const reason = state.ended ?? 'stopped';
      state.isActing = false;
      state.ended = null;
      return { ...me(), reason };
    },
    ...changes,
  };
  return { state, table };
}

/** What stands over everything while somebody is acted as; null while nobody is. */
export const bannerOf = (page: Page) =>
  page.find<AsokImpersonationBanner>('asok-frame', 'asok-impersonation-banner') as AsokImpersonationBanner | null;

/** What an element shows, in one line. */
export const shownText = (element: Element | null | undefined) =>
  (element?.shadowRoot ?? element)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
