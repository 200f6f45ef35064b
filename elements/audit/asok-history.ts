import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Key } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { renderLoading } from '../internal/load-states.ts';
import type { HistoryPage } from './history-page.ts';

const code = new LateModule(async () => (await import('./history-page.ts')).historyPage);

/**
 * What happened to one record, newest first: who, when, and each changed field before and after. For administrators
 * (`is_admin`); the server refuses everybody else.
 *
 * @event {AsokCloseEvent} asok-close - The close button was pressed; the page around puts the history away.
 * @csspart panel - The box around all of it.
 * @csspart header - Title, number of changes and close button.
 * @csspart entry - One entry.
 * @csspart impersonated - Who really did it.
 * @csspart diff - The changed fields of an entry.
 * @csspart diff-row - One changed field.
 * @csspart before - What was there.
 * @csspart after - What is there now.
 * @csspart mark - The words that differ.
 * @csspart footer - The button for older entries.
 * @csspart state - What stands in place of entries: empty, error, denied.
 */
export class AsokHistory extends LateElement<HistoryPage> {
  /** Slug of the model. */
  @property() model = '';

  /** Key of the record. */
  @property({ attribute: 'record-id' }) recordId: Key | null = null;

  /** Shows a close button. */
  @property({ type: Boolean }) closable = false;

  protected override get late(): LateModule<PageCode<HTMLElement, HistoryPage>> {
    return code;
  }

  /** Asks for the entries again. */
  async refresh(): Promise<void> {
    await this.page?.refresh();
  }

  protected override renderWaiting(): TemplateResult {
    return renderLoading({ localize: this.localize });
  }
}

define('asok-history', AsokHistory);

declare global {
  interface HTMLElementTagNameMap {
    'asok-history': AsokHistory;
  }
}
