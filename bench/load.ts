/**
 * The generator of load, a process of its own: keep-alive connections that each send the next request when the last one
 * was answered. It writes prepared bytes and reads no further than the end of an answer, so that it takes as little of
 * the processors as it can; it shares them with the server, the same for every side.
 */
import { connect, type Socket } from 'node:net';
import { bytesOf, type Lane, LAST_VERSION, type Load, type Round, type WireRequest } from './wire.ts';

const VERSION = /"\$version":"([^"]+)"/;

class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #done: ((body: string) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true);
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#fail?.(error));
  }

  /** Sends a request and gives the body of its answer. */
  send(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#fail = reject;
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const body = bodyOf(head, this.#received.subarray(end + 4));
    if (body === null) return;
    this.#received = Buffer.alloc(0);
    if (head.startsWith('HTTP/1.1 200')) this.#done?.(body);
    else this.#fail?.(new Error(`${head.split('\r\n')[0]}: ${body.slice(0, 500)}`));
  }
}

/** The body when it is whole, else null. */
function bodyOf(head: string, rest: Buffer): string | null {
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return rest.length >= Number(length) ? rest.toString() : null;
  return rest.subarray(-5).toString('latin1') === '0\r\n\r\n' ? rest.toString() : null;
}

/** Runs one round. */
async function run({ port, seconds, lanes }: Load): Promise<Round> {
  const connections = await Promise.all(lanes.map((lane) => open(port, lane)));
  const times: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    connections.map(async ({ connection, next, answered }) => {
      while (performance.now() < end) {
        const sent = next();
        const start = performance.now();
        const body = await connection.send(sent);
        times.push(performance.now() - start);
        answered(body);
      }
      connection.close();
    }),
  );
  const taken = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return { answers: times.length, perSecond: times.length / taken, p50: at(0.5), p99: at(0.99) };
}

async function open(port: number, { opening, requests }: Lane) {
  const connection = new Connection(port);
  let version = '';
  const noteVersion = (body: string) => {
    version = VERSION.exec(body)?.[1] ?? '';
  };
  if (opening) noteVersion(await connection.send(bytesOf(opening)));
  const prepared = requests.map((request) => ({ request, bytes: bytesOf(request), isFixed: !isVersioned(request) }));
  let place = 0;
  return {
    connection,
    next: () => {
      const { request, bytes, isFixed } = prepared[place++ % prepared.length] ?? raise('nothing to send');
      return isFixed ? bytes : bytesOf({ ...request, body: (request.body ?? '').replace(LAST_VERSION, version) });
    },
    answered: requests.some(isVersioned) ? noteVersion : () => {},
  };
}

function isVersioned({ body }: WireRequest): boolean {
  return body?.includes(LAST_VERSION) ?? false;
}

function raise(message: string): never {
  throw new Error(message);
}

process.on('message', (load: Load) => {
  run(load).then(
    (round) => process.send?.(round),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
