import { html, nothing, type TemplateResult } from 'lit';
import {
  type AdminClient,
  createPermissionMatrixStore,
  type FormState,
  type Key,
  type ModelDescriptor,
  type PermissionMatrixState,
  type PermissionMatrixStore,
  type RelationList,
} from '../../sdk/index.ts';
import { historyDockStyles } from '../audit/history-dock.styles.ts';
import { icon } from '../internal/icon.ts';
import type { Inside, PageCode } from '../internal/late-element.ts';
import { renderLoadError, renderLoading } from '../internal/load-states.ts';
import { renderCards } from '../records/form/field-cards.ts';
import { renderHeader } from '../records/form/page-header.ts';
import { type EditorHost, RecordEditor } from '../records/record-editor.ts';
import { cellView } from '../records/record-links.ts';
import { renderDenied, renderMissing } from '../records/record-states.ts';
import './english.ts';
import { AsokPermissionsChangeEvent } from './events.ts';
import { GridKeys } from './grid-keys.ts';
import type { MatrixView } from './matrix-view.ts';
import { renderPermissions } from './permissions-card.ts';
import { roleStyles } from './role.styles.ts';
import { renderSummary } from './summary-panel.ts';
import { renderSuperuser } from './superuser-card.ts';

interface MatrixHost extends EditorHost {
  roleId: Key | null;
}

/** The fields of a role that stand above the matrix. */
const FIELDS = ['name', 'label'];

/** All that the page shows: an error of another field is told by its name alone. */
const SHOWN: ReadonlySet<string> = new Set([...FIELDS, 'permissions']);

/** What `<asok-permission-matrix>` shows and does. */
export class MatrixPage extends RecordEditor<MatrixHost, PermissionMatrixStore> {
  #wanted = '';
  readonly #keys: GridKeys;

  constructor(host: MatrixHost, inside: Inside) {
    super(host, inside);
    this.#keys = new GridKeys(host);
  }

  protected override get slug(): string {
    return 'roles';
  }

  protected override get key(): Key | null {
    return this.host.roleId || null;
  }

  protected override set key(key: Key | null) {
    this.host.roleId = key;
  }

  protected override makeStore(client: AdminClient, model: ModelDescriptor, id: Key | null): PermissionMatrixStore {
    return createPermissionMatrixStore(client, model, id);
  }

  protected override storeChanged(before: PermissionMatrixStore | undefined): void {
    if (before) this.inside.unwatch(before.$matrix);
    this.#wanted = '';
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

  override willUpdate(): void {
    super.willUpdate();
    if (this.inside.connection() && this.store) this.inside.watch(this.store.$matrix);
  }

  override render(): TemplateResult {
    const { localize, store } = this;
    if (!store) return this.renderWithoutStore();
    const { status, error } = store.$matrix.get();
    const back = () => this.go('list');
    switch (status) {
      case 'ready':
        return this.renderFrame(store.$state.get(), this.#renderRole(store));
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

  #renderRole(store: PermissionMatrixStore): TemplateResult {
    const state = store.$matrix.get();
    const model = this.descriptor(store);
    const form: FormState = { ...store.$state.get(), record: state.record };
    const frozen = isFrozen(store);
    const view: MatrixView = { localize: this.localize, store, state, change: this.#change };
    const fields = model.fields
      .filter(({ name }) => FIELDS.includes(name))
      .map((field) => (frozen ? { ...field, readonly: true } : field));
    return html`${this.#renderHeader(store, model)} ${this.#renderLock(state)}
      ${this.dock.renderAround(
        html`<div class="role">
        <div class="stack">
          ${this.renderNotices(store, form, SHOWN)}
          ${renderCards({
            view: cellView(this.host, this.localize),
            store,
            state: form,
            sections: [{ id: 'section-role', title: model.labelSingular, fields }],
          })}
          ${renderSuperuser(view)}
          ${renderPermissions({
            ...view,
            form,
            label: model.fields.find(({ name }) => name === 'permissions')?.label ?? '',
            wanted: this.#wanted,
            keys: this.#keys,
            find: this.#find,
          })}
        </div>
        ${renderSummary({ ...view, model, hrefBase: this.host.hrefBase })}
      </div>`,
        { model: model.slug, key: store.key },
      )}
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
      history: (kind) => (record ? this.dock.renderButton(kind) : nothing),
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

  /** With other fields changed too, their number says more. */
  #unsaved({ added, removed }: PermissionMatrixState, { dirty }: FormState): string | undefined {
    const changes = added.length + removed.length;
    return changes > 0 && dirty.length === 1 ? this.localize.term('rolesUnsaved', changes) : undefined;
  }

  readonly #find = (text: string): void => {
    this.#wanted = text;
    this.host.requestUpdate();
  };

  readonly #change = (action: () => void): void => {
    const { store } = this;
    if (!store) return;
    const before = store.$matrix.get().draft.join(',');
    action();
    this.host.requestUpdate();
    const { draft, added, removed } = store.$matrix.get();
    const value = draft.join(',');
    if (value !== before) this.host.dispatchEvent(new AsokPermissionsChangeEvent({ value, added, removed }));
  };
}

/** Nothing of the role can be changed: not this role's to edit, or more than the actor holds. */
function isFrozen(store: PermissionMatrixStore): boolean {
  const { status, loaded } = store.$state.get();
  return !loaded || status === 'denied' || store.$matrix.get().locked === 'exceeds';
}

/** The page of `<asok-permission-matrix>`. */
export const matrixPage: PageCode<MatrixHost, MatrixPage> = {
  styles: [...roleStyles, historyDockStyles],
  open: (host, inside) => new MatrixPage(host, inside),
};
