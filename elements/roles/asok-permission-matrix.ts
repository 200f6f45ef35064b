import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  type AdminClient,
  type AsokError,
  createPermissionMatrixStore,
  type FormState,
  type Key,
  type ModelDescriptor,
  type PermissionMatrixState,
  type PermissionMatrixStore,
  type RelationList,
  toAsokError,
} from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { lateCode } from '../internal/late-code.ts';
import { renderCards } from '../records/form/field-cards.ts';
import { renderHeader } from '../records/form/page-header.ts';
import { RecordEditor } from '../records/record-editor.ts';
import { cellView } from '../records/record-links.ts';
import { renderDenied, renderLoadError, renderLoading, renderMissing } from '../records/record-states.ts';
import { shared } from '../theme/controls.styles.ts';
import { matrixStyles } from './asok-permission-matrix.styles.ts';
import { AsokPermissionsChangeEvent } from './events.ts';
import type { GridKeys } from './grid-keys.ts';
import type * as matrixDrawing from './matrix-drawing.ts';
import type { MatrixView } from './matrix-view.ts';

interface Drawing {
  keys: GridKeys;
  code: typeof matrixDrawing;
}

/** The fields of a role that stand above the matrix. */
const FIELDS = ['name', 'label'];

/** All that the page shows: an error of another field is told by its name alone. */
const SHOWN: ReadonlySet<string> = new Set([...FIELDS, 'permissions']);

/**
 * Creates a role, or edits one: its name and label, and its permissions as a table of models and verbs. Shows what gets
 * saved while it is ticked. Who may not edit the role, or holds less than the role does, can look at it.
 *
 * @event {AsokPermissionsChangeEvent} asok-change - Permissions were ticked or unticked, not yet saved.
 * @event {AsokSaveEvent} asok-save - Before saving, with the intent; cancelable.
 * @event {AsokSavedEvent} asok-saved - After saving, with the record.
 * @event {AsokDiscardEvent} asok-discard - The changes were thrown away.
 * @event {AsokDirtyChangeEvent} asok-dirty-change - There are unsaved changes now, or none any more.
 * @event {AsokDeletedEvent} asok-deleted - The role was deleted.
 * @event {AsokNavigateEvent} asok-navigate - Another page is wanted; cancelable.
 * @event {AsokLoadedEvent} asok-loaded - The role has come.
 * @event {AsokFailedEvent} asok-failed - The role could not be loaded.
 * @csspart header - Title and actions.
 * @csspart error-summary - What was refused.
 * @csspart conflict - Whose value to keep.
 * @csspart fieldset - The card of name and label.
 * @csspart superuser - The card of the switch for all permissions.
 * @csspart permissions - The card around the matrix.
 * @csspart table - The matrix.
 * @csspart head - Its first row, with a checkbox for each verb.
 * @csspart group - The models of one group.
 * @csspart row - One model.
 * @csspart all - The checkbox for all verbs of a model.
 * @csspart cell - One verb of a model.
 * @csspart legend - What the looks of a cell mean.
 * @csspart summary - The card of what gets saved.
 * @csspart save-bar - Status and save buttons.
 * @cssprop --asok-page-padding - Padding of the page around, across which the save bar reaches.
 */
export class AsokPermissionMatrix extends RecordEditor<PermissionMatrixStore> {
  static override styles = [...shared, matrixStyles];

  /** Key of the role; without one a role is created. */
  @property({ attribute: 'role-id' }) roleId: Key | null = null;

  @state() private wanted = '';

  /** What draws the role, once it is there. */
  @state() private drawing: Drawing | null = null;
  /** Why it is not. */
  @state() private drawingError: AsokError | null = null;

  #fetching: Promise<void> | undefined;

  protected override get slug(): string {
    return 'roles';
  }

  protected override get key(): Key | null {
    return this.roleId || null;
  }

  protected override set key(key: Key | null) {
    this.roleId = key;
  }

  protected override makeStore(client: AdminClient, model: ModelDescriptor, id: Key | null): PermissionMatrixStore {
    return createPermissionMatrixStore(client, model, id);
  }

  protected override storeChanged(before: PermissionMatrixStore | undefined): void {
    if (before) this.unwatch(before.$matrix);
    this.wanted = '';
  }

  protected override outcomeOf(store: PermissionMatrixStore) {
    const { status, record, error } = store.$matrix.get();
    return status === 'ready' ? { record, error: null } : { record: null, error };
  }

  protected override hasFailed(store: PermissionMatrixStore): boolean {
    return store.$matrix.get().status === 'error';
  }

