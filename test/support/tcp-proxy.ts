import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can fail like a network does. */
export interface TcpProxy {
  port: number;
  /** Connections accepted so far. */
  readonly accepted: number;
  /** Breaks every open connection; new ones work. */
  cut(): void;
  /** From now on nothing gets through, in either direction, and nobody is told. */
  blackHole(): void;
  /** As `blackHole`, from the moment that somebody sends these words. */
  blackHoleAt(words: string): void;
  /** New connections work again. */
  heal(): void;
  close(): Promise<void>;
}

/** Starts a proxy on loopback to a local port. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let swallowing = false;
  let trigger: string | null = null;
  let accepted = 0;

  const server = createServer((client) => {
    accepted++;
    const upstream = connect(target, '127.0.0.1');
    forward(client, upstream);
    forward(upstream, client);
  });

  function forward(from: Socket, to: Socket): void {
    sockets.add(from);
    from.on('data', (data) => {
      if (trigger !== null && data.includes(trigger)) swallowing = true;
      if (!swallowing) to.write(data);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      if (!swallowing) to.destroy();
    });
  }

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get accepted() {
      return accepted;
    },
    cut,
    blackHole() {
      swallowing = true;
    },
    blackHoleAt(words) {
      trigger = words;
    },
    heal() {
      cut();
      trigger = null;
      swallowing = false;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
