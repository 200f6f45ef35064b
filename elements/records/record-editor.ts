import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type {
  AdminClient,
  AnyRecordDetail,
  AsokError,
  FormState,
  FormStore,
  Key,
  ModelDescriptor,
} from '../../sdk/index.ts';
import { HistoryDock } from '../audit/history-dock.ts';
import { UnsavedGuard } from '../internal/unsaved-guard.ts';
import type { Connection } from '../internal/connection.ts';
import type { Inside, LatePage } from '../internal/late-element.ts';
import { renderLoadError, renderLoading } from '../internal/load-states.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { toast } from '../internal/toast.ts';
import './english.ts';
import { deleteRecord } from './delete-record.ts';
import { AsokDiscardEvent, AsokSavedEvent, AsokSaveEvent, type SaveIntent } from './events.ts';
import type { Choices } from './form/conflict-panel.ts';
import { focusField, focusProblem } from './form/focus.ts';
import { renderNotices } from './form/notices.ts';
import { renderSaveBar } from './form/save-bar.ts';
import { SaveKeys } from './form/save-keys.ts';
import { StoreSlot } from './form/store-slot.ts';
import { LoadReport } from './load-report.ts';
import { hrefOf, navigate } from './record-links.ts';
import { renderDenied } from './record-states.ts';

/** What failed before there was anything to show. */
interface Outcome {
  record: AnyRecordDetail | null;
  error: AsokError | null;
}

/** The element whose page it is. */
export interface EditorHost extends LitElement {
  readonly url: string;
  readonly hrefBase: string;
  readonly dirty: boolean;
  reset(): void;
  save(intent?: SaveIntent): Promise<boolean>;
}

/**
 * Base of the pages that create or edit one record: holds its store through logins, saves by button and key, goes on
 * to the next page, and tells the page around what happened.
 */
