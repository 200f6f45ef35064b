import { Worker } from 'node:worker_threads';
import { errors } from '../errors.ts';
import type { RawRow } from './database.ts';
import { SqliteError } from './sqlite-error.ts';

/** One statement for the worker thread. */
export interface ScanRequest {
  id: number;
  sql: string;
}

/** The worker's answer: rows, or why there are none. */
export interface ScanAnswer {
  id: number;
  rows?: RawRow[];
  error?: { message: string; errno: number };
}

interface Scan extends ScanRequest {
  resolve: (rows: RawRow[]) => void;
  reject: (error: unknown) => void;
  timer: NodeJS.Timeout;
}

// From source the worker is TypeScript, in the published package JavaScript: it bears our own ending.
const WORKER = new URL(`./scan-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** Runs reading statements one after the other on a thread of its own, so that a long one blocks nobody. */
export class Scanner {
  readonly #file: string;
  readonly #timeout: number;
  readonly #scans = new Map<number, Scan>();
  #worker: Worker | undefined;
  #ending: Promise<unknown> | undefined;
  #lastId = 0;

  /** @param timeout longest wait for an answer, in milliseconds */
  constructor(file: string, timeout: number) {
    this.#file = file;
    this.#timeout = timeout;
  }

  /** @throws AdminError `UNAVAILABLE` when the answer does not come in time */
  scan(sql: string): Promise<RawRow[]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      const timer = setTimeout(() => this.#giveUp(id), this.#timeout);
      this.#scans.set(id, { id, sql, resolve, reject, timer });
      if (this.#scans.size === 1) this.#start();
    });
  }

  async close(): Promise<void> {
    for (const scan of this.#scans.values()) this.#settle(scan, () => scan.reject(errors.unavailable()));
    await this.#end();
  }

  // The first scan in the map is the one the worker has.
  #start(): void {
    const [scan] = this.#scans.values();
    if (!scan || this.#ending) return;
    this.#worker ??= this.#hire();
    this.#worker.ref();
    this.#worker.postMessage({ id: scan.id, sql: scan.sql } satisfies ScanRequest);
  }

  #hire(): Worker {
    const worker = new Worker(WORKER, { workerData: { file: this.#file } });
    worker.on('message', (answer: ScanAnswer) => this.#finish(answer));
    worker.on('error', (error) => this.#fail(worker, error));
    return worker;
  }

  #finish(answer: ScanAnswer): void {
    const scan = this.#scans.get(answer.id);
    if (!scan) return;
    const { rows, error } = answer;
    this.#settle(scan, () => (rows ? scan.resolve(rows) : scan.reject(refusal(error))));
    // An idle worker does not keep the process alive.
    this.#worker?.unref();
    this.#start();
  }

  #fail(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const [scan] = this.#scans.values();
    if (scan) this.#settle(scan, () => scan.reject(error));
    this.#start();
  }

  #giveUp(id: number): void {
    const scan = this.#scans.get(id);
    if (!scan) return;
    const [running] = this.#scans.keys();
    this.#settle(scan, () => scan.reject(errors.unavailable(new Error(`No answer in ${this.#timeout} ms`))));
    if (running === id) void this.#end().then(() => this.#start());
  }

  // SQLite cannot be interrupted from here: the thread ends when the statement does, and only then comes the next one,
  // so that slow scans never pile up threads.
  #end(): Promise<unknown> {
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker) return this.#ending ?? Promise.resolve();
    this.#ending = worker.terminate().finally(() => {
      this.#ending = undefined;
    });
    return this.#ending;
  }

  #settle(scan: Scan, settle: () => void): void {
    clearTimeout(scan.timer);
    this.#scans.delete(scan.id);
    settle();
  }
}

function refusal(error: ScanAnswer['error']): SqliteError {
  return new SqliteError(error?.errno ?? 1, error?.message ?? 'no answer');
}
