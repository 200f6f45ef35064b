import { abortable } from './abortable.ts';
import { toAsokError } from './errors.ts';
import type { CallOptions } from './records.ts';

/** One call of a procedure: its path, such as `['records', 'posts', 'list']`, its input and the caller's options. */
export interface Call {
  path: readonly string[];
  type: 'query' | 'mutate';
  args: readonly unknown[];
}

/** Those who are to be told something. */
export interface Listeners<Args extends unknown[]> {
  /** Returns the function that stops it. */
  add(listener: (...args: Args) => void): () => void;
  tell(...args: Args): void;
}

/** Makes a list of listeners; `add` gives what takes one off again. */
export function createListeners<Args extends unknown[] = []>(): Listeners<Args> {
  const all = new Set<(...args: Args) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell(...args) {
      for (const listener of all) listener(...args);
    },
  };
}

/** Groups whose changes may give the session another cookie; the one before is refused from then on. */
const MOVING = new Set(['account', 'impersonation']);

/** Sends calls, and once more what was refused for a reason that has gone meanwhile: nothing was done by then. */
export interface Calls {
  /** @throws AsokError */
  send(call: Call): Promise<unknown>;
  unauthenticated: Listeners<[]>;
  impersonationEnded: Listeners<[]>;
  /** Sets who is asked for a recent password; of several the latest is. Returns the function that stops it. */
  onReauthRequired(ask: () => Promise<boolean>): () => void;
}

/** Makes the way that every call goes; `run` sends it. */
export function createCalls(run: (call: Call) => Promise<unknown>): Calls {
  const unauthenticated = createListeners();
  const impersonationEnded = createListeners();
  const questions = new Set<() => Promise<boolean>>();
  let asking: Promise<boolean> | null = null;
  let moves = 0;
  let moving: Promise<unknown> = Promise.resolve();

  const isConfirmed = () => {
    asking ??= (async () => (await [...questions].at(-1)?.()) ?? false)().finally(() => {
      asking = null;
    });
    return asking;
  };
  /** Runs a call, and remembers the change of cookie that it may be. */
  const start = (call: Call) => {
    const answer = abortable(() => run(call), (call.args[1] as CallOptions | undefined)?.signal);
    if (call.type === 'mutate' && MOVING.has(call.path[0] ?? '')) {
      const done = () => {
        moves += 1;
      };
      moving = Promise.all([moving, answer.then(done, () => {})]);
    }
    return answer;
  };
  const attempt = async (call: Call, isLast: boolean): Promise<unknown> => {
    const before = moves;
    /** A change is not sent again: it was meant for the person that one was when it was made. */
    const wasMoved = async () => call.type === 'query' && (await moving, moves > before);
    try {
      return await start(call);
    } catch (thrown) {
      const error = toAsokError(thrown);
      const { code } = error;
      if (!isLast && code === 'REAUTH_REQUIRED' && (await isConfirmed())) return attempt(call, true);
      if (!isLast && code === 'UNAUTHENTICATED' && (await wasMoved())) return attempt(call, true);
      if (code === 'UNAUTHENTICATED') unauthenticated.tell();
      if (code === 'IMPERSONATION_EXPIRED') impersonationEnded.tell();
      throw error;
    }
  };
  return {
    send: (call) => attempt(call, false),
    unauthenticated,
    impersonationEnded,
    onReauthRequired(ask) {
      questions.add(ask);
      return () => questions.delete(ask);
    },
  };
}
