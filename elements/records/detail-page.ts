import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import {
  type AnyRecordDetail,
  createDetailStore,
  type DetailStore,
  type FieldDescriptor,
  type Key,
  type ModelDescriptor,
} from '../../sdk/index.ts';
import { HistoryDock } from '../audit/history-dock.ts';
import { historyDockStyles } from '../audit/history-dock.styles.ts';
import { type CellView, renderValue } from '../fields/cells.ts';
import { impersonate } from '../impersonation/impersonate.ts';
import type { Connection } from '../internal/connection.ts';
import { icon, iconWith } from '../internal/icon.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { renderLoadError, renderLoading } from '../internal/load-states.ts';
import '../users/asok-user-account.ts';
import './english.ts';
import { detailStyles } from './asok-detail.styles.ts';
import { deleteRecord } from './delete-record.ts';
import { downloadFile } from './download-file.ts';
import { LoadReport } from './load-report.ts';
import { recordIcons } from './record-icons.generated.ts';
import { cellView, navigate } from './record-links.ts';
import { renderDenied, renderMissing } from './record-states.ts';
import { type Section, sectionsOf } from './sections.ts';
import { renderStatus } from './status-badge.ts';

const recordIcon = iconWith(recordIcons);

interface DetailHost extends LitElement {
  readonly url: string;
  readonly model: string;
  readonly recordId: Key | null;
  readonly hrefBase: string;
  readonly impersonation: boolean;
}

/** What `<asok-detail>` shows and does. */
export class DetailPage implements LatePage {
  readonly #host: DetailHost;
  readonly #inside: Inside;
  readonly #report: LoadReport;
  readonly #dock: HistoryDock;
  #store: DetailStore | undefined;
  #madeFor: { connection: Connection; user: Key; model: string } | undefined;
  #unfollow: (() => void) | undefined;

  constructor(host: DetailHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
    this.#report = new LoadReport(host);
    this.#dock = new HistoryDock(host, inside);
  }

  connected(): void {
    window.addEventListener('keydown', this.#editByKey);
  }

  disconnected(): void {
    window.removeEventListener('keydown', this.#editByKey);
  }

  connectionChanged(connection: Connection | undefined): void {
    this.#unfollow?.();
    // Another element of the page changed a record of this model, maybe this one.
    this.#unfollow = connection?.client.onChange((slug) => {
      if (slug === this.#host.model) void this.#store?.load();
    });
  }

  willUpdate(): void {
    this.#useStore();
  }

  updated(): void {
    if (this.#store) this.#report.tell(this.#store.$state.get());
  }

  render(): TemplateResult {
    const { localize } = this.#inside;
    const session = this.#inside.session();
    const connection = this.#inside.connection();
    const model = connection?.session.model(this.#host.model);
    if (session?.status === 'error') {
      return renderLoadError(session.error, { localize, retry: () => void connection?.session.load() });
    }
    if (!session || session.status === 'loading') return renderLoading({ localize });
    if (!model || !this.#store) return renderDenied({ localize });
    const { status, record, error } = this.#store.$state.get();
    const back = () => void navigate(this.#host, { model: model.slug, view: 'list' });
    if (status === 'missing') return renderMissing({ localize, back });
    if (status === 'denied') return renderDenied({ localize, back });
    if (record) return this.#renderRecord(model, record);
    const retry = () => void this.#store?.load();
    return status === 'error' ? renderLoadError(error, { localize, retry }) : renderLoading({ localize });
  }

  #renderRecord(model: ModelDescriptor, record: AnyRecordDetail): TemplateResult {
    const sections = sectionsOf(model, this.#inside.localize, (field) => field.kind !== 'password');
    const view = this.#view();
    return html`<article aria-labelledby="title">
      ${this.#renderHeader(model, record)}
      ${this.#dock.renderAround(
        html`<div class="stack">
          ${sections.map((section) => renderSection(section, record, view))} ${this.#renderAccount(model, record)}
        </div>`,
        { model: model.slug, key: record.$key },
      )}
    </article>`;
  }

  #view(): CellView {
    const host = this.#host;
    const { localize } = this.#inside;
    const store = this.#store;
    const download = ({ name }: FieldDescriptor) =>
      void (store && downloadFile(host, { localize, fetch: () => store.file(name) }));
    return { ...cellView(host, localize), download };
  }

  /** The account of somebody else; one's own is a page of its own. */
  #renderAccount(model: ModelDescriptor, { $key }: AnyRecordDetail): TemplateResult | typeof nothing {
    if (!model.accounts || $key === this.#inside.session()?.user?.key) return nothing;
    return html`<asok-user-account exportparts="access, sessions, session" .userId=${$key}></asok-user-account>`;
  }

  #renderHeader(model: ModelDescriptor, record: AnyRecordDetail): TemplateResult {
    const { localize } = this.#inside;
    const { updatedAt } = record;
    const act = impersonate(this.#host, this.#inside, { model, key: record.$key });
    const changed =
      updatedAt instanceof Date && !Number.isNaN(updatedAt.getTime())
        ? localize.date(updatedAt, { dateStyle: 'medium', timeStyle: 'short' })
        : null;
    return html`<header class="page-head" part="header">
      <div class="heading">
        <div class="title-line">
          <h1 class="page-title" id="title" part="title"><bdi>${record.$label}</bdi></h1>
          ${renderStatus(model, record, cellView(this.#host, localize))}
        </div>
        <p class="subtitle">
          ${localize.term('detailRecord', model.labelSingular, record.$key)}${
            changed
              ? html`<span class="separator" aria-hidden="true"> · </span>${localize.term('detailChanged', changed)}`
              : nothing
          }
        </p>
      </div>
      <div class="page-actions" part="actions">
        ${this.#dock.renderButton()}
        ${
          record.$can.delete
            ? html`<button type="button" class="button danger-quiet" @click=${() => void this.#remove(model, record)}>
              ${icon('trash-2')}${localize.term('delete')}
            </button>`
            : nothing
        }
        ${
          act
            ? html`<button type="button" class="button" @click=${act}>
              ${recordIcon('venetian-mask')}${localize.term('formActAs')}
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
    const { unwatch, watch } = this.#inside;
    const { model, recordId } = this.#host;
    const connection = this.#inside.connection();
    const user = this.#inside.session()?.user?.key;
    if (!connection || !user || !recordId) {
      if (this.#store) unwatch(this.#store.$state);
      this.#store = undefined;
      return;
    }
    const made = this.#madeFor;
    const same = made?.connection === connection && made.user === user && made.model === model;
    if (!same || this.#store?.key !== recordId) {
      if (this.#store) unwatch(this.#store.$state);
      this.#store = createDetailStore(connection.client, model, recordId);
      this.#madeFor = { connection, user, model };
      if (connection.session.model(model)) void this.#store.load();
    }
    watch(this.#store.$state);
  }

  async #remove(model: ModelDescriptor, record: AnyRecordDetail): Promise<void> {
    const store = this.#store;
    if (store)
      await deleteRecord(this.#host, { model, record, localize: this.#inside.localize, remove: () => store.remove() });
  }

  readonly #edit = (): void => {
    const { model, recordId } = this.#host;
    navigate(this.#host, { model, view: 'edit', ...(recordId && { id: recordId }) });
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

/** The page of `<asok-detail>`. */
export const detailPage: PageCode<DetailHost, DetailPage> = {
  styles: [detailStyles, historyDockStyles],
  open: (host, inside) => new DetailPage(host, inside),
};
