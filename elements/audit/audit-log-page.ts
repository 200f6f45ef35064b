import { html, type LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  type AuditLogStore,
  countLogFilters,
  createAuditLogStore,
  formatLogQuery,
  type Key,
  type LogParams,
  parseLogQuery,
} from '../../sdk/index.ts';
import type { Connection } from '../internal/connection.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { LayoutController } from '../records/list/layout-controller.ts';
import { destinationHref, followDestination } from '../records/record-links.ts';
import { paginationStyles } from '../records/list/pagination.styles.ts';
import { auditLogStyles } from './audit-log.styles.ts';
import { diffStyles } from './diff.styles.ts';
import './english.ts';
import { AsokLogQueryChangeEvent } from './events.ts';
import { icon } from './icon.ts';
import { clearFilters, renderFilters } from './log-filters.ts';
import { renderPager } from './log-pager.ts';
import { renderCards, renderTable } from './log-rows.ts';
import { logRowStyles } from './log-rows.styles.ts';
import { renderLogDenied, renderLogFailure } from './log-states.ts';
import type { LogView } from './log-view.ts';

interface LogHost extends LitElement {
  query: string;
  readonly hrefBase: string;
}

/** Rows of a skeleton. */
const SHAPES = [0, 1, 2, 3, 4, 5, 6, 7];

/** What `<asok-audit-log>` shows and does. */
export class AuditLogPage implements LatePage {
  readonly #host: LogHost;
  readonly #inside: Inside;
  readonly #layout: LayoutController;
  readonly #expanded = new Set<string>();
  readonly #full = new Set<string>();
  #store: AuditLogStore | undefined;
  #madeFor: { connection: Connection; user: Key } | undefined;
  #stops: (() => void)[] = [];
  #ownDays = false;
  /** Set while the person changes something: a step to go back to. */
  #isStep = false;

  constructor(host: LogHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
    this.#layout = new LayoutController(host);
  }

  async refresh(): Promise<void> {
    await this.#store?.load();
  }

  connectionChanged(): void {
    this.#close();
  }

  disconnected(): void {
    this.#close();
  }

  willUpdate(changed: PropertyValues): void {
    const connection = this.#inside.connection();
    const user = this.#inside.session()?.user;
    if (!connection || !user?.isAdmin) return this.#close();
    if (this.#madeFor?.connection !== connection || this.#madeFor.user !== user.key || !this.#store) {
      this.#open(connection, user.key);
    } else if (changed.has('query') && this.#host.query !== formatLogQuery(this.#store.$params.get())) {
      this.#ownDays = false;
      this.#store.setParams(parseLogQuery(this.#host.query));
    }
  }

  updated(): void {
    // A pressed button may have gone with the rows; nobody else's focus is taken.
    const { activeElement, body } = this.#host.ownerDocument;
    if (!activeElement || activeElement === body) this.#inside.root.querySelector<HTMLElement>('[data-retry]')?.focus();
  }

  render(): TemplateResult | typeof nothing {
    const { localize } = this.#inside;
    const session = this.#inside.session();
    if (session?.status === 'error') {
      const retry = () => void this.#inside.connection()?.session.load();
      return renderLogFailure(session.error, { localize, retry });
    }
    if (!session || session.status === 'loading') return nothing;
    if (!this.#store || this.#store.$state.get().status === 'denied') return renderLogDenied(localize);
    const view = this.#view(this.#store);
    return html`<div class="log ${view.stacked ? 'stacked' : ''}">
      <header class="page-head" part="header">
        <div>
          <h1 class="page-title" part="title">${localize.term('auditTitle')}</h1>
          <p class="subtitle">${localize.term('auditIntro')}</p>
        </div>
      </header>
      ${renderFilters(view)}
      <div class="card frame">
        ${view.state.status === 'refreshing' ? html`<div class="progress-bar late"></div>` : nothing}
        ${this.#renderBody(view)}
      </div>
      <p class="visually-hidden" role="status">${announcement(view)}</p>
    </div>`;
  }

  #renderBody(view: LogView): TemplateResult {
    const { localize } = this.#inside;
    const { status, page, error } = view.state;
    if (status === 'error') return renderLogFailure(error, { localize, retry: () => void view.store.load() });
    if (!page) return renderSkeleton(view);
    if (page.items.length === 0) return renderNothing(view);
    return html`<div
        class="region"
        role="region"
        tabindex="0"
        aria-label=${localize.term('auditTitle')}
        aria-busy=${status === 'refreshing'}
      >
        ${view.stacked ? renderCards(page.items, view) : renderTable(page.items, view)}
      </div>
      ${renderPager(page, view)}`;
  }

