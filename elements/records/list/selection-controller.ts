import type { LitElement, ReactiveController } from 'lit';
import { type AnyRecord, type Key, type ListStore, toAsokError } from '../../../sdk/index.ts';
import { errorText } from '../../i18n/errors.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { LateModule } from '../../internal/late-code.ts';
import { toast } from '../../internal/toast.ts';
import { AsokSelectEvent, type SelectedRecords } from './events.ts';
import type { RowSelection } from './row-selection.ts';

/** Most visits select nothing, so the bar comes with the first record that is selected. */
const bar = new LateModule(() => import('./asok-bulk-bar.ts'));

/** The select boxes of a list: ranges, the page as a whole, and who hears of it. */
export class SelectionController implements ReactiveController, RowSelection {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  readonly #observer: MutationObserver;
  /** What selected records are called, also those of other pages: a refusal names them. */
  readonly #names = new Map<Key, string>();
  #store: ListStore | null = null;
  #stop: (() => void) | undefined;
  /** Where a range begins: the box that was pressed last. */
  #anchor: Key | null = null;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
    // The page's own buttons may come and go.
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, { childList: true });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Follows the selection of a store; null ends it. */
  follow(store: ListStore | null): void {
    this.#stop?.();
    this.#store = store;
    this.#names.clear();
    this.#anchor = null;
    this.#stop = store?.$selection.listen(({ keys, all }) => {
      if (keys.size > 0 || all) this.#fetchBar();
      this.#host.requestUpdate();
      this.#host.dispatchEvent(new AsokSelectEvent(this.selected));
    });
  }

  get hasOwnActions(): boolean {
    return this.#host.querySelector(':scope > [slot="bulk-actions"]') !== null;
  }

  get selected(): SelectedRecords {
    const store = this.#store;
    if (!store) return { keys: [], query: null, count: { total: 0, totalIs: 'exact' } };
    const { keys, all } = store.$selection.get();
    return { keys: [...keys], query: all ? store.query() : null, count: store.$selected.get() };
  }

  get isEmpty(): boolean {
    const { keys, all } = this.#store?.$selection.get() ?? {};
    return !all && (keys?.size ?? 0) === 0;
  }

  has(key: Key): boolean {
    const { keys, all } = this.#store?.$selection.get() ?? {};
    return all === true || keys?.has(key) === true;
  }

  nameOf(key: Key): string {
    return this.#names.get(key) ?? `#${key}`;
  }

  toggle(key: Key, range = false): void {
    const rows = this.#rows();
    const [from, to] = [range ? rows.findIndex((row) => row.$key === this.#anchor) : -1, indexOf(rows, key)];
    const meant = from < 0 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.#anchor = key;
    this.#select(meant, !this.has(key));
  }

  togglePage(): void {
    const rows = this.#rows();
    this.#select(rows, !rows.every((row) => this.has(row.$key)));
  }

  clear(): boolean {
    const { isEmpty } = this;
    this.#anchor = null;
    if (!isEmpty) this.#store?.clearSelection();
    return !isEmpty;
  }

  #rows(): readonly AnyRecord[] {
    return this.#store?.$state.get().page?.rows ?? [];
  }

  #select(rows: readonly AnyRecord[], selected: boolean): void {
    for (const row of rows) this.#names.set(row.$key, row.$label);
    this.#store?.select(
      rows.map((row) => row.$key),
      selected,
    );
  }

  #fetchBar(): void {
    bar.load().catch((error: unknown) => {
      toast(this.#host, { tone: 'danger', text: errorText(this.#localize, toAsokError(error)) });
    });
  }
}

function indexOf(rows: readonly AnyRecord[], key: Key): number {
  return rows.findIndex((row) => row.$key === key);
}
