import type { LitElement } from 'lit';
import { AsokStylesheetFailedEvent } from '../shell/events.ts';
import { layered, unlayered } from './layered.ts';
import { loadSheet, registerGlobals } from './load-sheet.ts';
import { follows, type StyleSource, useStyles } from './team-styles.ts';

/** The style sheets of each element that has some, gone with it. */
const scopes = new WeakMap<Element, readonly CSSStyleSheet[]>();
/** Every sheet that a scope ever had: in a shadow root it is a guest. */
const guests = new WeakSet<CSSStyleSheet>();
/** How many sheets a root had when it was last looked after. */
const counts = new WeakMap<LitElement, number>();
const latest = new WeakMap<StyleSource, symbol>();

/**
 * Fetches the sheets of an element, and gives them to all asok elements in it, now and later. A sheet that cannot be
 * fetched is left out, warned of and told by an event.
 */
export async function shareStyles(source: StyleSource): Promise<void> {
  const turn = Symbol('turn');
  latest.set(source, turn);
  const page = source.ownerDocument;
  const addresses = source.stylesheets?.split(/\s+/).filter(Boolean) ?? [];
  const loaded = await Promise.all(
    addresses.map(async (address) => {
      const url = new URL(address, page.baseURI).href;
      try {
        return [await loadSheet(page, url)];
      } catch (error) {
        if (latest.get(source) === turn) source.dispatchEvent(new AsokStylesheetFailedEvent(url, error));
        return [];
      }
    }),
  );
  // Meanwhile the page asked for others.
  if (latest.get(source) !== turn) return;
  const sheets = [...new Set([...loaded.flat(), ...source.styleSheets])];
  for (const sheet of sheets) guests.add(sheet);
  registerGlobals(page, sheets);
  scopes.set(source, sheets);
  useStyles(keep);
  adoptBelow([source]);
}

/** For an element that came to its place, or was drawn there again: then it may have more styles of its own. */
function keep(element: LitElement, arrived: boolean): void {
  if (arrived || counts.get(element) !== element.shadowRoot?.adoptedStyleSheets.length) adopt(element);
}

/** Gives an element the sheets of the scopes around it, the innermost last, behind its own. */
function adopt(element: LitElement): void {
  const root = element.shadowRoot;
  // The provider draws nothing; what a sheet says of `:host` would be inherited by the page inside it.
  if (!root || element.localName === 'asok-provider') return;
  const guestsHere = sheetsAround(element);
  const own = root.adoptedStyleSheets.filter((sheet) => !guests.has(sheet));
  const wanted = guestsHere.length > 0 ? [...own.map(layered), ...guestsHere] : own.map(unlayered);
  const before = root.adoptedStyleSheets;
  if (wanted.length !== before.length || wanted.some((sheet, index) => sheet !== before[index])) {
    root.adoptedStyleSheets = wanted;
  }
  counts.set(element, wanted.length);
}

function sheetsAround(element: Element): CSSStyleSheet[] {
  const around: CSSStyleSheet[][] = [];
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const sheets = scopes.get(node as Element);
    if (sheets && node.ownerDocument === element.ownerDocument) around.unshift([...sheets]);
  }
  return [...new Set(around.flat())];
}

/** The next node outwards as it is drawn: through slots and shadow roots. */
function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node as Element).assignedSlot ?? node.parentNode;
}

function adoptBelow(elements: Iterable<Element>): void {
  for (const element of elements) {
    if (follows(element)) adopt(element);
    if (element instanceof HTMLSlotElement) adoptBelow(element.assignedElements());
    if (element.shadowRoot) adoptBelow(element.shadowRoot.children);
    adoptBelow(element.children);
  }
}