  #view(store: AuditLogStore): LogView {
    const { localize } = this.#inside;
    const modelOf: LogView['modelOf'] = (slug) => (slug ? this.#inside.connection()?.session.model(slug) : undefined);
    return {
      localize,
      store,
      state: store.$state.get(),
      params: store.$params.get(),
      stacked: this.#layout.stacked,
      ownDays: this.#ownDays,
      chooseOwnDays: (own) => {
        this.#ownDays = own;
        this.#host.requestUpdate();
      },
      modelOf,
      href: (destination) => destinationHref(this.#host, destination),
      open: (destination, event) => followDestination(this.#host, destination, event),
      isExpanded: (entry) => this.#expanded.has(entry),
      toggle: (entry) => this.#toggle(this.#expanded, entry),
      diff: (slug) => ({
        localize,
        model: modelOf(slug),
        isFull: (change) => this.#full.has(change),
        showFull: (change) => this.#toggle(this.#full, change),
      }),
      change: (act) => {
        this.#isStep = true;
        act();
        this.#isStep = false;
      },
    };
  }

  #toggle(set: Set<string>, id: string): void {
    if (!set.delete(id)) set.add(id);
    this.#host.requestUpdate();
  }

  #open(connection: Connection, user: Key): void {
    this.#close();
    const store = createAuditLogStore(connection.client, { params: parseLogQuery(this.#host.query) });
    this.#madeFor = { connection, user };
    this.#store = store;
    for (const atom of [store.$state, store.$facets]) this.#inside.watch(atom);
    this.#stops = [
      () => this.#inside.unwatch(store.$state),
      () => this.#inside.unwatch(store.$facets),
      store.$params.listen((now) => this.#report(now)),
      () => store.dispose(),
    ];
    void store.load();
  }

  #close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#store = undefined;
    this.#expanded.clear();
    this.#full.clear();
  }

  #report(params: LogParams): void {
    this.#host.requestUpdate();
    const now = formatLogQuery(params);
    if (now === this.#host.query) return;
    this.#host.query = now;
    this.#host.dispatchEvent(new AsokLogQueryChangeEvent(now, params, !this.#isStep));
  }
}

function announcement({ state, localize }: LogView): string {
  const { status, page } = state;
  if (status !== 'ready' || !page) return '';
  return localize.term('auditEntries', page.total.value, page.total.capped);
}

function renderNothing(view: LogView): TemplateResult {
  const { localize, params } = view;
  const on = countLogFilters(params);
  return html`<div class="state" part="state">
    <span class="tile">${icon(on > 0 ? 'search' : 'scroll-text', 22)}</span>
    <h2>${localize.term(on > 0 ? 'auditNothingTitle' : 'auditEmptyTitle')}</h2>
    <p>${on > 0 ? localize.term('listNothingFilters', on) : localize.term('auditEmptyText')}</p>
    ${
      on > 0
        ? html`<div class="actions">
          <button type="button" class="button" @click=${() => clearFilters(view)}>
            ${localize.term('listClearFilters')}
          </button>
        </div>`
        : nothing
    }
  </div>`;
}

function renderSkeleton({ localize }: LogView): TemplateResult {
  return html`<p class="visually-hidden" role="status">${localize.term('loading')}</p>
    <div class="late shapes" aria-hidden="true">
      ${SHAPES.map((row) => html`<div class="shape"><span class="skeleton round"></span><span class="skeleton" data-width=${row % 4}></span><span class="skeleton" data-width=${(row + 2) % 4}></span></div>`)}
    </div>`;
}

/** The page of `<asok-audit-log>`. */
export const auditLogPage: PageCode<LogHost, AuditLogPage> = {
  styles: [paginationStyles, auditLogStyles, logRowStyles, diffStyles],
  open: (host, inside) => new AuditLogPage(host, inside),
};
