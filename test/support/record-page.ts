import type { Connection } from '../../elements/internal/connection.ts';
import type { ModelDescriptor } from '../../sdk/index.ts';
import detailStories from '../../stories/detail.stories.ts';
import formStories from '../../stories/form.stories.ts';
import { type ArticleServer, articleModel, articleServer } from '../../stories/support/articles.ts';
import type { AsokMeta } from '../../stories/support/story.ts';
import type { LooseFixtures, FixtureCall } from '../../stories/support/fixture-client.ts';
import { openStory } from './story.ts';

const stories = { 'asok-form': formStories, 'asok-detail': detailStories };

/** What a page of one article is tried with. */
export interface PageSetup {
  id?: string | null;
  /** null: a model that the person may not view is not told of. */
  model?: ModelDescriptor | null;
  server?: ArticleServer;
  answers?: LooseFixtures;
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
  type Shown = HTMLElementTagNameMap[T];
  const { element, root, connection, settled } = await openStory<Shown>(stories[tag] as unknown as AsokMeta<Shown>, {
    args: { recordId: id, hrefBase: setup.hrefBase ?? '' } as Partial<Shown>,
    answers: { 'meta.models': model ? [model] : [], ...server.table, ...answers },
    width,
    locale: setup.locale,
  });
  const { calls } = connection;
  return {
    element,
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
