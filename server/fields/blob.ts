import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StoredFile } from '../contract.ts';
import type { Kind } from './kind.ts';

/** Most bytes of a file, unless its column holds fewer or the model says otherwise. */
export const USUAL_BYTES = 500_000;
/** Most that a model may allow: what one call of 1 MB holds as text, with room for the rest of the record. */
export const MOST_BYTES = 700_000;

/** The bytes of a stored file. SQLite may hold a text in a column of bytes. */
export function bytesOf(stored: unknown): Buffer {
  return stored instanceof Uint8Array ? asBuffer(stored) : Buffer.from(String(stored));
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function schema({ maxBytes }: { maxBytes?: number | null }): z.ZodType {
  const most = maxBytes ?? USUAL_BYTES;
  return z
    .custom<Uint8Array>((value) => value instanceof Uint8Array, { params: { code: 'type' }, abort: true })
    .refine(({ length }) => length <= most, { params: { code: 'tooLarge', maxBytes: most } });
}

function decode(stored: unknown): StoredFile {
  const bytes = bytesOf(stored);
  return { bytes: bytes.length, digest: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
}

/** A file in the row itself. Records carry its size and a digest, never its bytes. */
export const blob: Kind = {
  name: 'blob',
  operators: ['isNull'],
  filter: null,
  sortable: false,
  columns: ['BLOB'],
  schema,
  decode,
  // Sequelize takes no other kind of bytes.
  encode: (value) => asBuffer(value as Uint8Array),
};
