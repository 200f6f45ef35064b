import { getTRPCErrorFromUnknown, initTRPC, TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';
import { codec } from '../sdk/codec.ts';
import { type Context, runAs } from './context.ts';
import type { ErrorCode, Verb, WireError } from './contract.ts';
import { AdminError, errors, errorText } from './errors.ts';
import { fieldErrorsOf } from './fields/issues.ts';
import { genuineActor, mustEnrol } from './roles/actor.ts';
import { requireVerb } from './roles/policy.ts';

/** Who may call a procedure: anybody, whoever is signed in, is_admin alone, or who holds a verb on a slug. */
export type ProcedureAccess = 'public' | 'self' | 'admin' | `${string}.${Verb}`;

/** Facts of a procedure, which the generated permission test reads too. */
export interface ProcedureMeta {
  access: ProcedureAccess;
}

/** The same settings for a team's own `initTRPC`, so that dates and errors travel alike when our router is mounted in it. */
export const trpcOptions = {
  // One object for both directions: tRPC merges routers only when theirs is the same, and would wrap a plain one anew.
  transformer: { input: codec, output: codec },
  isDev: false,
  errorFormatter: ({
    shape,
    error,
    ctx,
  }: {
    shape: { message: string; code: number };
    error: TRPCError;
    ctx?: Context | undefined;
  }) => {
    const wire = wireError(error, ctx);
    return { message: wire.message, code: shape.code, data: wire };
  },
} as const;

const t = initTRPC.context<Context>().meta<ProcedureMeta>().create(trpcOptions);

/** The types of tRPC that all our procedures share. */
export type Root = (typeof t)['_config']['$types'];

/** Puts procedures together. */
export const { router } = t;

/** For a procedure that takes no input: what is sent all the same is refused, not ignored. */
export const noInput = z.undefined();

/** Throws where the caller may not use a procedure. */
type Check = (ctx: Context, type: 'query' | 'mutation' | 'subscription') => void;

// One middleware for all that happens around a call, as each costs about as much as a small query: it waits for its turn
// among the calls of its session, who calls is checked, refusals become tRPC errors of the right status, and denials are
// noted, whatever procedure met them.
function guarded(check: Check) {
  return t.procedure.use(async ({ ctx: given, path, type, next }) => {
    const ctx = believed(given);
    const result = await ctx.runtime.limits.calls.run(ctx.session?.tokenHash ?? null, async () => {
      try {
        check(ctx, type);
      } catch (error) {
        return { ok: false as const, error: getTRPCErrorFromUnknown(error) };
      }
      return runAs(ctx, () => (ctx === given ? next() : next({ ctx })));
    });
    if (result.ok) return result;
    const refusal = refusalOf(result.error);
    if (refusal.status === 403) ctx.runtime.audit.denied(ctx, path);
    throw toTrpcError(refusal);
  });
}

/**
 * The context as far as we have made it: an actor who is none of ours is nobody.
 * @throws TRPCError `UNAUTHENTICATED` for what is no context at all
 */
function believed(given: Context | undefined): Context {
  if (!given?.runtime) throw toTrpcError(errors.unauthenticated());
  const actor = genuineActor(given.actor);
  return actor === given.actor ? given : { ...given, actor };
}

/** A refusal as tRPC throws it, so that the answer has its HTTP status. */
export function toTrpcError(refusal: AdminError): TRPCError {
  const code = TRPC_CODE[refusal.status] ?? 'INTERNAL_SERVER_ERROR';
  return new TRPCError({ code, message: refusal.message, cause: refusal });
}

/** Makes a procedure that anybody may call. */
export const publicProcedure = guarded(() => {}).meta({ access: 'public' });

const requireSignedIn: Check = ({ actor }) => {
  // The middleware for a team's own procedures comes here too, with whatever context they have.
  if (genuineActor(actor).kind === 'anonymous') throw errors.unauthenticated();
};

/** Refuses who is not signed in, and changes meant for an impersonation that is over. */
const requireSettled: Check = (ctx, type) => {
  requireSignedIn(ctx, type);
  if (type === 'mutation' && ctx.session?.impersonationEnded) throw errors.impersonationOver();
};

/** Refuses those too who must first enrol in two-factor. */
export const requireReady: Check = (ctx, type) => {
  requireSignedIn(ctx, type);
  if (mustEnrol(genuineActor(ctx.actor), ctx.runtime.config)) throw errors.mustEnrol();
  requireSettled(ctx, type);
};

/** Makes a procedure for whoever is signed in. */
export const ownProcedure = guarded(requireReady).meta({ access: 'self' });

/** Makes one that also serves whoever has yet to enrol in two-factor: to do so. */
export const enrolProcedure = guarded(requireSettled).meta({ access: 'self' });

/** Makes one that serves those too who have yet to learn that an impersonation is over. */
export const unreadyProcedure = guarded(requireSignedIn).meta({ access: 'self' });

/** Makes a procedure for is_admin alone, whatever roles give. */
export const adminProcedure = guarded((ctx, type) => {
  requireReady(ctx, type);
  const actor = genuineActor(ctx.actor);
  if (actor.kind === 'user' && !actor.isAdmin) throw errors.forbidden();
}).meta({ access: 'admin' });

/** Makes a procedure that needs a verb on a slug. */
export function permittedProcedure(slug: string, verb: Verb) {
  return guarded((ctx, type) => {
    requireReady(ctx, type);
    requireVerb(genuineActor(ctx.actor), slug, verb);
  }).meta({ access: `${slug}.${verb}` });
}

const TRPC_CODE: Record<number, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

/** What a `TRPCError` of tRPC itself, or of a team's procedure beside ours, is on the wire. */
const OWN_CODE: Partial<Record<TRPCError['code'], ErrorCode>> = {
  BAD_REQUEST: 'BAD_REQUEST',
  UNAUTHORIZED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  METHOD_NOT_SUPPORTED: 'METHOD_NOT_ALLOWED',
  PAYLOAD_TOO_LARGE: 'BODY_TOO_LARGE',
  UNSUPPORTED_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  TOO_MANY_REQUESTS: 'RATE_LIMITED',
  SERVICE_UNAVAILABLE: 'UNAVAILABLE',
};

function refusalOf(error: TRPCError): AdminError {
  const { cause, code, message } = error;
  if (cause instanceof AdminError) return cause;
  if (cause instanceof ZodError) return errors.invalid(fieldErrorsOf(cause), cause);
  if (code === 'PARSE_ERROR') return errors.badRequest('Malformed request', error);
  const own = OWN_CODE[code];
  // Words of a team's own procedure; where something else lies behind it, they may be that thing's, and stay in the log.
  if (own) return new AdminError(own, cause === undefined ? message : 'Malformed request', { cause: error });
  return new AdminError('INTERNAL', 'Internal error', { cause: cause ?? error });
}

/** The public half of an error; the cause goes to the log alone. */
function wireError(error: TRPCError, ctx: Partial<Context> | undefined): WireError {
  const refusal = refusalOf(error);
  const requestId = ctx?.request?.id ?? crypto.randomUUID();
  const { logger } = ctx?.runtime?.config ?? {};
  if (refusal.status >= 500) {
    logger?.error({ requestId, error: errorText(refusal.details.cause) }, refusal.message);
  }
  if (refusal.details.retryAfter !== undefined)
    ctx?.responseHeaders?.set('retry-after', String(refusal.details.retryAfter));
  return refusal.toWire(requestId);
}
