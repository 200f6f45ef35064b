import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { type Connection, connectionOf } from '../../elements/internal/connection.ts';
import { codec } from '../../sdk/codec.ts';
import { createAdminClient, type ErrorCode, type WireError } from '../../sdk/index.ts';
import type { AdminRouter, AnyShapes } from '../../server/admin.types.ts';

type Inputs = inferRouterInputs<AdminRouter<AnyShapes>>;
type Outputs = inferRouterOutputs<AdminRouter<AnyShapes>>;

/** What answers one procedure: a value, or a function of its input and the call's signal, which may throw a `Refusal`. */
export type Answer<Input, Output> = Output | ((input: Input, signal: AbortSignal | null) => Output | Promise<Output>);

type Own<Part extends 'account' | 'audit' | 'auth' | 'impersonation' | 'meta' | 'roles' | 'users'> = {
  [Name in keyof Inputs[Part] & keyof Outputs[Part] & string as `${Part}.${Name}`]?: Answer<
    Inputs[Part][Name],
    Outputs[Part][Name]
  >;
};

type OfModel = {
  [Name in keyof Outputs['records'][string] as `records.${string}.${Name}`]: Answer<
    Inputs['records'][string][Name],
    Outputs['records'][string][Name]
  >;
};

/** Answers by the path of the procedure, such as `records.posts.list`: what a server would say, checked by its own types. */
export type Fixtures = Own<'account'> &
  Own<'audit'> &
  Own<'auth'> &
  Own<'impersonation'> &
  Own<'meta'> &
  Own<'roles'> &
  Own<'users'> &
  OfModel;

/** Answers of any kind, for a test that needs one which no server would give. */
export type LooseFixtures = Record<string, unknown>;

/** One call as the server would have received it. */
export interface FixtureCall {
  path: string;
  input: unknown;
}

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

/** A fixture that refuses every call. */
export function refuse(code: ErrorCode, details?: Partial<WireError>): () => never {
  return () => {
    throw new Refusal(code, details);
  };
}

const endless = new Promise<never>(() => {});

/** A fixture that never answers: its call ends when it is aborted. */
export const never = (): Promise<never> => endless;

/** Answers the first call by one fixture, and every later one by another. */
export function firstThen<Input, Output>(
  first: (input: Input, signal: AbortSignal | null) => Output,
  then: (input: Input, signal: AbortSignal | null) => Promise<Output> | Output,
): (input: Input, signal: AbortSignal | null) => Output | Promise<Output> {
  let isFirst = true;
  return (input, signal) => {
    const answer = isFirst ? first : then;
    isFirst = false;
    return answer(input, signal);
  };
}

/** A connection that answers from fixtures, with what it was asked. */
export interface FixtureConnection extends Connection {
  calls: FixtureCall[];
  /** Whether a call is being answered; those that never are do not count. */
  isBusy(): boolean;
}

/** Connects elements to a table of answers, in place of a server. */
export function fixtureConnection(fixtures: Fixtures | LooseFixtures): FixtureConnection {
  const calls: FixtureCall[] = [];
  let running = 0;
  const link = fixtureLink(fixtures, calls, (change) => {
    running += change;
  });
  return { ...connectionOf(createAdminClient({ link })), calls, isBusy: () => running > 0 };
}

/**
 * A client's link that answers from a table. Values pass the codec of the wire, so that nobody shares an object with a
 * fixture. Every call is appended to `calls`.
 */
export function fixtureLink(
  fixtures: Fixtures | LooseFixtures,
  calls: FixtureCall[] = [],
  count: (change: 1 | -1) => void = () => {},
  // oxlint-disable-next-line typescript/no-explicit-any -- the link serves whatever router the client has.
): TRPCLink<any> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const input = overTheWire(op.input);
        calls.push({ path: op.path, input });
        const abort = () => observer.error(TRPCClientError.from(aborted()));
        op.signal?.addEventListener('abort', abort);
        const given = answer((fixtures as LooseFixtures)[op.path], { path: op.path, input }, op.signal ?? null);
        // Nobody may wait for what never comes.
        const change = given === endless ? () => {} : count;
        change(1);
        given
          .finally(() => change(-1))
          .then(
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

/** What a fixture gives, as a promise; a refusal rejects it. */
function answer(fixture: unknown, { path, input }: FixtureCall, signal: AbortSignal | null): Promise<unknown> {
  if (fixture === undefined) return Promise.reject(new Error(`The fixtures have no ${path}`));
  if (typeof fixture !== 'function') return Promise.resolve(fixture);
  try {
    const given: unknown = fixture(input, signal);
    return given instanceof Promise ? given : Promise.resolve(given);
  } catch (error) {
    return Promise.reject(error as Error);
  }
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
