import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { ScanAnswer, ScanRequest } from './scanner.ts';

const { file } = workerData as { file: string };

// A thread of its own may wait for a lock; nobody stands behind it.
const database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });

parentPort?.on('message', ({ id, sql }: ScanRequest) => {
  parentPort?.postMessage(answer(id, sql));
});

function answer(id: number, sql: string): ScanAnswer {
  try {
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    return { id, rows: statement.all().map(plain) };
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number };
    return { id, error: { message, errno: errcode ?? 1 } };
  }
}

function plain(row: Record<string, unknown>): Record<string, unknown> {
  for (const name in row) {
    const value = row[name];
    if (typeof value !== 'bigint') continue;
    const number = Number(value);
    row[name] = Number.isSafeInteger(number) ? number : String(value);
  }
  return row;
}
