import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpHandler } from './handler.ts';

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

/** Lets node:http serve the handler; the socket's address becomes the client's. */
export function createNodeListener(answer: HttpHandler['answer']): NodeListener {
  return getRequestListener(
    async (request, { incoming, outgoing }) => {
      const clientAddress = incoming.socket.remoteAddress;
      // Node's parser ends a body at its Content-Length.
      const host = { isBodyBounded: true, ...(clientAddress !== undefined && { clientAddress }) };
      const answered = await answer(request, host);
      if (answered instanceof Response) return answered;
      const { status, headers, body } = answered;
      // HTTP/2 writes alike; the types of the two do not say so.
      const response = outgoing as ServerResponse;
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.end(body);
      return RESPONSE_ALREADY_SENT;
    },
    // The globals belong to the team's process.
    { overrideGlobalObjects: false },
  );
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
