import { property } from 'lit/decorators.js';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import type { AuditLogPage } from './audit-log-page.ts';

const code = new LateModule(async () => (await import('./audit-log-page.ts')).auditLogPage);

/**
 * Everything that was done in the admin, newest first, with filters and paging; each row opens to what it changed. For
 * administrators (`is_admin`); the server refuses everybody else.
 *
 * @event {AsokLogQueryChangeEvent} asok-log-query-change - Filters or page changed; `query` is for the address.
 * @event {AsokNavigateEvent} asok-navigate - Before leaving for a record; cancelable.
 * @csspart header - Title and what it is.
 * @csspart title - The heading.
 * @csspart filters - What is shown of the log.
 * @csspart table - The table; on phones the same rows are stacked.
 * @csspart head - The names of the columns.
 * @csspart body - The rows.
 * @csspart row - One entry.
 * @csspart detail - What an open row shows.
 * @csspart diff - The changed fields of an entry.
 * @csspart diff-row - One changed field.
 * @csspart before - What was there.
 * @csspart after - What is there now.
 * @csspart mark - The words that differ.
 * @csspart footer - Range, rows per page and pages: `range`, `size`, `pages`.
 * @csspart state - What stands in place of rows: empty, no results, error, denied.
 */
export class AsokAuditLog extends LateElement<AuditLogPage> {
  /** Filters and page as a query string, e.g. from the page's address; follows what the person does. */
  @property() query = '';

  /** Address under which the admin's pages live, such as `/admin`; makes records real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  protected override get late(): LateModule<PageCode<HTMLElement, AuditLogPage>> {
    return code;
  }

  /** Asks for the rows again. */
  async refresh(): Promise<void> {
    await this.page?.refresh();
  }
}

define('asok-audit-log', AsokAuditLog);

declare global {
  interface HTMLElementTagNameMap {
    'asok-audit-log': AsokAuditLog;
  }
}
