import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  type AnyRecordDetail,
  type FieldDescriptor,
  type FormState,
  type FormStore,
  type Key,
  type ModelDescriptor,
} from '../../sdk/index.ts';
import { AsokElement } from '../internal/asok-element.ts';
import type { Connection } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import { toast } from '../internal/toast.ts';
import { shared } from '../theme/controls.styles.ts';
import './asok-detail.ts';
import { formStyles } from './asok-form.styles.ts';
import { deleteRecord } from './delete-record.ts';
import { AsokDiscardEvent, AsokSavedEvent, AsokSaveEvent, type SaveIntent } from './events.ts';
import type { Choices } from './form/conflict-panel.ts';
import { renderCards } from './form/field-cards.ts';
import { focusField, focusProblem, showSection } from './form/focus.ts';
import { renderNotices } from './form/notices.ts';
import { renderHeader } from './form/page-header.ts';
import { renderSaveBar } from './form/save-bar.ts';
import { SaveKeys } from './form/save-keys.ts';
import { renderRail } from './form/section-rail.ts';
import { SectionSpy } from './form/section-spy.ts';
import { StoreSlot } from './form/store-slot.ts';
import { UnsavedGuard } from './form/unsaved-guard.ts';
import { LoadReport } from './load-report.ts';
import { cellView, hrefOf, navigate } from './record-links.ts';
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
export class AsokForm extends AsokElement {
  static override styles = [...shared, formStyles];

  /** Slug of the model. */
  @property() model = '';

  /** Key of the record; without one the form creates a record. */
  @property({ attribute: 'record-id' }) recordId: Key | null = null;

  /** Address under which the admin's pages live; with it, records are real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  @state() private choices: Choices = {};

  readonly #keys = new SaveKeys(this);
  readonly #spy = new SectionSpy(this, '.section');
  readonly #slot = new StoreSlot();
  readonly #report = new LoadReport(this);
  #intent: SaveIntent = 'save';
  #sentAway: FormStore | undefined;
  #unfollow: (() => void) | undefined;

  constructor() {
    super();
    this.addController(new UnsavedGuard(this));
  }

  get #store(): FormStore | undefined {
    return this.#slot.store;
  }

  /** Whether there are unsaved changes. */
  get dirty(): boolean {
    return (this.#store?.$state.get().dirty.length ?? 0) > 0;
  }

  /** Throws the changes away. */
  reset(): void {
    this.#store?.reset();
    this.dispatchEvent(new AsokDiscardEvent());
  }

  /** Saves as the buttons do; resolves with whether it was saved. */
  async save(intent: SaveIntent = 'save'): Promise<boolean> {
    const store = this.#store;
    if (!store || store.$state.get().status === 'saving') return false;
    if (!this.dispatchEvent(new AsokSaveEvent(intent))) return false;
    this.#intent = intent;
    return this.#conclude(store, await store.save());
  }

  protected override connectionChanged(connection: Connection | undefined): void {
    this.#unfollow?.();
    // A form that could not load takes the next chance: after logging in again the client tells of every model.
    this.#unfollow = connection?.client.onChange((slug) => {
      const state = this.#store?.$state.get();
      if (slug === this.model && state?.status === 'error' && !state.loaded) void this.#store?.load();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#useStore();
  }

  protected override updated(): void {
    const store = this.#store;
    if (!store) return;
    const { status, record, loaded, formError } = store.$state.get();
    // Once there is a form, what was typed stays, even if the record is gone.
    this.#report.tell({ record, error: loaded ? null : formError });
    if (status === 'denied' && store.key && store.model.can.view && this.#sentAway !== store) {
      this.#sentAway = store;
      navigate(this, { model: this.model, view: 'detail', id: store.key });
    }
  }

  override render(): TemplateResult {
    const { localize } = this;
    const session = this.sessionState;
    const retry = () => void (this.#store ? this.#store.load() : this.connection?.session.load());
    const store = this.#store;
    if (!store && session?.status === 'error') return renderLoadError(session.error, { localize, retry });
    if (!store)
      return session && session.status !== 'loading' ? renderDenied({ localize }) : renderLoading({ localize });
    const state = store.$state.get();
    const back = () => this.#go('list');
    if (state.status === 'denied') return this.#renderLookOnly(store, back);
    if (state.status === 'missing') return renderMissing({ localize, back });
    if (state.loaded) return this.#renderForm(store, state);
    return state.status === 'error'
      ? renderLoadError(state.formError, { localize, retry })
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
    const model = this.#descriptor(store);
    const creating = store.key === null;
    const isShown = (field: FieldDescriptor) => store.isWritable(field) || (!creating && field.kind !== 'password');
    const sections = sectionsOf(model, localize, isShown);
    const busy = state.status === 'saving';
    return html`<form
      novalidate
      aria-busy=${busy ? 'true' : nothing}
      @submit=${(event: Event) => event.preventDefault()}
      @keydown=${this.#keys.enter}
    >
      ${renderHeader({
        localize,
        model,
        record: state.record,
        open: creating ? null : () => this.#go('detail', store.key),
        remove: state.record?.$can.delete ? () => void this.#remove(store, state.record) : null,
      })}
      <div class="layout">
        <div class="stack">
          ${renderNotices({
            localize,
            model,
            state,
            shown: new Set(sections.flatMap(({ fields }) => fields.map(({ name }) => name))),
            choices: this.#chosen(state),
            href: store.key && hrefOf(this, model.slug, store.key),
            focusField: (name) => focusField(this.renderRoot, name),
            choose: (name, side) => {
              this.choices = { ...this.choices, [name]: side };
            },
            resolve: () => void this.#resolve(store),
            discard: () => this.reset(),
            retry: () => void this.save(this.#intent),
          })}
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
      ${renderSaveBar({
        localize,
        state,
        creating,
        canAdd: model.can.add,
        save: (intent) => void this.save(intent),
        discard: () => this.reset(),
      })}
    </form>`;
  }

  /** The descriptor in the language shown now; the store keeps the one it began with. */
  #descriptor(store: FormStore): ModelDescriptor {
    return this.connection?.session.model(this.model) ?? store.model;
  }

  /** Makes the state for what the properties name, unless there is one: what was typed outlives a lost session. */
  #useStore(): void {
    const { connection, sessionState } = this;
    const user = sessionState?.user?.key;
    const before = this.#store;
    if (connection && user) {
      const replaced = this.#slot.follow({ connection, user, model: this.model, id: this.recordId || null });
      if (replaced) {
        if (before) this.unwatch(before.$state);
        this.choices = {};
        void this.#store?.load();
      }
    }
    if (connection && this.#store) this.watch(this.#store.$state);
  }

  #chosen({ conflict }: FormState): Choices {
    return Object.fromEntries(Object.keys(conflict ?? {}).map((name) => [name, this.choices[name] ?? 'mine']));
  }

