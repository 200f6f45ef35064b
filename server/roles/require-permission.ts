import type { Verb } from '../contract.ts';
import { type Context, runAs } from '../context.ts';
import { AdminError, errors } from '../errors.ts';
import { requireReady, toTrpcError } from '../trpc.ts';
import { genuineActor } from './actor.ts';
import { requireVerb } from './policy.ts';

interface Call<T> {
  ctx: Pick<Context, 'actor'>;
  type?: 'query' | 'mutation' | 'subscription';
  next: () => Promise<T>;
}

/**
 * A tRPC middleware for a team's own procedures: `procedure.use(requirePermission('posts.edit'))`. The hierarchy holds
 * here too: whoever lacks `view` has no verb at all. So does all that closes our own procedures.
 * @throws TRPCError 401 `UNAUTHENTICATED`, 403 `FORBIDDEN`, `MFA_ENROLMENT_REQUIRED`, `IMPERSONATION_EXPIRED`
 */
export function requirePermission(permission: `${string}.${Verb}`) {
  const dot = permission.lastIndexOf('.');
  const slug = permission.slice(0, dot);
  const verb = permission.slice(dot + 1) as Verb;
  return <T>({ ctx, type = 'mutation', next }: Call<T>): Promise<T> => {
    try {
      if (slug === '') throw errors.forbidden();
      if ('runtime' in ctx) requireReady(ctx as Context, type);
      requireVerb(genuineActor(ctx.actor), slug, verb);
    } catch (error) {
      throw error instanceof AdminError ? toTrpcError(error) : error;
    }
    // Whoever made the context by hand may have left out all but the actor.
    return 'runtime' in ctx ? runAs(ctx as Context, next) : next();
  };
}