export abstract class RecordEditor<Host extends EditorHost = EditorHost, S extends FormStore = FormStore>
  implements LatePage
{
  protected readonly host: Host;
  protected readonly inside: Inside;
  /** The history of the record, beside the page. */
  protected readonly dock: HistoryDock;
  readonly #keys: SaveKeys;
  readonly #slot = new StoreSlot<S>((client, model, id) => this.makeStore(client, model, id));
  readonly #report: LoadReport;
  #choices: Choices = {};
  #intent: SaveIntent = 'save';
  #unfollow: (() => void) | undefined;

  constructor(host: Host, inside: Inside) {
    this.host = host;
    this.inside = inside;
    this.dock = new HistoryDock(host, inside);
    this.#keys = new SaveKeys(host);
    this.#report = new LoadReport(host);
    host.addController(new UnsavedGuard(host));
  }

  /** Slug of the model. */
  protected abstract get slug(): string;
  /** Key of the record; null creates one. */
  protected abstract get key(): Key | null;
  protected abstract set key(key: Key | null);
  protected abstract makeStore(client: AdminClient, model: ModelDescriptor, id: Key | null): S;

  /** The state of the page, once there is somebody to make it for. */
  protected get store(): S | undefined {
    return this.#slot.store;
  }

  protected get localize(): LocalizeController {
    return this.inside.localize;
  }

  /** Whether there are unsaved changes. */
  get dirty(): boolean {
    return (this.store?.$state.get().dirty.length ?? 0) > 0;
  }

  reset(): void {
    this.store?.reset();
    this.host.dispatchEvent(new AsokDiscardEvent());
  }

  async save(intent: SaveIntent): Promise<boolean> {
    const { store } = this;
    if (!store || !this.maySave(store)) return false;
    if (!this.host.dispatchEvent(new AsokSaveEvent(intent))) return false;
    this.#intent = intent;
    return this.#conclude(store, await store.save());
  }

  connectionChanged(connection: Connection | undefined): void {
    this.#unfollow?.();
    // A form that could not load takes the next chance: after logging in again the client tells of every model.
    this.#unfollow = connection?.client.onChange((slug) => {
      if (slug === this.slug && this.store && this.hasFailed(this.store)) void this.store.load();
    });
  }

  willUpdate(): void {
    this.#useStore();
  }

  abstract render(): TemplateResult;

  updated(): void {
    if (this.store) this.#report.tell(this.outcomeOf(this.store));
  }

  /** What has come; once there is a form, what was typed stays, even if the record is gone. */
  protected outcomeOf(store: S): Outcome {
    const { record, loaded, formError } = store.$state.get();
    return { record, error: loaded ? null : formError };
  }

  /** Loading failed, and may be tried again. */
  protected hasFailed(store: S): boolean {
    const { status, loaded } = store.$state.get();
    return status === 'error' && !loaded;
  }

  /** The store was replaced by one for another record, connection or person. */
  protected storeChanged(_store: S | undefined): void {}

  protected maySave(store: S): boolean {
    return store.$state.get().status !== 'saving';
  }

  /** The descriptor in the language shown now; the store keeps the one it began with. */
  protected descriptor(store: S): ModelDescriptor {
    return this.inside.connection()?.session.model(this.slug) ?? store.model;
  }

  protected go(view: 'list' | 'detail' | 'edit' | 'new', id?: Key | null): void {
    navigate(this.host, { model: this.slug, view, ...(id && { id }) });
  }

  /** What stands there before anybody is known to be signed in, and for who may not be here. */
  protected renderWithoutStore(): TemplateResult {
    const { localize } = this;
    const session = this.inside.session();
    if (session?.status === 'error') {
      return renderLoadError(session.error, { localize, retry: () => void this.inside.connection()?.session.load() });
    }
    return session && session.status !== 'loading' ? renderDenied({ localize }) : renderLoading({ localize });
  }

  /** The form around the fields, whose one-line inputs save by Enter. */
  protected renderFrame({ status }: FormState, content: TemplateResult): TemplateResult {
    return html`<form
      novalidate
      aria-busy=${status === 'saving' ? 'true' : nothing}
      @submit=${(event: Event) => event.preventDefault()}
      @keydown=${this.#keys.enter}
    >
      ${content}
    </form>`;
  }

  /** Clashes, refused fields, a failed call. `shown`: names of the fields that are on the page. */
  protected renderNotices(store: S, state: FormState, shown: ReadonlySet<string>): unknown {
    return renderNotices({
      localize: this.localize,
      model: this.descriptor(store),
      state,
      shown,
      choices: this.#chosen(state),
      href: store.key && hrefOf(this.host, this.slug, store.key),
      focusField: (name) => focusField(this.inside.root, name),
      choose: (name, side) => {
        this.#choices = { ...this.#choices, [name]: side };
        this.host.requestUpdate();
      },
      resolve: () => void this.#resolve(store),
      discard: () => this.host.reset(),
      retry: () => void this.host.save(this.#intent),
    });
  }

  /** `unsaved`: other words for what is not saved yet. */
  protected renderSaveBar(store: S, state: FormState, unsaved?: string): TemplateResult {
    return renderSaveBar({
      localize: this.localize,
      state,
      creating: store.key === null,
      canAdd: this.descriptor(store).can.add,
      ...(unsaved !== undefined && { unsaved }),
      save: (intent) => void this.host.save(intent),
      discard: () => this.host.reset(),
    });
  }

  protected async removeRecord(store: S, record: AnyRecordDetail): Promise<void> {
    const remove = async () => {
      await store.remove();
      // Changes of a record that is gone must not keep the person on its page.
      store.reset();
    };
    await deleteRecord(this.host, { model: this.descriptor(store), record, localize: this.localize, remove });
  }

  /** Makes the state for what the properties name, unless there is one: what was typed outlives a lost session. */
  #useStore(): void {
    const { unwatch, watch } = this.inside;
    const connection = this.inside.connection();
    const user = this.inside.session()?.user?.key;
    const before = this.store;
    if (connection && user) {
      const replaced = this.#slot.follow({ connection, user, model: this.slug, id: this.key });
      if (replaced) {
        if (before) unwatch(before.$state);
        this.#choices = {};
        this.storeChanged(before);
        void this.store?.load();
      }
    }
    if (connection && this.store) watch(this.store.$state);
  }

  #chosen({ conflict }: FormState): Choices {
    return Object.fromEntries(Object.keys(conflict ?? {}).map((name) => [name, this.#choices[name] ?? 'mine']));
  }

  async #resolve(store: S): Promise<void> {
    await this.#conclude(store, await store.resolve(this.#chosen(store.$state.get())));
  }

  async #conclude(store: S, record: AnyRecordDetail | null): Promise<boolean> {
    // The page may have gone on to another record meanwhile.
    if (this.store !== store) return record !== null;
    await this.host.updateComplete;
    if (!record) {
      focusProblem(this.inside.root);
      return false;
    }
    this.#choices = {};
    this.host.dispatchEvent(new AsokSavedEvent(record, this.#intent));
    toast(this.host, { tone: 'success', text: this.localize.term('formSaved') });
    if (this.#intent === 'save') this.go('list');
    else if (this.#intent === 'add-another') await this.#startAnother();
    else if (this.key !== record.$key) {
      this.key = record.$key;
      this.go('edit', record.$key);
    }
    return true;
  }

  async #startAnother(): Promise<void> {
    this.#slot.clear();
    this.key = null;
    this.host.requestUpdate();
    this.go('new');
    await this.host.updateComplete;
    focusField(this.inside.root);
  }
}
