import { html, type TemplateResult } from 'lit';
import type { LogEntry } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { avatar } from '../internal/avatar.ts';
import { actionLabel } from './actions.ts';

/** Who an entry names: while impersonating, the one acted as. */
export function actorName({ actor }: LogEntry, localize: LocalizeController): string {
  return actor?.label || localize.term('auditNobody');
}

/** His picture; of nobody a mark, which are no initials. */
export function actorAvatar(entry: LogEntry, localize: LocalizeController): TemplateResult {
  return avatar(entry.actor ? actorName(entry, localize) : '?', 'small');
}

/** Stands for a name in a sentence, whatever the name is. */
const NAME = '\u0001';

/** One sentence about an entry, with the name in it set apart. */
export function renderSentence(entry: LogEntry, localize: LocalizeController): TemplateResult {
  const [before = '', after = ''] = sentence(entry, localize).split(NAME);
  return html`<span class="sentence">${before}<b><bdi>${actorName(entry, localize)}</bdi></b>${after}</span>`;
}

function sentence({ action, changes }: LogEntry, localize: LocalizeController): string {
  if (action === 'create') return localize.term('auditCreated', NAME);
  if (action === 'delete') return localize.term('auditDeleted', NAME);
  if (action === 'restore') return localize.term('auditRestored', NAME);
  if (action === 'update' && changes.length > 0) return localize.term('auditEdited', NAME, changes.length);
  return localize.term('auditDid', NAME, actionLabel(localize, action));
}

/** When it was, where the reader is; in UTC in `title`. */
export function renderTime(at: Date, localize: LocalizeController, timeStyle: 'short' | 'medium'): TemplateResult {
  const shown = localize.date(at, { dateStyle: 'medium', timeStyle });
  return html`<time class="number" datetime=${at.toISOString()} title=${utcText(at, localize)}>${shown}</time>`;
}

/** A moment to the second, in UTC. */
export function utcText(at: Date, localize: LocalizeController): string {
  return localize.date(at, { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' });
}
