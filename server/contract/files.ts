/** Files: what a BLOB column holds. */

import type { Key } from './basics.ts';

/** A stored file in a record: its bytes are fetched by `file` alone. */
export interface StoredFile {
  /** How many it has. */
  bytes: number;
  /** Tells it from every other file, so that no save takes one for another of the same size. */
  digest: string;
}

/** Which stored file is wanted. */
export interface FileInput {
  id: Key;
  /** Name of a BLOB column. */
  field: string;
}

/** A stored file. */
export interface FileOutput {
  /** For saving it: field, key, and an ending by what the bytes begin with, `bin` where that is not known. */
  name: string;
  content: Uint8Array;
}
