import { fixture, html } from '@open-wc/testing';
import { loadLanguage } from '../../elements/i18n/localize.ts';
import { type Connection, connectionOf } from '../../elements/internal/connection.ts';
import '../../elements/shell/asok-provider.ts';
import { createAdminClient, type ModelDescriptor } from '../../sdk/index.ts';
import { drawn } from './drawn.ts';
import { type Fixture, type FixtureCall, fixtureLink } from './fixture-link.ts';
import { type ArticleServer, articleModel, articleServer } from './form-fixtures.ts';
import { me } from './site.ts';

/** What a page of one article is tried with. */
export interface PageSetup {
  id?: string | null;
  /** null: a model that the person may not view is not told of. */
  model?: ModelDescriptor | null;
  server?: ArticleServer;
  answers?: Record<string, Fixture>;
  width?: number;
  locale?: 'en' | 'fr' | 'es';
  hrefBase?: string;
}

/** An element that shows or edits one article, connected to fixtures. */
export interface Page<E extends HTMLElement> {
  element: E;
  connection: Connection;
  calls: FixtureCall[];
  server: ArticleServer;
  root: ShadowRoot;
  /** The first match in the element's shadow root; null without one. */
  find<T extends HTMLElement = HTMLElement>(selector: string): T | null;
  /** The button with this text among those that are displayed. */
  button(text: string): HTMLButtonElement | undefined;
  sent(path: string): unknown[];
  /** Resolves when no call and no update is under way. */
  settled(): Promise<void>;
}

/** Puts `<asok-form>` or `<asok-detail>` on the page and waits until it shows what it loaded. */
export async function openPage<T extends 'asok-form' | 'asok-detail'>(
  tag: T,
  setup: PageSetup = {},
): Promise<Page<HTMLElementTagNameMap[T]>> {
  const { id = '7', model = articleModel(), server = articleServer(), answers = {}, width = 1100 } = setup;
  const calls: FixtureCall[] = [];
  let running = 0;
  const models = model ? [model] : [];
  const table = counted({ 'auth.me': me(), 'meta.models': models, ...server.table, ...answers }, (change) => {
    running += change;
  });
  const connection = connectionOf(createAdminClient({ link: fixtureLink(table, calls) }));
  const element = document.createElement(tag);
  element.model = 'articles';
  element.recordId = id;
  element.hrefBase = setup.hrefBase ?? '';
  await loadLanguage(setup.locale ?? 'en');
  const provider = await fixture(
    html`<asok-provider .connection=${connection} .locale=${setup.locale ?? 'en'}>
      <div class="frame">${element}</div>
    </asok-provider>`,
  );
  const frame = provider.querySelector('.frame') as HTMLElement;
  frame.style.inlineSize = `${width}px`;
  const root = element.shadowRoot as ShadowRoot;
  const isQuiet = async () => {
    await new Promise(requestAnimationFrame);
    await drawn(element);
    return running === 0 && !element.isUpdatePending;
  };
  // What was just drawn may ask the server: it has, one frame later.
  const settled = async () => {
    for (let quiet = 0; quiet < 2; ) quiet = (await isQuiet()) ? quiet + 1 : 0;
  };
  await element.updateComplete;
  await connection.session.load();
  await settled();
  return {
    element: element as HTMLElementTagNameMap[T],
    connection,
    calls,
    server,
    root,
    find: <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector),
    button: (text) =>
      [...root.querySelectorAll('button')].find(
        (button) => button.textContent?.trim() === text && button.checkVisibility(),
      ),
    sent: (path) => calls.filter((call) => call.path === `records.articles.${path}`).map(({ input }) => input),
    settled,
  };
}

/** The same answers, telling how many of them are being worked on. */
export function counted(table: Record<string, Fixture>, count: (change: 1 | -1) => void): Record<string, Fixture> {
  return Object.fromEntries(
    Object.entries(table).map(([path, fixture]) => [
      path,
      async (input: unknown, signal: AbortSignal | null) => {
        count(1);
        try {
          return typeof fixture === 'function' ? await fixture(input, signal) : fixture;
        } finally {
          count(-1);
        }
      },
    ]),
  );
}
