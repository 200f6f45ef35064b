import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How well something is compressed: `kept` once for all who ask, `passing` for one answer. */
type Effort = 'kept' | 'passing';

const QUALITY: Record<Effort, { br: number; gzip: number }> = {
  kept: { br: 9, gzip: 9 },
  passing: { br: 4, gzip: 1 },
};

/** Content codings of RFC 9110 that we write, the better one first. */
const CODINGS = ['br', 'gzip'] as const;

/** One of them. */
export type Coding = (typeof CODINGS)[number];

/** The coding to answer in, by a request's `Accept-Encoding`; null where it takes none of ours. */
export function codingFor(accepted: string | null): Coding | null {
  if (accepted === null) return null;
  const taken = accepted
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
    .map((each) => each.replace(/\s*;.*$/, ''));
  return CODINGS.find((coding) => taken.includes(coding)) ?? null;
}

/** Compresses outside of the event loop. */
export function encode(bytes: Uint8Array, coding: Coding, effort: Effort): Promise<Uint8Array<ArrayBuffer>> {
  const quality = QUALITY[effort][coding];
  if (coding === 'gzip') return promisify(gzip)(bytes, { level: quality });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify(brotliCompress)(bytes, { params });
}
