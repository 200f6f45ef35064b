import { html, nothing, type TemplateResult } from 'lit';
import type { ChoiceTone, Parts } from '../../sdk/index.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { toneDot } from './tone-dot.ts';

const PAGE = 10;

/** Where an arrow, Home, End or page key leads in a list of `count`; null: the key does not move. -1: nothing active. */
export function movedIndex(key: string, active: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, last);
    case 'ArrowUp':
      return active < 0 ? last : Math.max(active - 1, 0);
    case 'Home':
      return Math.min(0, last);
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(active + PAGE, last);
    case 'PageUp':
      return Math.max(active - PAGE, Math.min(0, last));
    default:
      return null;
  }
}

interface OptionView {
  id: string;
  label: string;
  tone?: ChoiceTone | undefined;
  active: boolean;
  selected: boolean;
  parts: Parts;
  pick(): void;
}

/** One choice of a listbox, with the parts `option` and `item`. */
export function renderOption({ id, label, tone, active, selected, parts, pick }: OptionView): TemplateResult {
  // The press must not take the focus from the combobox.
  return html`<div
    part="option item"
    id=${id}
    class="menu-item ${active ? 'active' : ''}"
    role="option"
    aria-selected=${selected ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${pick}
    ${applyParts(parts, 'option', 'item')}
  >${toneDot(tone)}<bdi class="truncated">${label}</bdi>${selected ? html`<span class="tick">${icon('check', 14)}</span>` : nothing}</div>`;
}

/** Gathers the keys of a type-ahead; a pause of half a second starts anew. */
export class TypeAhead {
  #text = '';
  #last = 0;

  /** The text so far, with this key. `at` in ms, as `event.timeStamp`. */
  add(key: string, at: number): string {
    this.#text = at - this.#last > 500 ? key : this.#text + key;
    this.#last = at;
    return this.#text.toLocaleLowerCase();
  }

  /** The next label from `active` on that begins with `typed`; the same letter again goes to the next one. */
  static find(labels: readonly string[], typed: string, active: number): number {
    const repeated = [...typed].every((letter) => letter === typed[0]);
    const wanted = repeated ? (typed[0] ?? '') : typed;
    const start = repeated ? active + 1 : Math.max(active, 0);
    const order = labels.map((_label, index) => (start + index) % labels.length);
    return order.find((index) => labels[index]?.toLocaleLowerCase().startsWith(wanted)) ?? -1;
  }
}
