import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { type FixtureConnection, type Fixtures, fixtureConnection } from './fixture-client.ts';
import { settled } from './settled.ts';

/** What a story says beside its args. */
export interface AsokParameters {
  /** Makes the answers of the server, anew each time that the story is opened; none: the element needs no server. */
  fixtures?: () => Fixtures;
  /** Room of the element in px; default all there is. */
  room?: number;
  /** How the element is used, shown above its stories: markup, and the same by the sdk where there is something. */
  usage?: { markup: string; sdk?: string };
}

/** The meta of a stories file: `export default { … } satisfies AsokMeta<AsokList>`. */
export type AsokMeta<E> = Meta<Args<E>> & { component: string; parameters?: AsokParameters & Meta['parameters'] };

/** One story of an element; `args` are its properties. */
export type Story<E> = StoryObj<Args<E>> & { parameters?: AsokParameters & StoryObj['parameters'] };

// `prefix` is an element's of ours, too.
type Args<E> = Partial<Omit<E, Exclude<keyof HTMLElement, 'lang' | 'prefix'>>>;

/** The story in the dark theme. */
export const dark = { globals: { theme: 'dark' } };

/** The story in French. */
export const french = { globals: { language: 'fr' } };

/** The story from right to left. */
export const rightToLeft = { globals: { direction: 'rtl' } };

/** The story in rows and controls of less height. */
export const compact = { globals: { density: 'compact' } };

/** The story on a phone of 390 × 844 px. */
export const phone = { globals: { viewport: { value: 'phone', isRotated: false } } };

const connections = new WeakMap<AbortSignal, FixtureConnection>();

/** The fixtures' end of a story. It lasts as long as the story is open, whatever args and globals become. */
export function connectionOfStory({ abortSignal, parameters }: StoryContext): FixtureConnection | undefined {
  const { fixtures } = parameters as AsokParameters;
  if (!fixtures) return undefined;
  const known = connections.get(abortSignal);
  if (known) return known;
  const connection = fixtureConnection(fixtures());
  connections.set(abortSignal, connection);
  return connection;
}

/** What a play function works with: the element of the story, found through its shadow root, and how to wait. */
export interface Stage<E extends HTMLElement> {
  element: E;
  /** The first match in the element's shadow root. @throws when there is none */
  find<T extends HTMLElement = HTMLElement>(selector: string): T;
  /** The shown button or link of this name. @throws when there is none */
  button(name: string): HTMLElement;
  /** Clicks and waits for what follows. */
  press(target: string | HTMLElement): Promise<void>;
  /** Replaces the text of a native control, as typing does, and waits for what follows. */
  type(control: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void>;
  settled(): Promise<void>;
}

/** Waits until the story's element is drawn, and gives it into hands. */
export async function stageOf<E extends HTMLElement>(context: StoryContext): Promise<Stage<E>> {
  const wait = () => settled(context.canvasElement, connectionOfStory(context));
  await wait();
  const element = context.canvasElement.querySelector<E>(context.component ?? '');
  if (!element) throw new Error(`The story shows no ${context.component}`);
  return stage(element, wait);
}

function stage<E extends HTMLElement>(element: E, wait: () => Promise<void>): Stage<E> {
  const root = element.shadowRoot ?? element;
  const find = <T extends HTMLElement = HTMLElement>(selector: string) => {
    const found = root.querySelector<T>(selector);
    if (!found) throw new Error(`${element.localName} has no ${selector}`);
    return found;
  };
  const button = (name: string) => {
    const named = [...root.querySelectorAll<HTMLElement>('button, a')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name && one.checkVisibility(),
    );
    if (!named) throw new Error(`${element.localName} has no button ${name}`);
    return named;
  };
  return {
    element,
    find,
    button,
    settled: wait,
    async press(target) {
      (typeof target === 'string' ? find(target) : target).click();
      await wait();
    },
    async type(control, text) {
      control.value = text;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await wait();
    },
  };
}
