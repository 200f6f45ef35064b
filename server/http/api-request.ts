import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** What the API reads of a request. A `Request` is one; a host may bring one that costs less to make. */
export interface ApiRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
  /** Reads a body of which nothing comes beyond its Content-Length. */
  whole?(): Promise<Uint8Array>;
}

const HOST = /^([\w.-]+|\[[\da-f:]+\])(:\d{1,5})?$/i;

/** A call as Node has it; null for what is not an ordinary one, which takes the longer way by a `Request`. */
export function nodeRequest(incoming: IncomingMessage): ApiRequest | null {
  const { method = '', url = '', headers, socket } = incoming;
  const { host = '' } = headers;
  const isWhole = headers['content-length'] !== undefined && headers['transfer-encoding'] === undefined;
  const isUnread = !incoming.readableDidRead && incoming.readableEncoding === null;
  if (method !== 'POST' || incoming.httpVersionMajor !== 1 || !url.startsWith('/')) return null;
  if (!isWhole || !isUnread || !HOST.test(host)) return null;
  return {
    method,
    url: `${(socket as Partial<TLSSocket>).encrypted ? 'https' : 'http'}://${host}${url}`,
    headers: { get: (name) => textOf(headers[name]) },
    body: null,
    // Node's parser ends a body at its Content-Length.
    whole: () => bodyOf(incoming),
  };
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : (value?.join(', ') ?? null);
}

function bodyOf(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => resolve(chunks[1] ? Buffer.concat(chunks) : (chunks[0] ?? new Uint8Array())));
    incoming.on('error', reject);
    // Every request is closed at last, most of them whole: an error is worth making for the others alone.
    incoming.on('close', () => {
      if (!incoming.complete) reject(new Error('The client went away before its request was whole'));
    });
  });
}
