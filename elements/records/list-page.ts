import { type LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  formatListQuery,
  type ListParams,
  type ListStore,
  type ModelDescriptor,
  parseListQuery,
  type RecordMeta,
} from '../../sdk/index.ts';
import { impersonate } from '../impersonation/impersonate.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { listStyles } from './asok-list.styles.ts';
import { paginationStyles } from './list/pagination.styles.ts';
import { confirmDeletion } from './delete-record.ts';
import { isPeople } from './list/columns.ts';
import { densityStyles } from './list/density.styles.ts';
import { ChosenDensity } from './list/density.ts';
import { AsokQueryChangeEvent, type SelectedRecords } from './list/events.ts';
import { FilterPanelController } from './list/filter-panel-controller.ts';
import { LargeTable } from './list/large-table.ts';
import { LayoutController } from './list/layout-controller.ts';
import { formatAddress, hasOpenPanel } from './list/list-address.ts';
import { renderList } from './list/render-list.ts';
import type { ListView } from './list/list-view.ts';
import { OpenedList } from './list/opened-list.ts';
import { RelatedController } from './list/related.ts';
import { RowKeys } from './list/row-keys.ts';
import { rowStyles } from './list/rows.styles.ts';
import { SearchController } from './list/search-controller.ts';
import { SelectionController } from './list/selection-controller.ts';
import { Slowness } from './list/slowness.ts';
import { renderDenied, renderFailure, renderUnknownColumns } from './list/states.ts';
import { tableStyles } from './list/table.styles.ts';
import type { Toolbar } from './list/toolbar.ts';
import { cellView, destinationHref, followDestination } from './record-links.ts';

interface ListHost extends LitElement {
  readonly model: string;
  query: string;
  readonly hrefBase: string;
  readonly listDisplay: string[];
  readonly impersonation: boolean;
}

/** What `<asok-list>` shows and does. */
export class ListPage implements LatePage {
  readonly #host: ListHost;
  readonly #inside: Inside;
  readonly #layout: LayoutController;
  readonly #search: SearchController;
  readonly #selection: SelectionController;
  readonly #panel: FilterPanelController;
  readonly #density: ChosenDensity;
  readonly #table: LargeTable;
  readonly #slowness: Slowness;
  readonly #related: RelatedController;
  /** What is shown; null without a model that the actor may view. */
  #opened: OpenedList | null = null;
  #stops: (() => void)[] = [];
  #drawnFrom: readonly unknown[] = [];
  /** Set while the user changes something: a step to go back to, or not. */
  #step: 'push' | 'replace' | null = null;

  constructor(host: ListHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
    this.#layout = new LayoutController(host);
    this.#search = new SearchController(host, (q) => this.#searchFor(q));
    this.#selection = new SelectionController(host, inside.localize);
    this.#panel = new FilterPanelController(host, { localize: inside.localize, changed: () => this.#keepPanel() });
    this.#density = new ChosenDensity(host);
    this.#table = new LargeTable(host);
    this.#slowness = new Slowness(host);
    this.#related = new RelatedController(host, inside.localize);
    new RowKeys(host, {
      select: (key) => this.#selectable && this.#selection.toggle(key),
      clearSelection: () => this.#selection.clear(),
    });
  }

  get selected(): SelectedRecords {
    return this.#selection.selected;
  }

  clearSelection(): void {
    this.#selection.clear();
  }

  async refresh(): Promise<void> {
    await this.#opened?.store.load();
  }

  connectionChanged(): void {
    this.#close();
  }

