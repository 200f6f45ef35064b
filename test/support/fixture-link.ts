import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { codec } from '../../sdk/codec.ts';
import type { ErrorCode, WireError } from '../../sdk/index.ts';

/** One call as the server would have received it. */
export interface FixtureCall {
  path: string;
  input: unknown;
}

/** What answers a procedure: a value, or a function of the input and the call's signal; it may throw a `Refusal`. */
export type Fixture = unknown;

/** Thrown by a fixture: the client sees it as the server's refusal. */
export class Refusal extends Error {
  readonly wire: WireError;

  constructor(code: ErrorCode, details: Partial<WireError> = {}) {
    super(code);
    this.wire = { code, httpStatus: 400, message: code, requestId: 'fixture-request', ...details };
  }
}

/** Thrown by a fixture: no answer arrives, as when the network is down. */
export class NoAnswer extends Error {}

/**
 * A client's link that answers from a table `{ 'records.posts.list': (input) => output }`. Values pass the codec of the
 * wire, so that no test shares an object with its fixture. Every call is appended to `calls`.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the link serves whatever router the client has.
export function fixtureLink(table: Record<string, Fixture>, calls: FixtureCall[] = []): TRPCLink<any> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const input = overTheWire(op.input);
        calls.push({ path: op.path, input });
        const abort = () => observer.error(TRPCClientError.from(aborted()));
        op.signal?.addEventListener('abort', abort);
        answer(table, { path: op.path, input }, op.signal ?? null).then(
          (output) => {
            if (op.signal?.aborted) return;
            observer.next({ result: { type: 'data', data: overTheWire(output) } });
            observer.complete();
          },
          (error: unknown) => {
            if (!op.signal?.aborted) observer.error(asClientError(error));
          },
        );
        return () => op.signal?.removeEventListener('abort', abort);
      });
}

async function answer(table: Record<string, Fixture>, { path, input }: FixtureCall, signal: AbortSignal | null) {
  const fixture = table[path];
  if (fixture === undefined) throw new Error(`The fixtures have no ${path}`);
  return typeof fixture === 'function' ? (fixture(input, signal) as unknown) : fixture;
}

function overTheWire(value: unknown): unknown {
  const text = JSON.stringify(codec.serialize(value));
  return text === undefined ? undefined : codec.deserialize(JSON.parse(text));
}

function aborted(): Error {
  return Object.assign(new Error('Aborted'), { name: 'AbortError' });
}

// oxlint-disable-next-line typescript/no-explicit-any -- as the link.
function asClientError(error: unknown): TRPCClientError<any> {
  if (error instanceof Refusal) {
    const { wire } = error;
    return TRPCClientError.from({ error: { message: wire.message, code: -32_000, data: wire } });
  }
  return TRPCClientError.from(error instanceof Error ? error : new Error(String(error)));
}
