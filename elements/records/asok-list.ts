import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  createListStore,
  formatListQuery,
  type ListParams,
  type ListStore,
  type ModelDescriptor,
  parseListQuery,
  type RecordMeta,
  toAsokError,
} from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { define } from '../internal/define.ts';
import { lateCode } from '../internal/late-code.ts';
import { toast } from '../internal/toast.ts';
import { shared } from '../theme/controls.styles.ts';
import { listStyles } from './asok-list.styles.ts';
import { confirmDeletion } from './delete-record.ts';
import { ChosenColumns, isPeople } from './list/columns.ts';
import { AsokQueryChangeEvent } from './list/events.ts';
import { LayoutController } from './list/layout-controller.ts';
import { renderList } from './list/list-page.ts';
import { filterableFields, type ListView } from './list/list-view.ts';
import { type OptionSearch, RelationLabels } from './list/relation-labels.ts';
import { RowKeys } from './list/row-keys.ts';
import { rowStyles } from './list/rows.styles.ts';
import { SearchController } from './list/search-controller.ts';
import { renderDenied, renderFailure } from './list/states.ts';
import { tableStyles } from './list/table.styles.ts';
import type { Toolbar } from './list/toolbar.ts';
import { cellView, destinationHref, followDestination } from './record-links.ts';

interface Opened {
  model: ModelDescriptor;
  store: ListStore;
  columns: ChosenColumns;
  stops: (() => void)[];
}

