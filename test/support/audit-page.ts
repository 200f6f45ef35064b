import type { AsokAuditLog } from '../../elements/audit/asok-audit-log.ts';
import type { AsokHistory } from '../../elements/audit/asok-history.ts';
import type { AsokLogQueryChangeEvent } from '../../elements/audit/events.ts';
import type { Destination } from '../../elements/internal/events.ts';
import type { LogQuery } from '../../sdk/index.ts';
import auditLogStories from '../../stories/audit-log.stories.ts';
import historyStories from '../../stories/history.stories.ts';
import type { LooseFixtures } from '../../stories/support/fixture-client.ts';
import { openStory, type Staged } from './story.ts';

interface Setup {
  answers?: LooseFixtures;
  width?: number;
  locale?: 'en' | 'fr' | 'es';
  busy?: boolean;
}

/** What is common to both elements on the page of a test. */
function reached<E>({ root, connection, settled }: Staged<E>) {
  const find = <T extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<T>(selector);
  const all = <T extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)];
  const button = (name: string) =>
    all('button').find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name && one.checkVisibility(),
    );
  return {
    find,
    all,
    button,
    /** The words of each match, with every run of spaces as one. */
    texts: (selector: string) => all(selector).map(wordsOf),
    inputs: () => connection.calls.filter(({ path }) => path === 'audit.list').map(({ input }) => input as LogQuery),
    async press(name: string) {
      const pressed = button(name);
      if (!pressed) throw new Error(`There is no button ${name}`);
      pressed.click();
      await settled();
    },
  };
}

/** The words of a node, with every run of spaces as one. */
export function wordsOf(node: Node): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Puts the history of post 412 on the page, and waits until it shows what it loaded. */
export async function openHistory({ answers = {}, width = 440, locale, busy }: Setup = {}) {
  const staged = await openStory<AsokHistory>(historyStories, { args: {}, answers, width, locale, busy });
  return { ...staged, ...reached(staged) };
}

/** Puts the audit log on the page, and waits until it shows its rows. */
export async function openLog(setup: Setup & { query?: string; hrefBase?: string } = {}) {
  const { answers = {}, width = 1200, query = '', hrefBase = '', locale, busy } = setup;
  const changes: AsokLogQueryChangeEvent[] = [];
  const destinations: Destination[] = [];
  const staged = await openStory<AsokAuditLog>(auditLogStories, {
    args: { query, hrefBase },
    answers,
    width,
    locale,
    busy,
    prepare(element) {
      element.addEventListener('asok-log-query-change', (event) => changes.push(event));
      element.addEventListener('asok-navigate', (event) => {
        event.preventDefault();
        destinations.push(event.destination);
      });
    },
  });
  const page = reached(staged);
  return {
    ...staged,
    ...page,
    changes,
    destinations,
    /** Chooses from one of the lists of filters. */
    async choose(name: string, value: string) {
      const select = page.find<HTMLSelectElement>(`select[name=${name}]`);
      if (!select) throw new Error(`There is no list ${name}`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await staged.settled();
    },
  };
}
