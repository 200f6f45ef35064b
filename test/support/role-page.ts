import { fixture, html } from '@open-wc/testing';
import { loadLanguage } from '../../elements/i18n/localize.ts';
import { connectionOf } from '../../elements/internal/connection.ts';
import type { Destination } from '../../elements/internal/events.ts';
import type { AsokPermissionMatrix } from '../../elements/roles/asok-permission-matrix.ts';
import '../../elements/roles/asok-permission-matrix.ts';
import type { Toast } from '../../elements/shell/events.ts';
import '../../elements/shell/asok-provider.ts';
import { createAdminClient, type ModelDescriptor } from '../../sdk/index.ts';
import { matrixOutput, roleModel, roleServer } from '../../stories/support/roles.ts';
import { type Fixture, type FixtureCall, fixtureLink } from './fixture-link.ts';
import { counted } from './record-page.ts';
import { me } from './site.ts';

export { matrixOutput, roleModel, roleServer };

interface RoleSetup {
  id?: string | null;
  model?: ModelDescriptor | null;
  server?: ReturnType<typeof roleServer>;
  answers?: Record<string, Fixture>;
  /** Room of the page in px. */
  width?: number;
  locale?: 'en' | 'fr' | 'es';
  hrefBase?: string;
}

/** Puts `<asok-permission-matrix>` on the page for role 3, or a new one with `id` null, and waits until it is shown. */
export async function openRole(setup: RoleSetup = {}) {
  const { id = '3', model = roleModel(), server = roleServer(), answers = {}, width = 1150 } = setup;
  const calls: FixtureCall[] = [];
  let running = 0;
  const table = counted(
    { 'auth.me': me(), 'meta.models': model ? [model] : [], ...server.table, ...answers },
    (change) => {
      running += change;
    },
  );
  const connection = connectionOf(createAdminClient({ link: fixtureLink(table, calls) }));
  const element = document.createElement('asok-permission-matrix') as AsokPermissionMatrix;
  element.roleId = id;
  element.hrefBase = setup.hrefBase ?? '';
  const destinations: Destination[] = [];
  const toasts: Toast[] = [];
  element.addEventListener('asok-navigate', (event) => destinations.push(event.destination));
  element.addEventListener('asok-toast', (event) => {
    event.preventDefault();
    toasts.push(event.toast);
  });
  await loadLanguage(setup.locale ?? 'en');
  const provider = await fixture(
    html`<asok-provider .connection=${connection} .locale=${setup.locale ?? 'en'}><div>${element}</div></asok-provider>`,
  );
  (provider.querySelector('div') as HTMLElement).style.inlineSize = `${width}px`;
  const root = element.shadowRoot as ShadowRoot;
  const settled = async () => {
    do {
      await new Promise(requestAnimationFrame);
      await element.updateComplete;
    } while (running > 0 || element.isUpdatePending);
  };
  await element.updateComplete;
  await connection.session.load();
  await settled();
  const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  const box = (name: string) => root.querySelector(`input[aria-label="${name}"]`) as HTMLInputElement;
  return {
    element,
    server,
    root,
    settled,
    destinations,
    toasts,
    all,
    find: <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector),
    /** The checkbox of this name, such as `Posts: edit`. */
    box,
    async click(name: string) {
      box(name).click();
      await settled();
    },
    button: (text: string) =>
      all<HTMLButtonElement>('button').find(
        (button) => button.textContent?.trim() === text && button.checkVisibility(),
      ),
    /** The permissions in the panel beside the matrix. */
    stored: () => all('[part=stored] li').map((item) => item.textContent?.trim()),
    changes: () => all('.permission:is(.added, .removed) .visually-hidden').map((item) => item.textContent?.trim()),
    status: () => root.querySelector('.status')?.textContent?.trim(),
    sent: (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input),
  };
}
