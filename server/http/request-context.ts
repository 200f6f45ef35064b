import { isSecure, sessionCookie } from '../auth/cookie.ts';
import { hashToken, touchSession } from '../auth/session.ts';
import { revokeSession } from '../auth/session-ends.ts';
import { createSessionLookup } from '../auth/session-lookup.ts';
import { type Context, createContext, type Runtime } from '../context.ts';
import { noteEnd } from '../impersonation/impersonation.service.ts';
import { acceptLocale } from './accept-locale.ts';
import type { ApiRequest } from './api-request.ts';
import { clientAddress } from './security.ts';

/** What the host knows of a request beside the request. */
export interface RequestInfo {
  /** Address of the socket's other end. */
  clientAddress?: string;
}

interface CallFacts {
  /** How many calls the request holds. */
  calls?: number;
  requestId?: string;
  after?: (job: () => Promise<void>) => void;
}

/** Makes the contexts of requests: who calls, from where, in which language. One SQL statement at most. */
export function createRequestContexts(runtime: Runtime) {
  const { config, limits } = runtime;
  const cookie = sessionCookie(config);
  const findSession = createSessionLookup(runtime);
  let warned = false;
  return async (
    { headers }: Pick<ApiRequest, 'headers'>,
    info: RequestInfo = {},
    { requestId, after, calls }: CallFacts = {},
  ): Promise<Context> => {
    const address = clientAddress(headers, info.clientAddress, config.trustProxy);
    if (address === null && !warned) {
      warned = true;
      config.logger.warn(
        { option: 'clientAddress' },
        'No client address: all clients share the limits of one. Hosts pass it to fetch',
      );
    }
    const token = cookie.read(headers.get('cookie'));
    const tokenHash = token === null ? null : hashToken(token);
    const found = tokenHash === null ? null : await findSession(tokenHash);
    const identity = found === 'demoted' ? null : found;
    const session = identity?.session ?? null;
    await limits.calls.take(session?.tokenHash ?? null, address, calls);
    const ctx = createContext(runtime, {
      ...(identity && { actor: identity.actor }),
      session,
      ...(identity === null && { unknownToken: tokenHash }),
      request: {
        id: requestId ?? crypto.randomUUID(),
        address,
        userAgent: headers.get('user-agent'),
        locale: identity?.actor.language ?? acceptLocale(headers.get('accept-language'), config.defaultLocale),
        secure: isSecure(config),
      },
      ...(after && { after }),
    });
    // Were he made an administrator again, he would act as the other once more.
    if (found === 'demoted' && tokenHash !== null)
      await runtime.database.transaction((transaction) => revokeSession(ctx, tokenHash, transaction));
    if (session?.endToLog) ctx.after(() => noteEnd(ctx));
    if (identity?.stale) ctx.after(() => touchSession(runtime, identity.session.tokenHash));
    return ctx;
  };
}
