import type { Destination } from '../../elements/internal/events.ts';
import type { AsokPermissionMatrix } from '../../elements/roles/asok-permission-matrix.ts';
import type { Toast } from '../../elements/shell/events.ts';
import type { ModelDescriptor } from '../../sdk/index.ts';
import roleStories from '../../stories/permission-matrix.stories.ts';
import { matrixOutput, roleModel, roleServer } from '../../stories/support/roles.ts';
import type { LooseFixtures } from '../../stories/support/fixture-client.ts';
import { openStory } from './story.ts';

export { matrixOutput, roleModel, roleServer };

interface RoleSetup {
  id?: string | null;
  model?: ModelDescriptor | null;
  server?: ReturnType<typeof roleServer>;
  answers?: LooseFixtures;
  /** Room of the page in px. */
  width?: number;
  locale?: 'en' | 'fr' | 'es';
  hrefBase?: string;
}

/** Puts `<asok-permission-matrix>` on the page for role 3, or a new one with `id` null, and waits until it is shown. */
export async function openRole(setup: RoleSetup = {}) {
  const { id = '3', model = roleModel(), server = roleServer(), answers = {}, width = 1150 } = setup;
  const destinations: Destination[] = [];
  const toasts: Toast[] = [];
  const { element, root, connection, settled } = await openStory<AsokPermissionMatrix>(roleStories, {
    args: { roleId: id, hrefBase: setup.hrefBase ?? '' },
    answers: { 'meta.models': model ? [model] : [], ...server.table, ...answers },
    width,
    locale: setup.locale,
    prepare(matrix) {
      matrix.addEventListener('asok-navigate', (event) => destinations.push(event.destination));
      matrix.addEventListener('asok-toast', (event) => {
        event.preventDefault();
        toasts.push(event.toast);
      });
    },
  });
  const { calls } = connection;
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
