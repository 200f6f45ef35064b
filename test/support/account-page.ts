import type { AccountChange, AsokAccountChangeEvent } from '../../elements/account/events.ts';
import type { AsokAccount } from '../../elements/account/asok-account.ts';
import type { AsokPasswordInput } from '../../elements/fields/asok-password-input.ts';
import type { Toast } from '../../elements/shell/events.ts';
import type { Locale } from '../../sdk/index.ts';
import accountStories from '../../stories/account.stories.ts';
import type { LooseFixtures } from '../../stories/support/fixture-client.ts';
import { openStory } from './story.ts';

interface Setup {
  /** Answers that differ from those to the stories' administrator. */
  answers?: LooseFixtures;
  locale?: Locale;
  /** Room of the page in px. */
  width?: number;
}

/** Puts `<asok-account>` on the page, and waits until it is shown. */
export async function openAccount({ answers = {}, locale, width = 1000 }: Setup = {}) {
  const changes: AccountChange[] = [];
  const toasts: Toast[] = [];
  const { element, root, connection, settled } = await openStory<AsokAccount>(accountStories, {
    args: {},
    answers,
    width,
    locale,
    prepare(account) {
      account.addEventListener('asok-account-change', ({ change }: AsokAccountChangeEvent) => changes.push(change));
      account.addEventListener('asok-toast', (event) => {
        event.preventDefault();
        toasts.push(event.toast);
      });
    },
  });
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector) as E;
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
    ) as HTMLButtonElement;
  return {
    element,
    root,
    connection,
    settled,
    changes,
    toasts,
    find,
    button,
    async press(name: string) {
      button(name).click();
      await settled();
    },
    async type(selector: string, text: string) {
      const input = find<HTMLInputElement>(selector);
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await settled();
    },
    password: (name: 'current' | 'next') => find<AsokPasswordInput>(`asok-password-input[name=${name}]`),
    sent: (path: string) => connection.calls.filter((call) => call.path === path).map(({ input }) => input),
    text: (selector: string) => find(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  };
}
