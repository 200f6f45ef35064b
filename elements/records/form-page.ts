import { html, nothing, type TemplateResult } from 'lit';
import {
  type AdminClient,
  createFormStore,
  type FieldDescriptor,
  type FormState,
  type FormStore,
  type Key,
  type ModelDescriptor,
} from '../../sdk/index.ts';
import type { Inside, PageCode } from '../internal/late-element.ts';
import { historyDockStyles } from '../audit/history-dock.styles.ts';
import type { CellView } from '../fields/cells.ts';
import { renderLoadError, renderLoading } from '../internal/load-states.ts';
import { sameParts } from '../internal/part-names.ts';
import './english.ts';
import './asok-detail.ts';
import { formStyles } from './asok-form.styles.ts';
import { downloadFile } from './download-file.ts';
import { renderCards } from './form/field-cards.ts';
import { showSection } from './form/focus.ts';
import { renderHeader } from './form/page-header.ts';
import { renderRail } from './form/section-rail.ts';
import { SectionSpy } from './form/section-spy.ts';
import { type EditorHost, RecordEditor } from './record-editor.ts';
import { cellView } from './record-links.ts';
import { renderDenied, renderMissing } from './record-states.ts';
import { sectionsOf } from './sections.ts';
import { renderStatus } from './status-badge.ts';

interface FormHost extends EditorHost {
  readonly model: string;
  recordId: Key | null;
}

/** What `<asok-form>` shows and does. */
export class FormPage extends RecordEditor<FormHost> {
  readonly #spy: SectionSpy;
  #sentAway: FormStore | undefined;

  constructor(host: FormHost, inside: Inside) {
    super(host, inside);
    this.#spy = new SectionSpy(host, '.section');
  }

  protected override get slug(): string {
    return this.host.model;
  }

  protected override get key(): Key | null {
    return this.host.recordId || null;
  }

  protected override set key(key: Key | null) {
    this.host.recordId = key;
  }

  protected override makeStore(client: AdminClient, model: ModelDescriptor, id: Key | null): FormStore {
    return createFormStore(client, model, id);
  }

  override updated(): void {
    super.updated();
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
      exportparts=${sameParts('detail')}
      .model=${this.slug}
      .recordId=${store.key}
      .url=${this.host.url}
      .hrefBase=${this.host.hrefBase}
    ></asok-detail>`;
  }

  #view(store: FormStore): CellView {
    const { host, localize } = this;
    const download = ({ name }: FieldDescriptor) =>
      void downloadFile(host, { localize, fetch: () => store.file(name) });
    return { ...cellView(host, localize), download };
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
      status: renderStatus(model, record, cellView(this.host, localize)),
      history: (kind) => (creating ? nothing : this.dock.renderButton(kind)),
      open: creating ? null : () => this.go('detail', store.key),
      remove: record?.$can.delete ? () => void this.removeRecord(store, record) : null,
    })}
    ${this.dock.renderAround(
      html`<div class="layout">
        <div class="stack">
          ${this.renderNotices(store, state, shown)}
          ${renderCards({ view: this.#view(store), store, state, sections })}
        </div>
        ${renderRail({
          localize,
          sections,
          state,
          current: this.#spy.current || (sections[0]?.id ?? ''),
          go: (id) => showSection(this.inside.root, id),
        })}
      </div>`,
      { model: this.slug, key: store.key },
    )}
      ${this.renderSaveBar(store, state)}`;
  }
}

/** The page of `<asok-form>`. */
export const formPage: PageCode<FormHost, FormPage> = {
  styles: [...formStyles, historyDockStyles],
  open: (host, inside) => new FormPage(host, inside),
};
