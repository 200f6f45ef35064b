import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Key } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { loadingStyles } from '../internal/load-states.styles.ts';
import { renderLoading } from '../internal/load-states.ts';
import { shared } from '../theme/controls.styles.ts';
import type { DetailPage } from './detail-page.ts';
import { recordPageStyles } from './record-page.styles.ts';

const code = new LateModule(async () => (await import('./detail-page.ts')).detailPage);

/**
 * Shows one record, read-only. Passwords are never shown.
 *
 * @event {AsokNavigateEvent} asok-navigate - Another page is wanted: the form, the list, a related record; cancelable.
 * @event {AsokDeletedEvent} asok-deleted - The record was deleted.
 * @event {AsokLoadedEvent} asok-loaded - The record has come.
 * @event {AsokFailedEvent} asok-failed - The record could not be loaded.
 * @event {AsokImpersonateEvent} asok-impersonate - An administrator wants to act as a person.
 * @csspart header - Title and actions.
 * @csspart title - The record's name.
 * @csspart actions - Delete, Impersonate and Edit.
 * @csspart fieldset - A card of values.
 * @csspart grid - The values of one card.
 * @csspart field - A label with its value.
 */
export class AsokDetail extends LateElement<DetailPage> {
  static override styles = [...shared, loadingStyles, recordPageStyles];

  /** Slug of the model. */
  @property() model = '';

  /** Key of the record. */
  @property({ attribute: 'record-id' }) recordId: Key | null = null;

  /** Address under which the admin's pages live; with it, records are real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  /**
   * Whether administrators have a button to act as a person who is shown. It fires `asok-impersonate` and no more: a page
   * that acts must say so all the time, and offer the way back.
   */
  @property({ type: Boolean }) impersonation = false;

  protected override get late(): LateModule<PageCode<HTMLElement, DetailPage>> {
    return code;
  }

  protected override renderWaiting(): TemplateResult {
    return renderLoading({ localize: this.localize });
  }
}

define('asok-detail', AsokDetail);

declare global {
  interface HTMLElementTagNameMap {
    'asok-detail': AsokDetail;
  }
}
