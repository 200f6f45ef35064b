import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { nodeRequest } from './api-request.ts';
import type { HttpHandler } from './handler.ts';
import type { RequestInfo } from './request-context.ts';

/** A listener of node:http; in Express, `app.use(admin.node)` after every other route. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

// A client gets a minute for its whole request, however slowly it sends: connections are what a server has few of.
const LIMITS = {
  headersTimeout: 20_000,
  requestTimeout: 50_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 30_000,
  maxHeaderSize: 32_768,
};

interface NodeHost extends Pick<HttpHandler, 'call' | 'fetch'> {
  /** Nothing can be answered before. */
  ready: Promise<void>;
}

/**
 * Lets node:http serve the handler; the socket's address becomes the client's. Calls of the API are read and written
 * directly, which costs less than the `Request` and `Response` that everything else goes by.
 */
export function createNodeListener({ ready, call, fetch }: NodeHost): NodeListener {
  const infoOf = ({ socket: { remoteAddress } }: IncomingMessage): RequestInfo =>
    remoteAddress === undefined ? {} : { clientAddress: remoteAddress };
  // The globals belong to the team's process.
  const listener = getRequestListener((request, { incoming }) => fetch(request, infoOf(incoming as IncomingMessage)), {
    overrideGlobalObjects: false,
  });
  return async (incoming, outgoing) => {
    const request = nodeRequest(incoming);
    const isReady =
      request !== null &&
      (await ready.then(
        () => true,
        () => false,
      ));
    const answer = isReady ? await call(request, infoOf(incoming)) : null;
    if (!answer) return listener(incoming, outgoing);
    const { status, headers, body } = answer;
    const length = Buffer.byteLength(body);
    outgoing.writeHead(status, { ...headers, 'content-length': length });
    // Node writes Latin-1 faster, and ASCII is the same in both.
    if (typeof body === 'string') outgoing.end(body, length === body.length ? 'latin1' : 'utf8');
    else outgoing.end(body);
  };
}

/** Starts a server of our own. @throws when the port is taken */
export function listen(listener: NodeListener, port: number, host = '127.0.0.1'): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(LIMITS, (incoming, outgoing) => void listener(incoming, outgoing));
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
