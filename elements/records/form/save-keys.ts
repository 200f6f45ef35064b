import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SaveIntent } from '../events.ts';

interface SaveHost extends ReactiveControllerHost, HTMLElement {
  save(intent: SaveIntent): Promise<boolean>;
}

const ONE_LINE = new Set(['text', 'email', 'url', 'tel', 'number', 'password', 'date', 'datetime-local', 'time']);

/** Saves a form by the keyboard: Ctrl+S or Cmd+S and stay, Enter in an input of one line and leave. */
export class SaveKeys implements ReactiveController {
  readonly #host: SaveHost;

  constructor(host: SaveHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#shortcut);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#shortcut);
  }

  /** For the `keydown` of the form. */
  readonly enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || !isOneLine(event)) return;
    event.preventDefault();
    void this.#host.save('save');
  };

  readonly #shortcut = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // With several forms on a page, the one that holds the focus is meant.
    const isOther = (node: EventTarget) =>
      node instanceof HTMLElement && node.localName === this.#host.localName && node !== this.#host;
    if (event.defaultPrevented || event.composedPath().some(isOther)) return;
    event.preventDefault();
    void this.#host.save('continue');
  };
}

/** Whether a key was pressed in an input of one line that has no use of its own for Enter. */
function isOneLine(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement && ONE_LINE.has(target.type) && target.getAttribute('role') !== 'combobox';
}
