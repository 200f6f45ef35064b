import { fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { loadLanguage } from '../../elements/i18n/localize.ts';
import '../../elements/shell/asok-provider.ts';
import type { Locale } from '../../sdk/index.ts';
import { type FixtureConnection, fixtureConnection, type LooseFixtures } from '../../stories/support/fixture-client.ts';
import type { AsokMeta } from '../../stories/support/story.ts';
import { drawn } from './drawn.ts';

interface Stage<E> {
  /** Properties that differ from those of the story. */
  args: Partial<E>;
  /** Answers that differ from those of the story, the wrong ones of a broken server among them. */
  answers: LooseFixtures;
  /** Room of the element in px. */
  width: number;
  locale?: Locale | undefined;
  /** Do not wait until calls are answered. */
  busy?: boolean | undefined;
  /** Sees the element before it is on the page. */
  prepare?(element: E): void;
}

/** The element of a story on the page of a test. */
export interface Staged<E> {
  element: E;
  root: ShadowRoot;
  connection: FixtureConnection;
  /** Resolves when no call and no update is under way. */
  settled(): Promise<void>;
}

/** Puts the element of a stories file on the page as the catalogue does, and waits until it shows what it loaded. */
export async function openStory<E extends LitElement>(
  meta: AsokMeta<E>,
  { args, answers, width, locale = 'en', busy = false, prepare }: Stage<E>,
): Promise<Staged<E>> {
  const connection = fixtureConnection({ ...meta.parameters?.fixtures?.(), ...answers });
  const element = Object.assign(document.createElement(meta.component), meta.args, args) as unknown as E;
  prepare?.(element);
  await loadLanguage(locale);
  const provider = await fixture(
    html`<asok-provider .connection=${connection} .locale=${locale}><div></div></asok-provider>`,
  );
  const frame = provider.querySelector('div') as HTMLElement;
  frame.style.inlineSize = `${width}px`;
  frame.append(element);
  const isQuiet = async () => {
    await new Promise(requestAnimationFrame);
    await drawn(element);
    return (busy || !connection.isBusy()) && !element.isUpdatePending;
  };
  // What was just drawn may ask the server: it has, one frame later.
  const settled = async () => {
    for (let quiet = 0; quiet < 2; ) quiet = (await isQuiet()) ? quiet + 1 : 0;
  };
  await element.updateComplete;
  // The element has asked who is signed in; asked again, it would begin anew.
  if (connection.session.$state.get().status === 'loading') await connection.session.load();
  await settled();
  return { element, root: element.shadowRoot as ShadowRoot, connection, settled };
}