  willUpdate(changed: PropertyValues): void {
    const model = this.#inside.connection()?.session.model(this.#host.model);
    if (model !== this.#opened?.model) this.#open(model);
    else if (this.#opened) {
      if (changed.has('listDisplay')) this.#opened.display(this.#host.listDisplay);
      if (changed.has('query')) this.#read(this.#opened.store);
    }
  }

  /** Code of the list that is on its way. */
  get coming(): Promise<unknown> | undefined {
    return this.#panel.coming;
  }

  updated(): void {
    this.#table.drawn([...this.#drawnFrom, this.#density.value]);
    // A pressed button may have gone with the rows; nobody else's focus is taken.
    const { activeElement, body } = this.#host.ownerDocument;
    if (!activeElement || activeElement === body) this.#inside.root.querySelector<HTMLElement>('[data-retry]')?.focus();
  }

  render(): TemplateResult | typeof nothing {
    const { localize } = this.#inside;
    const sessionState = this.#inside.session();
    if (sessionState?.status === 'error') {
      const retry = () => void this.#inside.connection()?.session.load();
      return renderFailure({ label: this.#host.model, error: sessionState.error, localize, retry });
    }
    if (!sessionState || sessionState.status === 'loading') return nothing;
    const opened = this.#opened;
    if (!opened)
      return renderDenied({ slug: this.#host.model, localize, signedIn: sessionState.status === 'authenticated' });
    const { unknown } = opened.columns;
    if (unknown.length > 0) return renderUnknownColumns(unknown, { label: opened.model.label, localize });
    return renderList(this.#view(opened), {
      toolbar: this.#toolbar(opened),
      panel: {
        open: this.#panel.open,
        mode: this.#layout.panel,
        search: opened.options,
        close: () => this.#panel.close(),
        applied: () => this.#panel.applied(),
      },
      related: this.#related,
    });
  }

  #view(opened: OpenedList): ListView {
    const { model, store, columns, labels } = opened;
    const { columns: fields, subtitle } = columns;
    const { localize, session } = this.#inside;
    const { hrefBase, impersonation } = this.#host;
    this.#drawnFrom = [opened, session(), localize.lang(), hrefBase, impersonation, this.#selectable, ...fields];
    return {
      host: this.#host,
      model,
      store,
      state: store.$state.get(),
      slow: this.#slowness.of(store.$state.get().status === 'refreshing'),
      columns: fields,
      subtitle,
      people: isPeople(model),
      stacked: this.#layout.stacked,
      cells: cellView(this.#host, localize),
      labels,
      selection: this.#selectable ? this.#selection : null,
      localize,
      drawnFrom: this.#drawnFrom,
      href: (destination) => destinationHref(this.#host, destination),
      open: (destination, event) => followDestination(this.#host, destination, event),
      impersonate: ({ $key: key }) => impersonate(this.#host, this.#inside, { model, key }),
      remove: (record) => void this.#remove(record),
      focusRows: () => this.#focusRows(),
      showRelated: (record, field, opener) => {
        const load = () => opened.valueOf(record.$key, field.name);
        void this.#related.toggle(record, { field, opener, load });
      },
      change: (act) => this.#change(act),
    };
  }

  #toolbar(opened: OpenedList): Toolbar {
    return {
      search: this.#search.value(opened.store.$params.get().q),
      panelOpen: this.#panel.open,
      type: (q) => this.#search.type(q),
      submit: () => this.#search.submit(),
      leave: () => this.#search.leave(),
      togglePanel: () => this.#panel.toggle(),
      editFilter: (field) => void this.#panel.show(field),
      columnChoices: opened.columns.choices,
      chooseColumns: (names) => {
        opened.chooseColumns(names);
        this.#host.requestUpdate();
      },
      density: this.#density.value,
      chooseDensity: (density) => {
        this.#density.choose(density);
        this.#host.requestUpdate();
      },
    };
  }

  /** Something may be done with several records at once. */
  get #selectable(): boolean {
    return this.#opened?.model.can.delete === true || this.#selection.hasOwnActions;
  }

  #open(model: ModelDescriptor | undefined): void {
    this.#close();
    const client = this.#inside.connection()?.client;
    if (!model || !client) return;
    const user = this.#inside.session()?.user?.key ?? '';
    const opened = new OpenedList({
      client,
      model,
      user,
      params: parseListQuery(this.#host.query),
      display: this.#host.listDisplay,
    });
    const { store } = opened;
    this.#inside.watch(store.$state);
    this.#stops = [() => this.#inside.unwatch(store.$state), store.$params.listen((now) => this.#report(now))];
    this.#opened = opened;
    this.#selection.follow(store);
    this.#density.follow(user);
    void this.#panel.follow(hasOpenPanel(this.#host.query));
    void opened.load().then(() => this.#host.requestUpdate());
  }

  #close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#selection.follow(null);
    this.#related.close();
    this.#opened?.close();
    this.#opened = null;
  }

  #read(store: ListStore): void {
    if (this.#host.query === formatAddress(store.$params.get(), this.#panel.open)) return;
    void this.#panel.follow(hasOpenPanel(this.#host.query));
    const wanted = parseListQuery(this.#host.query);
    if (formatListQuery(wanted) === formatListQuery(store.$params.get())) return;
    this.#search.forget();
    store.setParams(wanted);
  }

  #report(params: ListParams): void {
    this.#host.requestUpdate();
    this.#related.close();
    const now = formatAddress(params, this.#panel.open);
    if (now === this.#host.query) return;
    this.#host.query = now;
    this.#host.dispatchEvent(new AsokQueryChangeEvent(now, params, this.#step !== 'push'));
  }

  #keepPanel(): void {
    const params = this.#opened?.store.$params.get();
    if (params) this.#act(() => this.#report(params), 'push');
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

  async #remove(record: RecordMeta): Promise<void> {
    if (!this.#opened) return;
    const { model, store } = this.#opened;
    const remove = () => store.remove(record.$key);
    const removed = await confirmDeletion(this.#host, { model, record, localize: this.#inside.localize, remove });
    if (removed) this.#focusRows();
  }

  // A row is gone, or the bulk bar, and with it the button that had the focus.
  #focusRows(): void {
    this.#inside.root.querySelector<HTMLElement>('.region')?.focus({ preventScroll: true });
  }
}

/** The page of `<asok-list>`. */
export const listPage: PageCode<ListHost, ListPage> = {
  styles: [paginationStyles, listStyles, tableStyles, rowStyles, densityStyles],
  open: (host, inside) => new ListPage(host, inside),
};