  protected override maySave(store: PermissionMatrixStore): boolean {
    return super.maySave(store) && !isFrozen(store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#fetching = this.#fetchDrawing();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#fetching;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.connection && this.store) this.watch(this.store.$matrix);
  }

  override render(): TemplateResult {
    const { localize, store } = this;
    if (!store) return this.renderWithoutStore();
    const { status, error } = store.$matrix.get();
    const back = () => this.go('list');
    switch (status) {
      case 'ready':
        if (this.drawing) return this.renderFrame(store.$state.get(), this.#renderRole(store, this.drawing));
        return this.drawingError
          ? renderLoadError(this.drawingError, { localize, retry: () => void this.#fetchDrawing() })
          : renderLoading({ localize });
      case 'denied':
        return renderDenied({ localize, back });
      case 'missing':
        return renderMissing({ localize, back });
      case 'error':
        return renderLoadError(error, { localize, retry: () => void store.load() });
      default:
        return renderLoading({ localize });
    }
  }

  #renderRole(store: PermissionMatrixStore, { code, keys }: Drawing): TemplateResult {
    const state = store.$matrix.get();
    const model = this.descriptor(store);
    const form: FormState = { ...store.$state.get(), record: state.record };
    const frozen = isFrozen(store);
    const view: MatrixView = { localize: this.localize, store, state, change: this.#change };
    const fields = model.fields
      .filter(({ name }) => FIELDS.includes(name))
      .map((field) => (frozen ? { ...field, readonly: true } : field));
    return html`${this.#renderHeader(store, model)} ${this.#renderLock(state)}
      <div class="role">
        <div class="stack">
          ${this.renderNotices(store, form, SHOWN)}
          ${renderCards({
            view: cellView(this, this.localize),
            store,
            state: form,
            sections: [{ id: 'section-role', title: model.labelSingular, fields }],
          })}
          ${code.renderSuperuser(view)}
          ${code.renderPermissions({
            ...view,
            form,
            label: model.fields.find(({ name }) => name === 'permissions')?.label ?? '',
            wanted: this.wanted,
            keys,
            find: this.#find,
          })}
        </div>
        ${code.renderSummary({ ...view, model, hrefBase: this.hrefBase })}
      </div>
      ${frozen ? nothing : this.renderSaveBar(store, form, this.#unsaved(state, form))}`;
  }

  #renderHeader(store: PermissionMatrixStore, model: ModelDescriptor): TemplateResult {
    const { localize } = this;
    const { record, locked } = store.$matrix.get();
    const users = record?.users as RelationList | null | undefined;
    return renderHeader({
      localize,
      model,
      record,
      titles: record && {
        title: record.$label,
        subtitle: users ? localize.term('rolesAssigned', users.count) : model.labelSingular,
      },
      open: record && (() => this.go('detail', record.$key)),
      remove: record?.$can.delete && locked !== 'exceeds' ? () => void this.removeRecord(store, record) : null,
    });
  }

  #renderLock({ locked, exceeding }: PermissionMatrixState): TemplateResult | typeof nothing {
    if (locked === null) return nothing;
    return html`<div class="notice lock ${locked === 'exceeds' ? 'warning' : ''}" role="note">
      ${icon('lock')}
      <div>
        <p>${this.localize.term(locked === 'exceeds' ? 'rolesExceeds' : 'rolesReadonly')}</p>
        ${
          locked === 'exceeds'
            ? html`<ul class="permissions">
              ${exceeding.map((entry) => html`<li class="permission">${entry}</li>`)}
            </ul>`
            : nothing
        }
      </div>
    </div>`;
  }

  async #fetchDrawing(): Promise<void> {
    if (this.drawing) return;
    this.drawingError = null;
    try {
      const code = await lateCode(import('./matrix-drawing.ts'));
      if (this.drawing) return;
      adoptStyles(this.renderRoot as ShadowRoot, [...AsokPermissionMatrix.elementStyles, ...code.roleStyles]);
      this.drawing = { code, keys: new code.GridKeys(this) };
    } catch (error) {
      this.drawingError = toAsokError(error);
    }
  }

  /** With other fields changed too, their number says more. */
  #unsaved({ added, removed }: PermissionMatrixState, { dirty }: FormState): string | undefined {
    const changes = added.length + removed.length;
    return changes > 0 && dirty.length === 1 ? this.localize.term('rolesUnsaved', changes) : undefined;
  }

  readonly #find = (text: string): void => {
    this.wanted = text;
  };

  readonly #change = (action: () => void): void => {
    const { store } = this;
    if (!store) return;
    const before = store.$matrix.get().draft.join(',');
    action();
    this.requestUpdate();
    const { draft, added, removed } = store.$matrix.get();
    const value = draft.join(',');
    if (value !== before) this.dispatchEvent(new AsokPermissionsChangeEvent({ value, added, removed }));
  };
}

/** Nothing of the role can be changed: not this role's to edit, or more than the actor holds. */
function isFrozen(store: PermissionMatrixStore): boolean {
  const { status, loaded } = store.$state.get();
  return !loaded || status === 'denied' || store.$matrix.get().locked === 'exceeds';
}

define('asok-permission-matrix', AsokPermissionMatrix);

declare global {
  interface HTMLElementTagNameMap {
    'asok-permission-matrix': AsokPermissionMatrix;
  }
}
