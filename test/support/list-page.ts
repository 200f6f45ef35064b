import type { Destination } from '../../elements/internal/events.ts';
import type { AsokList } from '../../elements/records/asok-list.ts';
import type { AsokQueryChangeEvent } from '../../elements/records/list/events.ts';
import type { Toast } from '../../elements/shell/events.ts';
import type { ListInput, ModelDescriptor } from '../../sdk/index.ts';
import listStories from '../../stories/list.stories.ts';
import { postModel, postPages } from '../../stories/support/posts.ts';
import type { LooseFixtures } from '../../stories/support/fixture-client.ts';
import { openStory } from './story.ts';

/** What a list of posts is tried with. */
export interface ListSetup {
  model?: ModelDescriptor;
  /** How many posts there are. */
  count?: number;
  query?: string;
  answers?: LooseFixtures;
  /** Room of the list in px. */
  width?: number;
  hrefBase?: string;
  /** Do not wait until calls are answered. */
  busy?: boolean;
}

/** Puts `<asok-list model="posts">` on the page, and waits until it shows its rows. */
export async function openList(setup: ListSetup = {}) {
  const { model = postModel(), count = 95, query = '', answers = {}, width = 1100, hrefBase = '' } = setup;
  const destinations: Destination[] = [];
  const toasts: Toast[] = [];
  const changes: AsokQueryChangeEvent[] = [];
  const {
    element: list,
    root,
    connection,
    settled,
  } = await openStory<AsokList>(listStories, {
    args: { query, hrefBase },
    answers: { 'meta.models': [model], 'records.posts.list': postPages(count), ...answers },
    width,
    busy: setup.busy,
    prepare(element) {
      element.addEventListener('asok-navigate', (event) => {
        // The pages of the tests have no place to go to.
        event.preventDefault();
        destinations.push(event.destination);
      });
      element.addEventListener('asok-toast', (event) => {
        event.preventDefault();
        toasts.push(event.toast);
      });
      element.addEventListener('asok-query-change', (event) => changes.push(event));
    },
  });
  const { calls } = connection;
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector);
  const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  return {
    list,
    connection,
    root,
    find,
    all,
    settled,
    destinations,
    toasts,
    changes,
    /** What `list` was asked for, in order. */
    inputs: () => calls.filter(({ path }) => path === 'records.posts.list').map(({ input }) => input as ListInput),
    sent: (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input),
    /** The names of the buttons and links that are displayed. */
    actions: (within: string) =>
      all(`${within} :is(button, a)`)
        .filter((button) => button.checkVisibility())
        .map((button) => button.getAttribute('aria-label') ?? button.textContent?.trim()),
    titles: () => all('.title').map((title) => title.textContent?.trim()),
    /** Presses a control and waits for what it does. */
    async press(selector: string) {
      const control = find(selector);
      if (!control) throw new Error(`The list has no ${selector}`);
      control.click();
      await settled();
    },
  };
}

/** Presses a key on an element, as far as scripts see it. */
export function key(target: EventTarget, name: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}

/** Types into an input as a person does: text and event. */
export function typeInto(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
