import type { ModelStatic, Transaction } from 'sequelize';
import type { Key } from '../contract.ts';
import type { BoundQuery, Database } from '../db/database.ts';
import { columnOf, momentText, QueryText, quote, tableSql } from '../db/sql.ts';
import type { Config } from '../config.ts';
import { errors } from '../errors.ts';
import type { RequestFacts } from '../request.ts';
import { type Actor, actorLabel } from '../roles/actor.ts';
import type { AdminLog } from './audit.model.ts';

/** What happened, in one row of the log. */
export interface AuditEntry {
  /** `create`, `update`, `delete`, `login`, `login_failed`, `denied`, … */
  action: string;
  /** Slug of the model. */
  model?: string;
  recordKey?: Key;
  recordLabel?: string;
  /** Old and new values by field, without secrets. */
  changes?: object;
  count?: number;
}

/** Whose act it is and where it came from: a part of the context. */
export interface AuditContext {
  readonly actor: Actor;
  /** What stands in the place of the actor's name: the app itself, outside of every call. */
  readonly by?: string;
  readonly request: RequestFacts;
  after(job: () => Promise<void>): void;
}

/** The append-only log. */
export interface AuditLog {
  /** Writes rows inside the transaction of the change that they tell of: changed if and only if logged. */
  write(ctx: AuditContext, entries: readonly AuditEntry[], transaction: Transaction): Promise<void>;
  /** The same as the last act of its transaction: the last rows may wait for the COMMIT, and fail with it. */
  writeLast: AuditLog['write'];
  /** Writes what is no change of data (a login, a failure) in a small transaction of its own. */
  record(ctx: AuditContext, entry: AuditEntry): Promise<void>;
  /** Notes a refusal after its answer: one row for the first, one more a minute later for all that followed. */
  denied(ctx: AuditContext, path: string): void;
  /** Writes what is still being added up. */
  flush(): Promise<void>;
}

const WINDOW = 60_000;
const MAX_OPEN = 1_000;

interface OpenDenial {
  ctx: AuditContext;
  path: string;
  more: number;
}

/** Makes the log of one admin. */
export function createAuditLog(database: Database, model: ModelStatic<AdminLog>, config: Config): AuditLog {
  const open = new Map<string, OpenDenial>();
  let timer: NodeJS.Timeout | undefined;

  const insertions = (ctx: AuditContext, entries: readonly AuditEntry[]): BoundQuery[] => {
    if (entries.length === 0) return [];
    const operationId = crypto.randomUUID();
    const at = momentText(model, config.now());
    const rows = entries.map((entry) => ({ ...toRow(ctx, entry, operationId), at }));
    return [...pieces(rows)].map((piece) => insertion(model, piece));
  };
  // What cannot be logged is not done; nothing was wrong with the call itself.
  const unavailable = (error: unknown): never => {
    throw errors.unavailable(error);
  };
  const write: AuditLog['write'] = async (ctx, entries, transaction) => {
    for (const insert of insertions(ctx, entries)) await database.write(insert, transaction).catch(unavailable);
  };
  const writeLast: AuditLog['write'] = async (ctx, entries, transaction) => {
    const inserts = insertions(ctx, entries);
    const last = inserts.pop();
    for (const insert of inserts) await database.write(insert, transaction).catch(unavailable);
    if (last) await database.writeWithNext(last, transaction).catch(unavailable);
  };
  const record: AuditLog['record'] = (ctx, entry) =>
    database.transaction((transaction) => writeLast(ctx, [entry], transaction));
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const ended = [...open.values()];
    open.clear();
    for (const { ctx, path, more } of ended) if (more > 0) await record(ctx, { ...denial(path), count: more });
  };

  const report = (error: unknown) => config.logger.error({ error: String(error) }, 'denials could not be logged');

  return {
    write,
    writeLast,
    record,
    flush,
    denied(ctx, path) {
      const who = ctx.actor.kind === 'user' ? ctx.actor.key : (ctx.request.address ?? '');
      // Acting as somebody is another caller than he is himself.
      const behind = ctx.actor.kind === 'user' ? (ctx.actor.impersonator?.key ?? '') : '';
      const id = `${ctx.actor.kind} ${who} ${behind} ${path}`;
      const known = open.get(id);
      if (known) {
        known.more += 1;
        return;
      }
      // A flood of different denials is bounded too: beyond this many a minute only the first thousand are told apart.
      if (open.size >= MAX_OPEN) return;
      open.set(id, { ctx, path, more: 0 });
      timer ??= setTimeout(() => void flush().catch(report), WINDOW).unref();
      ctx.after(() => record(ctx, denial(path)));
    },
  };
}

