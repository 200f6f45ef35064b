import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import {
  type AdminClient,
  createFormStore,
  type FieldDescriptor,
  type FormState,
  type FormStore,
  type Key,
  type ModelDescriptor,
} from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { shared } from '../theme/controls.styles.ts';
import './asok-detail.ts';
import { formStyles } from './asok-form.styles.ts';
import { renderCards } from './form/field-cards.ts';
import { showSection } from './form/focus.ts';
import { renderHeader } from './form/page-header.ts';
import { renderRail } from './form/section-rail.ts';
import { SectionSpy } from './form/section-spy.ts';
import { RecordEditor } from './record-editor.ts';
import { cellView } from './record-links.ts';
import { renderDenied, renderLoadError, renderLoading, renderMissing } from './record-states.ts';
import { sectionsOf } from './sections.ts';

/**
 * Creates a record, or edits one. Saves only what was changed, merges what others changed meanwhile, and asks where
 * both changed the same field. Someone who may only look at the record is sent to its detail page.
 *
 * @event {AsokSaveEvent} asok-save - Before saving, with the intent; cancelable.
 * @event {AsokSavedEvent} asok-saved - After saving, with the record.
 * @event {AsokDiscardEvent} asok-discard - The changes were thrown away.
 * @event {AsokDirtyChangeEvent} asok-dirty-change - There are unsaved changes now, or none any more.
 * @event {AsokDeletedEvent} asok-deleted - The record was deleted.
 * @event {AsokNavigateEvent} asok-navigate - Another page is wanted; cancelable.
 * @event {AsokLoadedEvent} asok-loaded - The record has come.
 * @event {AsokFailedEvent} asok-failed - The record could not be loaded.
 * @csspart header - Title and actions.
 * @csspart error-summary - What was refused.
 * @csspart conflict - Whose value to keep.
 * @csspart fieldset - A card of fields.
 * @csspart section-rail - Links to the cards.
 * @csspart save-bar - Status and save buttons.
 * @cssprop --asok-page-padding - Padding of the page around, across which the save bar reaches.
 */
export class AsokForm extends RecordEditor {
  static override styles = [...shared, formStyles];

  /** Slug of the model. */
  @property() model = '';

  /** Key of the record; without one the form creates a record. */
  @property({ attribute: 'record-id' }) recordId: Key | null = null;

  readonly #spy = new SectionSpy(this, '.section');
  #sentAway: FormStore | undefined;

  protected override get slug(): string {
    return this.model;
  }

  protected override get key(): Key | null {
    return this.recordId || null;
  }

  protected override set key(key: Key | null) {
    this.recordId = key;
  }

  protected override makeStore(client: AdminClient, model: ModelDescriptor, id: Key | null): FormStore {
    return createFormStore(client, model, id);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { store } = this;
    const isDenied = store?.$state.get().status === 'denied';
    if (isDenied && store.key && store.model.can.view && this.#sentAway !== store) {
      this.#sentAway = store;
      this.go('detail', store.key);
    }
  }

  override render(): TemplateResult {
    const { localize, store } = this;
    if (!store) return this.renderWithoutStore();
    const state = store.$state.get();
    const back = () => this.go('list');
    if (state.status === 'denied') return this.#renderLookOnly(store, back);
    if (state.status === 'missing') return renderMissing({ localize, back });
    if (state.loaded) return this.renderFrame(state, this.#renderForm(store, state));
    return state.status === 'error'
      ? renderLoadError(state.formError, { localize, retry: () => void store.load() })
      : renderLoading({ localize });
  }

  /** For a page that does not follow `asok-navigate`. */
  #renderLookOnly(store: FormStore, back: () => void): TemplateResult {
    if (!store.key || !store.model.can.view) return renderDenied({ localize: this.localize, back });
    return html`<asok-detail
      .model=${this.model}
      .recordId=${store.key}
      .url=${this.url}
      .hrefBase=${this.hrefBase}
    ></asok-detail>`;
  }

  #renderForm(store: FormStore, state: FormState): TemplateResult {
    const { localize } = this;
    const { record } = state;
    const model = this.descriptor(store);
    const creating = store.key === null;
    const isShown = (field: FieldDescriptor) => store.isWritable(field) || (!creating && field.kind !== 'password');
    const sections = sectionsOf(model, localize, isShown);
    const shown = new Set(sections.flatMap(({ fields }) => fields.map(({ name }) => name)));
    return html`${renderHeader({
      localize,
      model,
      record,
      open: creating ? null : () => this.go('detail', store.key),
      remove: record?.$can.delete ? () => void this.removeRecord(store, record) : null,
    })}
      <div class="layout">
        <div class="stack">
          ${this.renderNotices(store, state, shown)}
          ${renderCards({ view: cellView(this, localize), store, state, sections })}
        </div>
        ${renderRail({
          localize,
          sections,
          state,
          current: this.#spy.current || (sections[0]?.id ?? ''),
          go: (id) => showSection(this.renderRoot, id),
        })}
      </div>
      ${this.renderSaveBar(store, state)}`;
  }
}

define('asok-form', AsokForm);

declare global {
  interface HTMLElementTagNameMap {
    'asok-form': AsokForm;
  }
}
