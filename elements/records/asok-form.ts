import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  type AnyRecordDetail,
  createFormStore,
  type FieldDescriptor,
  type FormState,
  type FormStore,
  type Key,
  type ModelDescriptor,
} from '../../sdk/index.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { define } from '../internal/define.ts';
import { AsokToastEvent } from '../internal/toast.ts';
import { shared } from '../theme/controls.styles.ts';
import './asok-detail.ts';
import { formStyles } from './asok-form.styles.ts';
import { deleteRecord } from './delete-record.ts';
import { AsokDirtyChangeEvent, AsokDiscardEvent, AsokSavedEvent, AsokSaveEvent, type SaveIntent } from './events.ts';
import type { Choices } from './form/conflict-panel.ts';
import { renderCards } from './form/field-cards.ts';
import { isOneLineInput } from './form/one-line.ts';
import { renderNotices } from './form/notices.ts';
import { renderHeader } from './form/page-header.ts';
import { renderSaveBar } from './form/save-bar.ts';
import { renderRail } from './form/section-rail.ts';
import { SectionSpy } from './form/section-spy.ts';
import { StoreSlot } from './form/store-slot.ts';
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

  readonly #spy = new SectionSpy(this, '.section');
  readonly #slot = new StoreSlot();
  #intent: SaveIntent = 'save';
  #wasDirty = false;
  #sentAway: FormStore | undefined;

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

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#saveByShortcut);
    window.addEventListener('beforeunload', this.#guard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#saveByShortcut);
    window.removeEventListener('beforeunload', this.#guard);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#useStore();
  }

  protected override updated(): void {
    const store = this.#store;
    if (this.dirty !== this.#wasDirty) {
      this.#wasDirty = this.dirty;
      this.dispatchEvent(new AsokDirtyChangeEvent(this.dirty));
    }
    if (!store) return;
    const { status } = store.$state.get();
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
    const back = () => void this.#go('list');
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
      @keydown=${this.#saveByEnter}
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
            focusField: this.#focusField,
            choose: this.#choose,
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
          go: this.#scrollTo,
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
      this.renderRoot.querySelector<HTMLElement>('#summary, #conflict')?.focus();
      return false;
    }
    this.choices = {};
    this.dispatchEvent(new AsokSavedEvent(record, this.#intent));
    this.dispatchEvent(new AsokToastEvent({ tone: 'success', text: this.localize.term('formSaved') }));
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
    this.renderRoot.querySelector<HTMLElement>('[id^="field-"]')?.focus();
  }

  async #remove(store: FormStore, record: AnyRecordDetail | null): Promise<void> {
    if (!record) return;
    const model = this.#descriptor(store);
    await deleteRecord(this, { model, record, localize: this.localize, remove: () => store.remove() });
  }

  #go(view: 'list' | 'detail' | 'edit' | 'new', id?: Key | null): void {
    navigate(this, { model: this.model, view, ...(id && { id }) });
  }

  readonly #choose = (name: string, side: 'mine' | 'theirs'): void => {
    this.choices = { ...this.choices, [name]: side };
  };

  readonly #focusField = (name: string): void => {
    (this.renderRoot as ShadowRoot).getElementById(`field-${name}`)?.focus();
  };

  readonly #scrollTo = (id: string): void => {
    const section = (this.renderRoot as ShadowRoot).getElementById(id);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };

  readonly #saveByEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || !isOneLineInput(event)) return;
    event.preventDefault();
    void this.save('save');
  };

  readonly #saveByShortcut = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // With several forms on a page, the one that holds the focus is meant.
    const inOther = event.composedPath().some((node) => node instanceof AsokForm && node !== this);
    if (event.defaultPrevented || inOther || !this.#store) return;
    event.preventDefault();
    void this.save('continue');
  };

  readonly #guard = (event: BeforeUnloadEvent): void => {
    if (this.dirty) event.preventDefault();
  };
}

define('asok-form', AsokForm);

declare global {
  interface HTMLElementTagNameMap {
    'asok-form': AsokForm;
  }
}
