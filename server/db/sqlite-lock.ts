import { DatabaseSync } from 'node:sqlite';

/**
 * Keeps a second process away from a SQLite file by the write lock of a small database beside it. The operating system
 * drops the lock with the process, however that ends, so no stale lock is ever in the way.
 * @returns the function that lets the file go
 * @throws when another process holds it
 */
export function lockFile(file: string): () => void {
  const lock = new DatabaseSync(`${file}-lock`, { timeout: 0 });
  try {
    // Losing the process id with the power does no harm: it is there for the message alone.
    lock.exec('PRAGMA synchronous = OFF');
    lock.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS owner (pid INTEGER); DELETE FROM owner');
    lock.prepare('INSERT INTO owner VALUES (?)').run(process.pid);
    lock.exec('COMMIT; BEGIN IMMEDIATE');
  } catch (error) {
    const owner = ownerOf(lock);
    lock.close();
    throw new Error(
      `${file} is in use by another process${owner}. A SQLite file serves one process: ` +
        'stop the other one, or use MySQL or MariaDB for several.',
      { cause: error },
    );
  }
  return () => lock.close();
}

function ownerOf(lock: DatabaseSync): string {
  try {
    const row = lock.prepare('SELECT pid FROM owner').get();
    return row ? ` (pid ${String(row.pid)})` : '';
  } catch {
    return '';
  }
}
