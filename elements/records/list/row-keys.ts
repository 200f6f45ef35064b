import type { LitElement, ReactiveController } from 'lit';

const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

/** What the keys do beside moving the focus. */
interface RowActions {
  select(key: string): void;
  /** Selects nothing any more; false: nothing was selected. */
  clearSelection(): boolean;
}

/**
 * Single keys of a list, wherever on the page the focus is: `/` goes to the search box, J and K to the next and the
 * previous row, X selects the row that has the focus. They rest while somebody types or a dialog is open, and the first
 * list of a page takes them. Escape, inside the list, ends the selection.
 */
export class RowKeys implements ReactiveController {
  readonly #host: LitElement;
  readonly #actions: RowActions;

  constructor(host: LitElement, actions: RowActions) {
    this.#host = host;
    this.#actions = actions;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const path = event.composedPath();
    if (path.some((node) => node instanceof HTMLDialogElement)) return;
    const [target] = path;
    if (target instanceof Element && target.matches(TYPING)) return;
    if (event.key === 'Escape') {
      if (path.includes(this.#host) && this.#actions.clearSelection()) event.preventDefault();
      return;
    }
    const element = event.key === 'x' ? this.#select() : this.#targetOf(event.key);
    if (!element) return;
    event.preventDefault();
    element.focus();
  };

  #select(): HTMLElement | null {
    const focused = (this.#host.renderRoot as ShadowRoot).activeElement;
    const key = focused?.closest<HTMLElement>('[data-key]')?.dataset.key;
    if (key !== undefined) this.#actions.select(key);
    return key === undefined ? null : (focused as HTMLElement);
  }

  #targetOf(key: string): HTMLElement | null {
    const root = this.#host.renderRoot as ShadowRoot;
    if (key === '/') return root.querySelector<HTMLElement>('.search input');
    const step = key === 'j' ? 1 : key === 'k' ? -1 : 0;
    if (step === 0) return null;
    const rows = [...root.querySelectorAll<HTMLElement>('[data-key]')];
    const at = rows.findIndex((row) => row.contains(root.activeElement));
    const next = at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step));
    // Whoever goes along the boxes stays on them.
    const kind = root.activeElement?.matches('.checkbox') ? '.checkbox' : '.title';
    return rows[next]?.querySelector<HTMLElement>(kind) ?? null;
  }
}