/**
 * The records of a model: search, filters, sorting, paging, and what the user may do with each row.
 *
 * Keys, wherever no text is being typed: `/` goes to the search box, `J` and `K` to the next and previous row, whose
 * page Enter opens.
 *
 * @event {AsokQueryChangeEvent} asok-query-change - Search, filters, sort or page changed; `query` is for the address.
 * @event {AsokNavigateEvent} asok-navigate - Before leaving for a record or the form of a new one; cancelable.
 * @event {AsokDeletedEvent} asok-deleted - After a record was deleted.
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
  static override styles = [...shared, listStyles, tableStyles, rowStyles];

  /** Slug of the model. */
  @property() model = '';

  /** Search, filters, sort and page as a query string, e.g. from the page's address; follows what the user does. */
  @property() query = '';

  /** Address under which the admin's pages live, such as `/admin`; makes rows and buttons real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  @state() private panelOpen = false;

  readonly #layout = new LayoutController(this);
  readonly #search = new SearchController(this, (q) => this.#searchFor(q));
  #labels = new RelationLabels();
  /** What is shown; null without a model that the actor may view. */
  #opened: Opened | null = null;
  /** Set while the user changes something: a step to go back to, or not. */
  #step: 'push' | 'replace' | null = null;
  /** The code of the filters on its way. */
  #fetching: Promise<boolean> | undefined;

  constructor() {
    super();
    new RowKeys(this);
  }

  /** Asks for the rows again. */
  async refresh(): Promise<void> {
    await this.#opened?.store.load();
  }

  protected override connectionChanged(): void {
    this.#close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const model = this.connection?.session.model(this.model);
    if (model !== this.#opened?.model) this.#open(model);
    else if (changed.has('query') && this.#opened) this.#read(this.#opened.store);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#fetching;
    return super.getUpdateComplete();
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
    if (!this.#opened) return renderDenied(localize, sessionState.status === 'authenticated');
    return renderList(this.#view(this.#opened), {
      toolbar: this.#toolbar(this.#opened.store),
      panel: {
        open: this.panelOpen,
        mode: this.#layout.panel,
        search: this.#options,
        close: () => this.#closePanel(),
      },
    });
  }

  #view({ model, store, columns }: Opened): ListView {
    return {
      model,
      store,
      state: store.$state.get(),
      columns: columns.columns,
      subtitle: columns.subtitle,
      people: isPeople(model),
      stacked: this.#layout.stacked,
      cells: cellView(this, this.localize),
      labels: this.#labels,
      localize: this.localize,
      href: (destination) => destinationHref(this, destination),
      open: (destination, event) => followDestination(this, destination, event),
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
      togglePanel: () => {
        if (this.panelOpen) this.#closePanel();
        else void this.#openPanel();
      },
      editFilter: (field) => void this.#openPanel(field),
      chooseColumns: (names) => this.#chooseColumns(names),
    };
  }

  /** Opens the filters, at a field. */
  async #openPanel(field?: string): Promise<void> {
    this.#fetching = this.#fetchPanel();
    if (!(await this.#fetching)) return;
    this.panelOpen = true;
    if (field === undefined) return;
    await this.updateComplete;
    await this.renderRoot.querySelector('asok-filter-panel')?.focusField(field);
  }

  /** Most visits of a list open no filters, so their code comes with the first that does. */
  async #fetchPanel(): Promise<boolean> {
    try {
      await lateCode(import('./list/asok-filter-panel.ts'));
      return true;
    } catch (error) {
      toast(this, { tone: 'danger', text: errorText(this.localize, toAsokError(error)) });
      return false;
    }
  }

  #closePanel(): void {
    this.panelOpen = false;
  }

  #open(model: ModelDescriptor | undefined): void {
    this.#close();
    const { connection } = this;
    if (!model || !connection) return;
    this.#labels = new RelationLabels();
    const columns = new ChosenColumns(model, this.sessionState?.user?.key ?? '');
    const params = parseListQuery(this.query);
    const store = createListStore(connection.client, model.slug, { model, params, fields: columns.fields });
    this.watch(store.$state);
    const stops = [
      () => this.unwatch(store.$state),
      store.$state.listen(({ page }) => this.#labels.rememberRows(model.fields, page?.rows ?? [])),
      store.$params.listen((now) => this.#report(now)),
      () => store.dispose(),
    ];
    this.#opened = { model, store, columns, stops };
    void store.load();
    // The address holds the keys of related records alone.
    const filtered = filterableFields(model).filter(({ name }) => name in store.$params.get().filters);
    void this.#labels.ask(filtered, this.#options).then(() => this.requestUpdate());
  }

  #close(): void {
    for (const stop of this.#opened?.stops ?? []) stop();
    this.#opened = null;
  }

  #read(store: ListStore): void {
    if (this.query === formatListQuery(store.$params.get())) return;
    this.#search.forget();
    store.setParams(parseListQuery(this.query));
  }

  #report(params: ListParams): void {
    this.requestUpdate();
    const now = formatListQuery(params);
    if (now === this.query) return;
    this.query = now;
    this.dispatchEvent(new AsokQueryChangeEvent(now, params, this.#step !== 'push'));
  }

  #change(act: () => void): void {
    this.#act(act, 'push');
    this.#search.forget();
  }

  #searchFor(q: string): void {
    const store = this.#opened?.store;
    // To begin and to end a search are steps to go back to; what is typed in between is not.
    const refines = q !== '' && store?.$params.get().q !== '';
    this.#act(() => store?.setSearch(q), refines ? 'replace' : 'push');
  }

  #act(act: () => void, step: 'push' | 'replace'): void {
    this.#step = step;
    act();
    this.#step = null;
  }

  #chooseColumns(names: string[] | null): void {
    const { store, columns } = this.#opened ?? {};
    columns?.choose(names);
    if (columns) store?.setFields(columns.fields);
    this.requestUpdate();
  }

  // One function for good: the relation filters ask again when they get another one.
  readonly #options: OptionSearch = async (field, q) => {
    const options = this.connection?.client.model(this.model).options;
    return (await options?.query({ field, ...(q && { q }) })) ?? { options: [], more: false };
  };

  async #remove(record: RecordMeta): Promise<void> {
    if (!this.#opened) return;
    const { model, store } = this.#opened;
    const remove = () => store.remove(record.$key);
    const removed = await confirmDeletion(this, { model, record, localize: this.localize, remove });
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
