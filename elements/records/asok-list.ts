import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import {
  createListStore,
  formatListQuery,
  type ListParams,
  type ListStore,
  type ModelDescriptor,
  parseListQuery,
  type RecordMeta,
} from '../../sdk/index.ts';
import { AsokElement } from '../internal/asok-element.ts';
import type { Connection } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import type { Destination } from '../internal/events.ts';
import { shared } from '../theme/controls.styles.ts';
import { listStyles } from './asok-list.styles.ts';
import { confirmDeletion } from './delete-record.ts';
import './list/asok-filter-panel.ts';
import type { AsokFilterPanel } from './list/asok-filter-panel.ts';
import { type ColumnMemory, columnMemory, columnsOf, isPeople, subtitleOf } from './list/columns.ts';
import { type AsokFilterChangeEvent, AsokQueryChangeEvent } from './list/events.ts';
import { LayoutController } from './list/layout-controller.ts';
import { renderList } from './list/list-page.ts';
import { filterableFields, type ListView } from './list/list-view.ts';
import { RelationLabels } from './list/relation-labels.ts';
import { RowKeys } from './list/row-keys.ts';
import { SearchController } from './list/search-controller.ts';
import { renderDenied, renderFailure } from './list/states.ts';
import { tableStyles } from './list/table.styles.ts';
import type { Toolbar } from './list/toolbar.ts';
import { cellView, destinationHref, navigate } from './record-links.ts';

/**
 * The records of a model: search, filters, sorting, paging, and what the user may do with each row.
 *
 * Keys, wherever no text is being typed: `/` goes to the search box, `J` and `K` to the next and previous row, whose
 * page Enter opens.
 *
 * @fires {AsokQueryChangeEvent} asok-query-change - Search, filters, sort or page changed; `query` is for the address.
 * @fires {AsokNavigateEvent} asok-navigate - Before leaving for a record or the form of a new one; cancelable.
 * @fires {AsokDeletedEvent} asok-deleted - After a record was deleted.
 * @csspart header - Title, count and New button.
 * @csspart title - The heading.
 * @csspart toolbar - Search, filters, columns.
 * @csspart search - The search box.
 * @csspart chips - The filters that are on.
 * @csspart table - The table; also `row`, `cell`, `row-actions` and `body`, which the stacked rows of phones share.
 * @csspart footer - Range, rows per page and pages: `range`, `size`, `pages`.
 * @csspart state - What stands in place of rows: empty, no results, error, denied.
 */
export class AsokList extends AsokElement {
  static override styles = [...shared, listStyles, tableStyles];

  /** Slug of the model. */
  @property() model = '';

  /** Search, filters, sort and page as a query string, e.g. from the page's address; follows what the user does. */
  @property() query = '';

  /** Address under which the admin's pages live, such as `/admin`; makes rows and buttons real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  /** Chosen columns; null: the model's own. */
  @state() private columnNames: string[] | null = null;
  @state() private panelOpen = false;

  @query('asok-filter-panel') private panel!: AsokFilterPanel | null;

  readonly #layout = new LayoutController(this);
  readonly #search = new SearchController(this, (q) => this.#change(() => this.#store?.setSearch(q), true));
  readonly #labels = new RelationLabels();
  #store: ListStore | null = null;
  #descriptor: ModelDescriptor | null = null;
  #memory: ColumnMemory | null = null;
  #stops: (() => void)[] = [];
  /** Set while the user changes something: a step to go back to, or not. */
  #step: 'push' | 'replace' | null = null;

  constructor() {
    super();
    new RowKeys(this);
  }

  /** Asks for the rows again. */
  async refresh(): Promise<void> {
    await this.#store?.load();
  }

  protected override connectionChanged(connection: Connection | undefined): void {
    this.#close();
    if (connection) this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const descriptor = this.connection?.session.model(this.model) ?? null;
    if (descriptor !== this.#descriptor) this.#open(descriptor);
    else if (changed.has('query') && this.#store && this.query !== formatListQuery(this.#store.$params.get())) {
      this.#search.forget();
      this.#store.setParams(parseListQuery(this.query));
    }
  }

  protected override updated(): void {
    // A pressed button may have gone with the rows; nobody else's focus is taken.
    const { activeElement, body } = this.ownerDocument;
    if (!activeElement || activeElement === body) this.renderRoot.querySelector<HTMLElement>('[data-retry]')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { localize, sessionState } = this;
    if (sessionState?.status === 'error') {
      const retry = () => void this.connection?.session.load();
      return renderFailure({ label: this.model, error: sessionState.error, localize, retry });
    }
    if (!sessionState || sessionState.status === 'loading') return nothing;
    if (!this.#store || !this.#descriptor) return renderDenied(localize, sessionState.status === 'authenticated');
    return renderList(this.#view(this.#store, this.#descriptor), {
      toolbar: this.#toolbar(this.#store),
      panel: this.#renderPanel(this.#store, this.#descriptor),
      docked: this.panelOpen && this.#layout.panel === 'docked',
    });
  }

  #renderPanel(store: ListStore, model: ModelDescriptor): unknown {
    const { page } = store.$state.get();
    return keyed(
      model,
      html`<asok-filter-panel
        ?open=${this.panelOpen}
        .mode=${this.#layout.panel}
        .fields=${filterableFields(model)}
        .filters=${store.$params.get().filters}
        .found=${page}
        .labels=${this.#labels}
        .search=${this.#options}
        .count=${store.count}
        @asok-filter-change=${(event: AsokFilterChangeEvent) => this.#change(() => store.setFilters(event.filters))}
        @close=${() => this.#showPanel(false)}
      ></asok-filter-panel>`,
    );
  }

