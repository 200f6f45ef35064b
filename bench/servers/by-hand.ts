import { type Driver, openDriver, type Row, type Statements } from './driver.ts';
import { sql } from './hand-sql.ts';

/** What the benchmarks ask of a server, written by hand. */
export interface ByHand {
  driver: Driver;
  list(): Promise<Row[]>;
  listCounted(): Promise<{ rows: Row[]; total: unknown }>;
  get(id: number): Promise<Row>;
  create(title: string, body: string): Promise<Row>;
  update(id: number, title: string): Promise<Row>;
}

/** The work of the baselines on one database: the same data, the same transaction, no checks. */
export function byHand(address: string): ByHand {
  const driver = openDriver(address);
  const list = () => driver.all(sql.list);
  const audit = (
    to: Statements,
    { action, id, title, from }: { action: string; id: number; title: string; from?: unknown },
  ) =>
    to.run(sql.audit, [
      crypto.randomUUID(),
      driver.now(),
      action,
      String(id),
      title,
      JSON.stringify({ title: { from, to: title } }),
    ]);
  return {
    driver,
    list,
    async listCounted() {
      const [rows, [count]] = await Promise.all([list(), driver.all(sql.count)]);
      return { rows, total: count?.total };
    },
    async get(id) {
      const [[row], tags] = await Promise.all([driver.all(sql.get, [id]), driver.all(sql.tagsOf, [id])]);
      return { ...row, tags };
    },
    create: (title, body) =>
      driver.transaction(async (to) => {
        const now = driver.now();
        const id = await to.run(sql.insert, [title, body, 2, 1, now, now]);
        await audit(to, { action: 'create', id, title });
        return { id, title, body, created_at: now };
      }),
    update: (id, title) =>
      driver.transaction(async (to) => {
        const [row] = await to.all(sql.before, [id]);
        const now = driver.now();
        await to.run(sql.update, [title, now, id]);
        await audit(to, { action: 'update', id, title, from: row?.title });
        return { ...row, title, updated_at: now };
      }),
  };
}
