import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** A random text that is made once and kept in a file which only its owner may read. */
export async function keepsake(file: string, bytes: number): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const text = randomBytes(bytes).toString('base64url');
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
  return text;
}