type LogRow = ReturnType<typeof toRow> & { at: string };

/** Of one INSERT: servers limit the size of a statement, and SQLite keeps its text. */
const MAX_ROWS = 50;
const MAX_CHARACTERS = 1_000_000;

function* pieces(rows: readonly LogRow[]): Generator<LogRow[]> {
  let piece: LogRow[] = [];
  let characters = 0;
  for (const row of rows) {
    const length = row.changes?.length ?? 0;
    if (piece.length === MAX_ROWS || (piece.length > 0 && characters + length > MAX_CHARACTERS)) {
      yield piece;
      piece = [];
      characters = 0;
    }
    piece.push(row);
    characters += length;
  }
  yield piece;
}

const heads = new WeakMap<ModelStatic<AdminLog>, string>();

/** The beginning of every INSERT: rows of the log have all their columns, in one order. */
function headOf(model: ModelStatic<AdminLog>, row: object): string {
  let head = heads.get(model);
  if (head === undefined) {
    const columns = Object.keys(row).map((name) => quote(model, columnOf(model, name)));
    heads.set(model, (head = `INSERT INTO ${tableSql(model)} (${columns.join(', ')}) VALUES `));
  }
  return head;
}

// Every write of the admin writes here too: by hand it costs a tenth of what a model makes of it.
function insertion(model: ModelStatic<AdminLog>, rows: readonly LogRow[]): BoundQuery {
  const query = new QueryText(headOf(model, rows[0] ?? {}));
  for (const [index, row] of rows.entries()) {
    if (index > 0) query.add(', ');
    query.addRow(model, Object.values(row));
  }
  return query;
}

function denial(path: string): AuditEntry {
  // A team's own router may hold ours under a name of its own.
  const slug = /(?:^|\.)records\.([^.]+)\.[^.]+$/.exec(path)?.[1];
  return {
    action: 'denied',
    ...(slug && { model: slug.slice(0, 63) }),
    changes: { path: path.slice(0, 200) },
  };
}

function toRow({ actor, by, request }: AuditContext, entry: AuditEntry, operationId: string) {
  const impersonator = actor.kind === 'user' ? actor.impersonator : null;
  return {
    operationId,
    userId: actor.kind === 'user' ? actor.key : null,
    userLabel: actor.kind === 'anonymous' ? null : plain(by ?? actorLabel(actor), 255),
    impersonatorId: impersonator?.key ?? null,
    impersonatorLabel: impersonator ? plain(impersonator.label, 255) : null,
    action: entry.action,
    model: entry.model ?? null,
    recordKey: entry.recordKey ?? null,
    recordLabel: entry.recordLabel === undefined ? null : plain(entry.recordLabel, 255),
    changes: entry.changes === undefined ? null : JSON.stringify(entry.changes),
    ip: request.address,
    userAgent: request.userAgent === null ? null : plain(request.userAgent, 512),
    requestId: request.id,
    count: entry.count ?? 1,
  };
}

/** A short text, inert wherever the log is read: control characters would steer a terminal. */
function plain(text: string, length: number): string {
  const inert = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return inert.length <= length ? inert : [...inert].slice(0, length).join('');
}
