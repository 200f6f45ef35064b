import type { Verb } from '../contract.ts';
import { type Context, runAs } from '../context.ts';
import { AdminError, errors } from '../errors.ts';
import { requireReady, toTrpcError } from '../trpc.ts';
import { genuineActor } from './actor.ts';
import { requireVerb } from './policy.ts';

interface Call<T> {
  ctx: Pick<Context, 'actor'>;
  type?: 'query' | 'mutation' | 'subscription';
  path?: string;
  next: () => Promise<T>;
}

/**
 * A tRPC middleware for a team's own procedures: `procedure.use(requirePermission('posts.edit'))`. The hierarchy holds
 * here too: whoever lacks `view` has no verb at all. So does all that closes our own procedures, and denials are logged.
 * @throws TRPCError 401 `UNAUTHENTICATED`, 403 `FORBIDDEN`, `MFA_ENROLMENT_REQUIRED`, `IMPERSONATION_EXPIRED`
 */
export function requirePermission(permission: `${string}.${Verb}`) {
  const dot = permission.lastIndexOf('.');
  const slug = permission.slice(0, dot);
  const verb = permission.slice(dot + 1) as Verb;
  return <T>({ ctx, type = 'mutation', path = permission, next }: Call<T>): Promise<T> => {
    try {
      if (slug === '') throw errors.forbidden();
      if ('runtime' in ctx) requireReady(ctx as Context, type);
      requireVerb(genuineActor(ctx.actor), slug, verb);
    } catch (error) {
      if (!(error instanceof AdminError)) throw error;
      if (error.status === 403 && 'runtime' in ctx) (ctx as Context).runtime.audit.denied(ctx as Context, path);
      throw toTrpcError(error);
    }
    // Whoever made the context by hand may have left out all but the actor.
    return 'runtime' in ctx ? runAs(ctx as Context, next) : next();
  };
}
