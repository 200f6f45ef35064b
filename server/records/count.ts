import type { WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import type { CountMode, ListOutput } from '../contract.ts';
import type { Database, RawRow } from '../db/database.ts';
import { endOfTurn } from '../db/end-of-turn.ts';
import { runningTransaction } from '../db/transaction.ts';
import { columnSql, selectSql } from '../db/sql.ts';
import type { ModelEntry } from '../meta/entry.ts';

const CAP = 10_000;

/** SQLite counts so many rows in half a millisecond, a million in four. */
const FEW_ROWS = 250_000;

interface CountQuery {
  entry: ModelEntry;
  where: readonly WhereOptions[];
  /** There is more to check than what the policy asks of every row. */
  isNarrowed: boolean;
  mode: CountMode;
}

/** How many rows there are: to 10,000, exactly, or not counted. */
export async function countRows(
  ctx: Context,
  { entry, where, isNarrowed, mode }: CountQuery,
): Promise<Pick<ListOutput, 'total' | 'totalIs'>> {
  if (mode === 'none') return { total: null, totalIs: 'exact' };
  const { database } = ctx.runtime;
  const sql = mode === 'exact' ? exactSql(entry, where) : cappedSql(entry, where, database.dialect);
  const [row] = await (isNarrowed ? database.scan(sql) : selectTogether(database, sql));
  const found = Number(row?.total ?? 0);
  return mode === 'capped' && found === CAP + 1
    ? { total: CAP, totalIs: 'atLeast' }
    : { total: Math.abs(found), totalIs: 'exact' };
}

const waiting = new WeakMap<Database, Map<string, Promise<RawRow[]>>>();

// Under no filter rows are counted alike for many: those who ask the same at the same moment share the answer.
function selectTogether(database: Database, sql: string): Promise<RawRow[]> {
  if (runningTransaction(database.sequelize).current) return database.select(sql);
  let all = waiting.get(database);
  if (!all) waiting.set(database, (all = new Map()));
  const asked = all;
  let rows = asked.get(sql);
  if (!rows) {
    rows = endOfTurn(() => {
      asked.delete(sql);
      return database.select(sql);
    });
    asked.set(sql, rows);
  }
  return rows;
}

function exactSql(entry: ModelEntry, where: readonly WhereOptions[]): string {
  return selectSql(entry.model, { attributes: [['COUNT(*)', 'total']], where });
}

function cappedSql(entry: ModelEntry, where: readonly WhereOptions[], dialect: Database['dialect']): string {
  const all = withoutEnd(exactSql(entry, where));
  const some = selectSql(entry.model, { attributes: [['1', 'one']], where, limit: CAP + 1 });
  const capped = `SELECT COUNT(*) AS total FROM (${withoutEnd(some)}) AS counted`;
  if (where.length > 0) return `${capped};`;
  // One row beyond the cap is found in half the time that all before it are counted in; fewer rows are counted soon.
  const beyond = selectSql(entry.model, { attributes: [[String(CAP + 1), 'beyond']], where, limit: 1, offset: CAP });
  if (dialect !== 'sqlite') return `SELECT COALESCE((${withoutEnd(beyond)}), (${all})) AS total;`;
  const [key, ...more] = entry.key;
  if (more.length > 0 || key?.kind.name !== 'integer') return `${capped};`;
  // On SQLite a plain COUNT(*) of a small table is cheaper than stopping at the cap, and exact: it is told by its sign.
  const highest = selectSql(entry.model, {
    attributes: [[`MAX(${columnSql(entry.model, key.column ?? key.name)})`, 'highest']],
  });
  // A sign inside the SELECT would make SQLite visit every row.
  return `SELECT CASE WHEN (${withoutEnd(highest)}) > ${FEW_ROWS} THEN (${capped}) ELSE -(${all}) END AS total;`;
}

function withoutEnd(sql: string): string {
  return sql.replace(/;$/, '');
}
