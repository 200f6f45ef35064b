import { AdminError, errors } from '../errors.ts';
import type { ApiRequest } from './api-request.ts';

const MAX_BODY = 1_000_000;
const MAX_DEPTH = 32;

/**
 * The JSON of a request, undefined when there is none. Read no further than 1 MB, whatever Content-Length promises.
 * @throws AdminError `BODY_TOO_LARGE`, `BAD_REQUEST` for what is no JSON, nests deeper than 32, or has a `__proto__`
 */
export async function readJson(request: ApiRequest): Promise<unknown> {
  const text = decode(await readBytes(request));
  if (text === '') return undefined;
  const json = parse(text);
  checkJson(json, 0);
  return json;
}

async function readBytes(request: ApiRequest): Promise<Uint8Array> {
  const tooLarge = () => new AdminError('BODY_TOO_LARGE', 'The request is larger than 1 MB');
  const promised = request.headers.get('content-length');
  if (Number(promised ?? 0) > MAX_BODY) throw tooLarge();
  if (request.whole) return request.whole();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw errors.badRequest('The request is not UTF-8', error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw errors.badRequest('The request is not JSON', error);
  }
}

function checkJson(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) throw errors.badRequest('The request nests too deep');
  if (Object.hasOwn(value, '__proto__')) throw errors.badRequest('The request has a forbidden key');
  for (const item of Object.values(value)) if (typeof item === 'object') checkJson(item, depth + 1);
}
