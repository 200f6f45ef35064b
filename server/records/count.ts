import type { WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import type { CountMode, ListOutput } from '../contract.ts';
import { selectSql } from '../db/sql.ts';
import type { ModelEntry } from '../meta/entry.ts';

const CAP = 10_000;

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
  // A plain COUNT(*) is cheaper on SQLite than stopping at the cap.
  const isCapped = mode === 'capped' && !(database.dialect === 'sqlite' && where.length === 0);
  const sql = isCapped
    ? `SELECT COUNT(*) AS total FROM (${withoutEnd(selectSql(entry.model, { attributes: [['1', 'one']], where, limit: CAP + 1 }))}) AS counted;`
    : selectSql(entry.model, { attributes: [['COUNT(*)', 'total']], where });
  const [row] = await (isNarrowed ? database.scan(sql) : database.select(sql));
  const total = Number(row?.total ?? 0);
  return isCapped && total > CAP ? { total: CAP, totalIs: 'atLeast' } : { total, totalIs: 'exact' };
}

function withoutEnd(sql: string): string {
  return sql.replace(/;$/, '');
}
