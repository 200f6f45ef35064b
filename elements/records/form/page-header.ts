import { html, nothing, type TemplateResult } from 'lit';
import type { AnyRecordDetail, ModelDescriptor } from '../../../sdk/index.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { icon } from '../../internal/icon.ts';
import { closeSheet } from './save-bar.ts';

interface PageHeader {
  localize: LocalizeController;
  model: ModelDescriptor;
  /** null: a new record. */
  record: AnyRecordDetail | null;
  /** Instead of "Edit …" above the record's label. */
  titles?: { title: string; subtitle: string } | null;
  /** The button of the record's history, as a button or an item of a menu. */
  history?: (kind: string) => TemplateResult | typeof nothing;
  /** Beside the title: where the record stands. */
  status?: TemplateResult | typeof nothing;
  /** Goes to the detail page; null where there is none. */
  open: (() => void) | null;
  /** null: the person may not delete it. */
  remove: (() => void) | null;
}

/** Title of the form, and what else can be done with the record; on a phone that folds into one button. */
export function renderHeader(header: PageHeader): TemplateResult {
  const { localize, model, record, titles, status, open, remove } = header;
  const title = titles?.title ?? localize.term(record ? 'formEdit' : 'formNew', model.labelSingular);
  const subtitle = titles?.subtitle ?? record?.$label;
  const history = (kind: string) => header.history?.(kind) ?? nothing;
  const actions = (kind: string, danger: string) => html`${history(kind)}
  ${
    open
      ? html`<button type="button" class=${kind} @click=${open}>${icon('eye')}${localize.term('view')}</button>`
      : nothing
  }
  ${
    remove
      ? html`<button type="button" class="${kind} ${danger}" @click=${remove}>
          ${icon('trash-2')}${localize.term('delete')}
        </button>`
      : nothing
  }`;
  return html`<header class="page-head" part="header">
    <div class="heading">
      <div class="title-line"><h1 class="page-title" part="title"><bdi>${title}</bdi></h1>${status ?? nothing}</div>
      ${subtitle === undefined ? nothing : html`<p class="subtitle"><bdi>${subtitle}</bdi></p>`}
    </div>
    ${
      open || remove || history('') !== nothing
        ? html`<div class="page-actions wide-only" part="actions">${actions('button', 'danger-quiet')}</div>
            <button
              type="button"
              class="icon-button narrow-only"
              popovertarget="more-actions"
              aria-label=${localize.term('formMoreActions')}
            >
              ${icon('ellipsis')}
            </button>
            <div class="menu sheet" id="more-actions" popover @click=${closeSheet}>${actions('menu-item', 'danger')}</div>`
        : nothing
    }
  </header>`;
}