  #view(store: ListStore, model: ModelDescriptor): ListView {
    const columns = columnsOf(model, this.columnNames);
    return {
      model,
      store,
      state: store.$state.get(),
      columns,
      subtitle: subtitleOf(model, columns),
      people: isPeople(model),
      stacked: this.#layout.stacked,
      cells: cellView(this, this.localize),
      labels: this.#labels,
      localize: this.localize,
      href: (destination) => destinationHref(this, destination),
      open: (destination, event) => this.#go(destination, event),
      remove: (record) => void this.#remove(record),
      change: (act) => this.#change(act),
    };
  }

  #toolbar(store: ListStore): Toolbar {
    return {
      search: this.#search.value(store.$params.get().q),
      panelOpen: this.panelOpen,
      type: (q) => this.#search.type(q),
      submit: () => this.#search.submit(),
      leave: () => this.#search.leave(),
      togglePanel: () => this.#showPanel(!this.panelOpen),
      editFilter: (field) => {
        this.#showPanel(true);
        void this.updateComplete.then(() => this.panel?.focusField(field));
      },
      chooseColumns: (names) => this.#chooseColumns(names),
    };
  }

  #open(model: ModelDescriptor | null): void {
    this.#close();
    const { connection } = this;
    if (!model || !connection) return;
    this.#descriptor = model;
    this.#memory = columnMemory(this.sessionState?.user?.key ?? '', model.slug);
    this.columnNames = this.#memory.read();
    const params = parseListQuery(this.query);
    const store = createListStore(connection.client, model.slug, { model, params, fields: this.#fields(model) });
    this.#store = store;
    this.watch(store.$state);
    this.#stops = [
      () => this.unwatch(store.$state),
      store.$state.listen(({ page }) => this.#labels.rememberRows(model.fields, page?.rows ?? [])),
      store.$params.listen((now) => this.#report(now)),
    ];
    void store.load();
  }

  #close(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#store?.dispose();
    this.#store = null;
    this.#descriptor = null;
  }

  #report(params: ListParams): void {
    this.requestUpdate();
    const now = formatListQuery(params);
    if (now === this.query) return;
    this.query = now;
    this.dispatchEvent(new AsokQueryChangeEvent(now, params, this.#step !== 'push'));
  }

  #change(act: () => void, replace = false): void {
    this.#step = replace ? 'replace' : 'push';
    act();
    this.#step = null;
    if (!replace) this.#search.forget();
  }

  #showPanel(open: boolean): void {
    this.panelOpen = open;
  }

  #fields(model: ModelDescriptor): string[] {
    const columns = columnsOf(model, this.columnNames);
    const subtitle = subtitleOf(model, columns);
    return [...columns, ...(subtitle ? [subtitle] : [])].map((field) => field.name);
  }

  #chooseColumns(names: string[] | null): void {
    this.columnNames = names;
    this.#memory?.write(names);
    if (this.#descriptor) this.#store?.setFields(this.#fields(this.#descriptor));
  }

  // One function for good: the relation filters ask again when they get another one.
  readonly #options = (field: string, q: string) =>
    this.connection?.client.model(this.model).options.query({ field, ...(q && { q }) });

  #go(destination: Destination, event?: Event): void {
    const isLink = event?.currentTarget instanceof HTMLAnchorElement;
    const { ctrlKey, metaKey, shiftKey } = (event ?? {}) as Partial<MouseEvent>;
    // A new tab or window is the browser's to open.
    if (isLink && (ctrlKey || metaKey || shiftKey)) return;
    if (!navigate(this, destination)) return event?.preventDefault();
    const href = isLink ? null : destinationHref(this, destination);
    if (href) location.assign(href);
  }

  async #remove(record: RecordMeta): Promise<void> {
    const [model, store] = [this.#descriptor, this.#store];
    if (!model || !store) return;
    const { localize } = this;
    const removed = await confirmDeletion(this, { model, record, localize, remove: () => store.remove(record.$key) });
    // The row is gone, and with it the button that had the focus.
    if (removed) this.renderRoot.querySelector<HTMLElement>('.region')?.focus({ preventScroll: true });
  }
}

define('asok-list', AsokList);

declare global {
  interface HTMLElementTagNameMap {
    'asok-list': AsokList;
  }
}
