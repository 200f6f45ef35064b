import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import {
  type AnyRecordDetail,
  createDetailStore,
  type DetailStore,
  type Key,
  type ModelDescriptor,
} from '../../sdk/index.ts';
import { type CellView, renderValue } from '../fields/cells.ts';
import { AsokElement } from '../internal/asok-element.ts';
import type { Connection } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { shared } from '../theme/controls.styles.ts';
import { detailStyles } from './asok-detail.styles.ts';
import { deleteRecord } from './delete-record.ts';
import { LoadReport } from './load-report.ts';
import { cellView, navigate } from './record-links.ts';
import { renderDenied, renderLoadError, renderLoading, renderMissing } from './record-states.ts';
import { type Section, sectionsOf } from './sections.ts';

/**
 * Shows one record, read-only. Passwords are never shown.
 *
 * @event {AsokNavigateEvent} asok-navigate - Another page is wanted: the form, the list, a related record; cancelable.
 * @event {AsokDeletedEvent} asok-deleted - The record was deleted.
 * @event {AsokLoadedEvent} asok-loaded - The record has come.
 * @event {AsokFailedEvent} asok-failed - The record could not be loaded.
 * @csspart header - Title and actions.
 * @csspart title - The record's name.
 * @csspart actions - Delete and Edit.
 * @csspart fieldset - A card of values.
 * @csspart grid - The values of one card.
 * @csspart field - A label with its value.
 */
export class AsokDetail extends AsokElement {
  static override styles = [...shared, detailStyles];

  /** Slug of the model. */
  @property() model = '';

  /** Key of the record. */
  @property({ attribute: 'record-id' }) recordId: Key | null = null;

  /** Address under which the admin's pages live; with it, records are real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  readonly #report = new LoadReport(this);
  #store: DetailStore | undefined;
  #madeFor: { connection: Connection; user: Key; model: string } | undefined;
  #unfollow: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#editByKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#editByKey);
  }

  protected override connectionChanged(connection: Connection | undefined): void {
    this.#unfollow?.();
    // Another element of the page changed a record of this model, maybe this one.
    this.#unfollow = connection?.client.onChange((slug) => {
      if (slug === this.model) void this.#store?.load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#useStore();
  }

  protected override updated(): void {
    if (this.#store) this.#report.tell(this.#store.$state.get());
  }

  override render(): TemplateResult {
    const { localize, sessionState: session } = this;
    const model = this.connection?.session.model(this.model);
    if (session?.status === 'error') {
      return renderLoadError(session.error, { localize, retry: () => void this.connection?.session.load() });
    }
    if (!session || session.status === 'loading') return renderLoading({ localize });
    if (!model || !this.#store) return renderDenied({ localize });
    const { status, record, error } = this.#store.$state.get();
    const back = () => void navigate(this, { model: model.slug, view: 'list' });
    if (status === 'missing') return renderMissing({ localize, back });
    if (status === 'denied') return renderDenied({ localize, back });
    if (record) return this.#renderRecord(model, record);
    const retry = () => void this.#store?.load();
    return status === 'error' ? renderLoadError(error, { localize, retry }) : renderLoading({ localize });
  }

  #renderRecord(model: ModelDescriptor, record: AnyRecordDetail): TemplateResult {
    const sections = sectionsOf(model, this.localize, (field) => field.kind !== 'password');
    const view = cellView(this, this.localize);
    return html`<article aria-labelledby="title">
      ${this.#renderHeader(model, record)}
      <div class="stack">${sections.map((section) => renderSection(section, record, view))}</div>
    </article>`;
  }

  #renderHeader(model: ModelDescriptor, record: AnyRecordDetail): TemplateResult {
    const { localize } = this;
    const { updatedAt } = record;
    const changed =
      updatedAt instanceof Date && !Number.isNaN(updatedAt.getTime())
        ? localize.date(updatedAt, { dateStyle: 'medium', timeStyle: 'short' })
        : null;
    return html`<header class="page-head" part="header">
      <div class="heading">
        <h1 class="page-title" id="title" part="title"><bdi>${record.$label}</bdi></h1>
        <p class="subtitle">
          ${localize.term('detailRecord', model.labelSingular, record.$key)}${
            changed
              ? html`<span class="separator" aria-hidden="true"> · </span>${localize.term('detailChanged', changed)}`
              : nothing
          }
        </p>
      </div>
      <div class="page-actions" part="actions">
        ${
          record.$can.delete
            ? html`<button type="button" class="button danger-quiet" @click=${() => void this.#remove(model, record)}>
              ${icon('trash-2')}${localize.term('delete')}
            </button>`
            : nothing
        }
        ${
          record.$can.edit
            ? html`<button type="button" class="button primary" aria-keyshortcuts="E" @click=${this.#edit}>
              ${icon('pencil')}${localize.term('edit')}
            </button>`
            : nothing
        }
      </div>
    </header>`;
  }

  #useStore(): void {
    const { connection, sessionState } = this;
    const user = sessionState?.user?.key;
    if (!connection || !user || !this.recordId) {
      if (this.#store) this.unwatch(this.#store.$state);
      this.#store = undefined;
      return;
    }
    const made = this.#madeFor;
    const same = made?.connection === connection && made.user === user && made.model === this.model;
    if (!same || this.#store?.key !== this.recordId) {
      if (this.#store) this.unwatch(this.#store.$state);
      this.#store = createDetailStore(connection.client, this.model, this.recordId);
      this.#madeFor = { connection, user, model: this.model };
      if (connection.session.model(this.model)) void this.#store.load();
    }
    this.watch(this.#store.$state);
  }

  async #remove(model: ModelDescriptor, record: AnyRecordDetail): Promise<void> {
    const store = this.#store;
    if (store) await deleteRecord(this, { model, record, localize: this.localize, remove: () => store.remove() });
  }

  readonly #edit = (): void => {
    navigate(this, { model: this.model, view: 'edit', ...(this.recordId && { id: this.recordId }) });
  };

  readonly #editByKey = (event: KeyboardEvent): void => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing);
    if (!plain || event.key.toLowerCase() !== 'e' || isTyping(event)) return;
    if (this.#store?.$state.get().record?.$can.edit) this.#edit();
  };
}

function renderSection({ id, title, fields }: Section, record: AnyRecordDetail, view: CellView): TemplateResult {
  return html`<section class="card" part="fieldset" id=${id} aria-labelledby=${title ? `${id}-title` : nothing}>
    ${title ? html`<div class="card-head"><h2 class="card-title" id="${id}-title">${title}</h2></div>` : nothing}
    <dl class="grid" part="grid">
      ${fields.map(
        (field) => html`<div class="entry ${field.wide ? 'wide' : ''}" part="field">
          <dt>${field.label}</dt>
          <dd>${renderValue(field, record[field.name], view)}</dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

/** Whether a key belongs to a text that is being written, or to an open dialog. */
function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => {
    if (!(node instanceof HTMLElement)) return false;
    return node.isContentEditable || node.matches('input, textarea, select, dialog, [role=combobox], [role=menu]');
  });
}

define('asok-detail', AsokDetail);

declare global {
  interface HTMLElementTagNameMap {
    'asok-detail': AsokDetail;
  }
}
