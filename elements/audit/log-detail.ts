import { html, nothing, type TemplateResult } from 'lit';
import { type LogEntry, PLAIN_LOG } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { renderDiff } from './diff.ts';
import { utcText } from './entry-words.ts';
import type { LogView } from './log-view.ts';

/** Names of the facts that our own entries have; those of a team's code are shown as they are. */
const FACTS = {
  path: 'auditPath',
  method: 'auditMethod',
  email: 'auditEmail',
  revoked: 'auditRevoked',
  recoveryCodesLeft: 'auditCodesLeft',
} as const;

/** How somebody signed in. */
const METHODS = { password: 'auditByPassword', totp: 'auditByCode', recovery: 'auditByRecovery' } as const;

type Fact = NonNullable<LogEntry['details']>[string];

/** All that the log knows of an entry. */
export function renderDetail(entry: LogEntry, view: LogView): TemplateResult {
  const { localize } = view;
  const fact = (name: string, value: unknown) =>
    html`<div><dt>${name}</dt> <dd><bdi class="mono">${value}</bdi></dd></div>`;
  return html`<dl class="facts">
      ${fact(localize.term('auditEntry'), `#${entry.id}`)}
      ${entry.requestId ? fact(localize.term('auditRequest'), entry.requestId) : nothing}
      <div><dt>${localize.term('auditMoment')}</dt> <dd class="number">${utcText(entry.at, localize)}</dd></div>
      ${entry.ip ? fact(localize.term('auditAddress'), entry.ip) : nothing}
      ${entry.userAgent ? fact(localize.term('auditBrowser'), entry.userAgent) : nothing}
      ${Object.entries(entry.details ?? {}).map(([name, value]) => fact(factName(name, localize), factText(name, value, localize)))}
    </dl>
    ${entry.changes.length > 0 ? renderDiff(entry, view.diff(entry.model?.slug)) : nothing}
    ${renderOperation(entry, view)}`;
}

/** The way to all that one call did. */
function renderOperation({ operationId }: LogEntry, { localize, store, params, change }: LogView): unknown {
  if (params.operation === operationId) return nothing;
  const show = () => change(() => store.setParams({ ...PLAIN_LOG, perPage: params.perPage, operation: operationId }));
  return html`<button
    type="button"
    class="link-button operation"
    @click=${show}
  >
    ${localize.term('auditOperation')}
  </button>`;
}

function factName(name: string, localize: LocalizeController): string {
  return Object.hasOwn(FACTS, name) ? localize.term(FACTS[name as keyof typeof FACTS]) : name;
}

/** A fact in words. */
export function factText(name: string, value: Fact, localize: LocalizeController): string {
  if (name === 'method' && Object.hasOwn(METHODS, String(value))) {
    return localize.term(METHODS[value as keyof typeof METHODS]);
  }
  if (typeof value === 'boolean') return localize.term(value ? 'yes' : 'no');
  return typeof value === 'number' ? localize.number(value) : (value ?? '—');
}
