import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LogEntry } from '../../sdk/index.ts';
import { renderEmpty } from '../fields/kind-values.ts';
import { actionLabel, actionLook } from './actions.ts';
import { actorAvatar, actorName, renderTime } from './entry-words.ts';
import { icon } from './icon.ts';
import { factText, renderDetail } from './log-detail.ts';
import type { LogView } from './log-view.ts';

/** Where the reader's clock stands, by the name of its place. */
function zoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
}

/** The entries as a table. */
export function renderTable(entries: readonly LogEntry[], view: LogView): TemplateResult {
  const { localize } = view;
  return html`<table part="table">
    <thead part="head">
      <tr>
        <th scope="col" class="expand"><span class="visually-hidden">${localize.term('auditExpand')}</span></th>
        <th scope="col">${localize.term('auditWho')}</th>
        <th scope="col">${localize.term('auditAction')}</th>
        <th scope="col">${localize.term('auditRecord')}</th>
        <th scope="col" data-priority="2">${localize.term('auditChange')}</th>
        <th scope="col" data-priority="3">${localize.term('auditAddress')}</th>
        <th scope="col" class="time">${localize.term('auditTime', zoneName())}</th>
      </tr>
    </thead>
    <tbody part="body">
      ${repeat(
        entries,
        ({ id }) => id,
        (entry) => renderRow(entry, view),
      )}
    </tbody>
  </table>`;
}

function renderRow(entry: LogEntry, view: LogView): TemplateResult {
  const { localize } = view;
  const expanded = view.isExpanded(entry.id);
  return html`<tr part="row" data-entry=${entry.id}>
      <td class="expand">${renderExpander(entry, view)}</td>
      <td>${renderWho(entry, view)}</td>
      <td>${renderAction(entry, view)}</td>
      <td class="subject">${renderRecord(entry, view)}</td>
      <td class="muted" data-priority="2">${changeSummary(entry, view) ?? renderEmpty(localize)}</td>
      <td class="mono subtle" data-priority="3">${entry.ip ?? renderEmpty(localize)}</td>
      <td class="time">${renderTime(entry.at, localize, 'medium')}</td>
    </tr>
    ${
      expanded
        ? html`<tr class="detail" part="detail" id="detail-${entry.id}">
          <td colspan="7">${renderDetail(entry, view)}</td>
        </tr>`
        : nothing
    }`;
}

/** The entries stacked, for a phone. */
export function renderCards(entries: readonly LogEntry[], view: LogView): TemplateResult {
  return html`<ul class="cards" part="body">
    ${repeat(
      entries,
      ({ id }) => id,
      (entry) => html`<li part="row" data-entry=${entry.id}>
        <div class="entry-card">
          ${renderExpander(entry, view)} ${renderWho(entry, view)} ${renderAction(entry, view)}
          <div class="about">
            ${entry.model || entry.record ? renderRecord(entry, view) : changeSummary(entry, view)}
            <span class="subtle">${renderTime(entry.at, view.localize, 'medium')}</span>
          </div>
        </div>
        ${
          view.isExpanded(entry.id)
            ? html`<div class="detail" part="detail" id="detail-${entry.id}">${renderDetail(entry, view)}</div>`
            : nothing
        }
      </li>`,
    )}
  </ul>`;
}

function renderExpander(entry: LogEntry, { localize, isExpanded, toggle }: LogView): TemplateResult {
  return html`<button
    type="button"
    class="icon-button small expander"
    aria-expanded=${isExpanded(entry.id)}
    aria-controls="detail-${entry.id}"
    aria-label=${localize.term('auditDetailsOf', entry.id)}
    @click=${() => toggle(entry.id)}
  >
    ${icon('chevron-right', 15)}
  </button>`;
}

function renderWho(entry: LogEntry, { localize }: LogView): TemplateResult {
  const name = actorName(entry, localize);
  return html`<div class="who">
    ${actorAvatar(entry, localize)}
    <div class="names">
      <bdi class="name ${entry.actor ? '' : 'subtle'}">${name}</bdi>
      ${
        entry.impersonator
          ? html`<small class="really">
            ${icon('venetian-mask', 12)}<bdi>${localize.term('auditBy', entry.impersonator.label)}</bdi>
          </small>`
          : nothing
      }
    </div>
  </div>`;
}

function renderAction({ action }: LogEntry, { localize }: LogView): TemplateResult {
  return html`<span class="badge ${actionLook(action).tone}" part="badge">${actionLabel(localize, action)}</span>`;
}

function renderRecord({ model, record, action }: LogEntry, view: LogView): TemplateResult {
  if (!model && !record) return renderEmpty(view.localize);
  return html`<span class="record">
    ${model ? html`<span class="subtle">${model.label}</span>` : nothing}
    ${record ? renderRecordName(record, { slug: action === 'delete' ? undefined : model?.slug, view }) : nothing}
  </span>`;
}

function renderRecordName(
  { key, label }: { key: string; label: string },
  { slug, view }: { slug: string | undefined; view: LogView },
): TemplateResult {
  const text = html`<bdi>${label}</bdi>`;
  if (!slug || !view.modelOf(slug)) return text;
  const destination = { model: slug, view: 'detail', id: key } as const;
  const href = view.href(destination);
  const open = (event: Event) => view.open(destination, event);
  return href
    ? html`<a class="relation" part="link" href=${href} @click=${open}>${text}</a>`
    : html`<button type="button" role="link" class="relation" part="link" @click=${open}>${text}</button>`;
}

/** What changed, in a few words. */
function changeSummary({ changes, count, details }: LogEntry, { localize }: LogView): TemplateResult | string | null {
  if (count > 1) return localize.term('auditTimes', count);
  const [only] = changes;
  if (changes.length > 1) return localize.term('auditFields', changes.length);
  if (only) return only.label;
  const [fact] = Object.entries(details ?? {}).filter(([, value]) => typeof value === 'string');
  if (!fact) return null;
  const told = factText(...fact, localize);
  return html`<span class="truncated fact" title=${told}>${told}</span>`;
}
