import { property } from 'lit/decorators.js';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import type { SelectedRecords } from './list/events.ts';
import { words } from './list/words.ts';
import type { ListPage } from './list-page.ts';

const code = new LateModule(async () => (await import('./list-page.ts')).listPage);

/**
 * The records of a model: search, filters, sorting, paging, and what the user may do with each row.
 *
 * Keys, wherever no text is being typed: `/` goes to the search box, `J` and `K` to the next and previous row, whose
 * page Enter opens, `X` selects the row, Escape ends the selection.
 *
 * @slot bulk-actions - Buttons of the page for the selected records, beside Delete.
 * @event {AsokSelectEvent} asok-select - Other records are selected: their keys, or the query that finds them all.
 * @event {AsokBulkActionEvent} asok-bulk-action - Before the selected records are deleted; cancelable.
 * @event {AsokQueryChangeEvent} asok-query-change - Search, filters, sort or page changed; `query` is for the address.
 * @event {AsokNavigateEvent} asok-navigate - Before leaving for a record or the form of a new one; cancelable.
 * @event {AsokDeletedEvent} asok-deleted - After a record was deleted.
 * @event {AsokImpersonateEvent} asok-impersonate - An administrator wants to act as a person.
 * @csspart header - Title, count and New button.
 * @csspart title - The heading.
 * @csspart toolbar - Search, filters, columns.
 * @csspart search - The search box.
 * @csspart chips - The filters that are on.
 * @csspart table - The table; also `row`, `cell`, `row-actions` and `body`, which the stacked rows of phones share.
 * @csspart selected - A selected row.
 * @csspart select - The box that selects it.
 * @csspart bulk-bar - What may be done with the selected rows: `bulk-count`, `bulk-actions`, `bulk-clear`.
 * @csspart footer - Range, rows per page and pages: `range`, `size`, `pages`.
 * @csspart state - What stands in place of rows: empty, no results, error, denied.
 */
export class AsokList extends LateElement<ListPage> {
  /** Slug of the model. */
  @property() model = '';

  /** Search, filters, sort and page as a query string, e.g. from the page's address; follows what the user does. */
  @property() query = '';

  /** Address under which the admin's pages live, such as `/admin`; makes rows and buttons real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  /** Names of the columns to show, in order, in place of the model's own. */
  @property({ attribute: 'list-display', converter: words }) listDisplay: string[] = [];

  /**
   * Whether administrators have a button to act as a person who is shown. It fires `asok-impersonate` and no more: a page
   * that acts must say so all the time, and offer the way back.
   */
  @property({ type: Boolean }) impersonation = false;

  /** The records that are selected. */
  get selected(): SelectedRecords {
    return this.page?.selected ?? { keys: [], query: null, count: { total: 0, totalIs: 'exact' } };
  }

  protected override get late(): LateModule<PageCode<HTMLElement, ListPage>> {
    return code;
  }

  /** Selects nothing any more. */
  clearSelection(): void {
    this.page?.clearSelection();
  }

  /** Asks for the rows again. */
  async refresh(): Promise<void> {
    await this.page?.refresh();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.page?.coming;
    return super.getUpdateComplete();
  }
}

define('asok-list', AsokList);

declare global {
  interface HTMLElementTagNameMap {
    'asok-list': AsokList;
  }
}
