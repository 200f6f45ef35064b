import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const HOST = '127.0.0.1';
const TRIES = 20;

/**
 * Listens on this machine alone, on `port` or the next free one after it; port 0 takes any.
 * @returns the port
 * @throws the system's error when 20 ports in a row are taken
 */
export async function listenNear(server: Server, port: number): Promise<number> {
  for (let tried = 0; ; tried++) {
    try {
      server.listen(port + tried, HOST);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || tried === TRIES) throw error;
    }
  }
}

/** Stops a server; open connections are cut, as browsers keep theirs for minutes. */
export async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