  async #resolve(store: FormStore): Promise<void> {
    await this.#conclude(store, await store.resolve(this.#chosen(store.$state.get())));
  }

  async #conclude(store: FormStore, record: AnyRecordDetail | null): Promise<boolean> {
    // The page may have gone on to another record meanwhile.
    if (this.#store !== store) return record !== null;
    await this.updateComplete;
    if (!record) {
      focusProblem(this.renderRoot);
      return false;
    }
    this.choices = {};
    this.dispatchEvent(new AsokSavedEvent(record, this.#intent));
    toast(this, { tone: 'success', text: this.localize.term('formSaved') });
    if (this.#intent === 'save') this.#go('list');
    else if (this.#intent === 'add-another') await this.#startAnother();
    else if (this.recordId !== record.$key) {
      this.recordId = record.$key;
      this.#go('edit', record.$key);
    }
    return true;
  }

  async #startAnother(): Promise<void> {
    this.#slot.clear();
    this.recordId = null;
    this.requestUpdate();
    this.#go('new');
    await this.updateComplete;
    focusField(this.renderRoot);
  }

  async #remove(store: FormStore, record: AnyRecordDetail | null): Promise<void> {
    if (!record) return;
    const model = this.#descriptor(store);
    const remove = async () => {
      await store.remove();
      // Changes of a record that is gone must not keep the person on its page.
      store.reset();
    };
    await deleteRecord(this, { model, record, localize: this.localize, remove });
  }

  #go(view: 'list' | 'detail' | 'edit' | 'new', id?: Key | null): void {
    navigate(this, { model: this.model, view, ...(id && { id }) });
  }
}

define('asok-form', AsokForm);

declare global {
  interface HTMLElementTagNameMap {
    'asok-form': AsokForm;
  }
}
