import type { Config } from '../config.ts';
import { errors } from '../errors.ts';
import type { Actor, UserActor } from '../roles/actor.ts';
import type { SessionFacts } from './identity.ts';

/** For so many seconds the password is not asked for again. */
const RECENT = 600;

/** Who calls, by which session: a part of the context. */
interface Caller {
  readonly actor: Actor;
  readonly session: SessionFacts | null;
  readonly runtime: { readonly config: Config };
}

/** Whether the password of this session was given a moment ago. */
export function hasRecentPassword({ session, runtime: { config } }: Caller): boolean {
  const { reauthAt = null } = session ?? {};
  return reauthAt !== null && config.now().getTime() - reauthAt.getTime() < RECENT * 1000;
}

/**
 * Guards what gives an account or its rights away: a page that was left open, or a stolen cookie, must not be enough.
 * The server's own work has no password; a user without a session has none that is recent.
 * @throws AdminError `REAUTH_REQUIRED`
 */
export function requireRecentPassword(caller: Caller): void {
  if (caller.actor.kind !== 'system' && !hasRecentPassword(caller)) throw errors.reauthRequired();
}

/**
 * Guards one's own account: it takes the person, signed in by a session of his own.
 * @throws AdminError `UNAUTHENTICATED`, `IMPERSONATING`
 */
export function requireOneself({ actor, session }: Pick<Caller, 'actor' | 'session'>): {
  actor: UserActor;
  session: SessionFacts;
} {
  if (actor.kind !== 'user' || session === null) throw errors.unauthenticated();
  if (actor.impersonator !== null) throw errors.impersonating();
  return { actor, session };
}
