import type { ConcealedPart, LogActor, LogEntry, LoggedChange, Locale, RelationValue } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { isSecretName } from '../fields/secret.ts';
import { storedMoment } from '../fields/temporal.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { encodeKey } from '../meta/key.ts';
import type { Registry } from '../meta/registry.ts';
import { textOf } from '../meta/text.ts';
import { split } from '../roles/permissions.ts';
import { isConcealed } from './diff.ts';
import { withoutSecretParts } from './secret-parts.ts';

/** What a stored row is read with: the models as they are today, and the reader's languages. */
export interface LogReader {
  registry: Registry;
  locales: readonly Locale[];
}

/** A stored row as the wire carries it. What it names may be no more: names and keys stand in for labels then. */
export function toLogEntry(reader: LogReader, row: RawRow): LogEntry {
  const slug = text(row.model);
  const entry = slug === null ? undefined : reader.registry.get(slug);
  const stored = parse(row.changes);
  const record = recordOf(row);
  const facts = Object.entries(stored).filter(([, value]) => typeof value !== 'object' || value === null);
  const label = text(row.recordLabel);
  // A label without a record is the address that somebody tried to sign in with.
  if (record === null && label !== null) facts.push(['email', label]);
  return {
    id: String(row.id),
    operationId: String(row.operationId),
    at: storedMoment(row.at),
    actor: actorOf(row.userId, row.userLabel),
    impersonator: actorOf(row.impersonatorId, row.impersonatorLabel),
    action: String(row.action),
    model: slug === null ? null : { slug, label: entry ? textOf(entry.labelSingular, reader.locales) : slug },
    record,
    changes: Object.entries(stored).flatMap(([name, value]) => {
      const change = changeOf(reader, entry, { name, value });
      return change ? [change] : [];
    }),
    details: facts.length > 0 ? (Object.fromEntries(facts) as LogEntry['details']) : null,
    ip: text(row.ip),
    userAgent: text(row.userAgent),
    requestId: text(row.requestId),
    count: Number(row.count),
  };
}

function recordOf(row: RawRow): RelationValue | null {
  const key = text(row.recordKey);
  return key === null ? null : { key, label: text(row.recordLabel) ?? `#${key}` };
}

function actorOf(key: unknown, label: unknown): LogActor | null {
  const [knownKey, knownLabel] = [text(key), text(label)];
  if (knownKey === null && knownLabel === null) return null;
  return { key: knownKey, label: knownLabel ?? `#${knownKey}` };
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

// Somebody may have written the row by SQL: it is shown as far as it can be read.
function parse(changes: unknown): Record<string, unknown> {
  if (typeof changes !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(changes);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changeOf(
  { locales }: LogReader,
  entry: ModelEntry | undefined,
  { name, value }: { name: string; value: unknown },
): LoggedChange | null {
  if (!isObject(value)) return null;
  const field = entry?.fields.get(name);
  const about = {
    field: name,
    label: field ? textOf(field.label, locales) : name,
    kind: field?.kind.name ?? ('text' as const),
  };
  // A field that became a secret since then, or was one and is no more a field.
  const isSecret = field ? isConcealed(field) : isSecretName(name);
  if (isSecret || value.changed === true) return { ...about, type: 'concealed' };
  if ('added' in value || 'removed' in value)
    return { ...about, type: 'links', added: relations(value.added), removed: relations(value.removed) };
  if (!('from' in value) && !('to' in value)) return null;
  const { from = null, to = null } = value;
  if (value.type === 'relation' || field?.association)
    return { ...about, type: 'relation', from: relation(from), to: relation(to) };
  if (field?.kind.name === 'permissions') return { ...about, type: 'links', ...permissionsDiff(from, to) };
  const shown = withoutSecretParts(field, { from, to, ...concealedParts(value.concealed) });
  if ('changed' in shown) return { ...about, type: 'concealed' };
  return { ...about, type: 'value', ...shown, from: wireValue(field, shown.from), to: wireValue(field, shown.to) };
}

function concealedParts(parts: unknown): { concealed?: ConcealedPart[] } {
  if (!Array.isArray(parts)) return {};
  return {
    concealed: parts.filter(isObject).map(({ path, changed }) => ({ path: String(path), changed: changed === true })),
  };
}

function relations(values: unknown): RelationValue[] {
  return Array.isArray(values) ? values.flatMap((value) => relation(value) ?? []) : [];
}

/** A record as it was logged; rows of the first version have its bare key. */
function relation(value: unknown): RelationValue | null {
  if (value === null || value === undefined) return null;
  if (isObject(value) && typeof value.key === 'string') return { key: value.key, label: String(value.label) };
  // The first version kept keys of links as the wire has them, and those of columns as the database has them.
  const key = typeof value === 'string' ? value : encodeKey([value]);
  return { key, label: `#${key}` };
}

/** Which rights a role was given and which were taken: of a hundred that stay nobody wants to read. */
function permissionsDiff(from: unknown, to: unknown): { added: RelationValue[]; removed: RelationValue[] } {
  const [before, after] = [split(text(from) ?? ''), split(text(to) ?? '')];
  const named = (entries: string[]) => entries.map((entry) => ({ key: entry, label: entry }));
  return {
    added: named(after.filter((entry) => !before.includes(entry))),
    removed: named(before.filter((entry) => !after.includes(entry))),
  };
}

/** JSON has no moments: they are kept as text. */
function wireValue(field: Field | undefined, value: unknown): unknown {
  if (field?.kind.name !== 'datetime' || typeof value !== 'string') return value;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? value : moment;
}
