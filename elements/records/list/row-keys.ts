import type { LitElement, ReactiveController } from 'lit';

const TYPING = 'input, textarea, select, [contenteditable]';

/**
 * Single keys of a list, wherever on the page the focus is: `/` goes to the search box, J and K to the next and the
 * previous row. They rest while somebody types or a dialog is open, and the first list of a page takes them.
 */
export class RowKeys implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
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
    const element = this.#targetOf(event.key);
    if (!element) return;
    event.preventDefault();
    element.focus();
  };

  #targetOf(key: string): HTMLElement | null {
    const root = this.#host.renderRoot as ShadowRoot;
    if (key === '/') return root.querySelector<HTMLElement>('.search input');
    const step = key === 'j' ? 1 : key === 'k' ? -1 : 0;
    if (step === 0) return null;
    const rows = [...root.querySelectorAll<HTMLElement>('[data-key]')];
    const at = rows.findIndex((row) => row.contains(root.activeElement));
    const next = at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step));
    return rows[next]?.querySelector<HTMLElement>('.title') ?? null;
  }
}
