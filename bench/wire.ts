/** A request before it is bytes. */
export interface WireRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What one connection sends: once the opening, which does not count, then the requests in turn. */
export interface Lane {
  opening?: WireRequest;
  requests: readonly WireRequest[];
}

/** One round of load: a connection for each lane. */
export interface Load {
  port: number;
  seconds: number;
  lanes: readonly Lane[];
}

/** What a round of load showed. */
export interface Round {
  answers: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** The version that the connection's last answer spoke of stands in for this in a body. */
export const LAST_VERSION = '@version@';

/** A request as HTTP. */
export function bytesOf({ method, path, headers = {}, body = '' }: WireRequest): string {
  const fields = Object.entries({ host: '127.0.0.1', 'content-length': String(Buffer.byteLength(body)), ...headers });
  return `${method} ${path} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
