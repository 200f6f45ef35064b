import type { AnyTRPCRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Runtime } from '../context.ts';
import { AdminError, errors, errorText } from '../errors.ts';
import type { AfterAnswer } from './after-answer.ts';
import { readJson } from './body.ts';
import { createRequestContexts, type RequestInfo } from './request-context.ts';
import { API_CSP, requireTrustedCall, trustedOrigins } from './security.ts';

export interface ApiOptions {
  runtime: Runtime;
  router: AnyTRPCRouter;
  afterAnswer: AfterAnswer;
}

/** A request on its way through the API. */
interface ApiCall {
  request: Request;
  /** What follows `/api/trpc/` in the path. */
  path: string;
  info: RequestInfo;
}

type Job = () => Promise<void>;

const MAX_BATCH = 20;

/** Answers procedures that do not exist, so that they look like those one may not call. */
const UNKNOWN = 'meta.unknown';

/** The tRPC part of the handler: everything that is refused before a procedure runs is refused here. */
export function createApi({ runtime, router, afterAnswer }: ApiOptions): (call: ApiCall) => Promise<Response> {
  const { config } = runtime;
  const procedures = router._def.procedures as Record<string, { _def: { type: string } }>;
  const contextOf = createRequestContexts(runtime);

  async function answer({ request, path, info }: ApiCall, requestId: string, jobs: Job[]): Promise<Response> {
    requireTrustedCall(request, trustedOrigins(config, request));
    const isBatch = new URL(request.url).searchParams.get('batch') === '1';
    const paths = procedurePaths(path, isBatch);
    const body = await readBody(request, paths);
    const ctx = await contextOf(request, info, {
      requestId,
      after: (job) => jobs.push(job),
      calls: paths.length,
    });
    const response = await fetchRequestHandler({
      endpoint: '/',
      // Only what tRPC needs: other headers of its own would switch streaming on, which sends headers too early.
      req: new Request(`http://asok/${paths.join(',')}${isBatch ? '?batch=1' : ''}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: request.signal,
      }),
      router,
      createContext: () => ctx,
      allowMethodOverride: true,
      maxBatchSize: MAX_BATCH,
    });
    for (const [name, value] of ctx.responseHeaders) response.headers.append(name, value);
    return response;
  }

  function procedurePaths(path: string, isBatch: boolean): string[] {
    const paths = (isBatch ? path.split(',') : [path]).map((each) =>
      Object.hasOwn(procedures, each) ? each : UNKNOWN,
    );
    if (paths.length > MAX_BATCH) throw errors.badRequest(`A batch has at most ${MAX_BATCH} calls`);
    if (paths.length > 1 && paths.some((each) => procedures[each]?._def.type === 'mutation'))
      throw errors.badRequest('Send mutations one by one, not in a batch');
    return paths;
  }

  return async (call) => {
    const requestId = crypto.randomUUID();
    const jobs: Job[] = [];
    try {
      const response = await answer(call, requestId, jobs);
      return protect(response, requestId);
    } catch (error) {
      return errorResponse(runtime, error, requestId);
    } finally {
      afterAnswer.run(jobs, requestId);
    }
  };
}

/** A login form is small: one that is not is a malformed login, whatever its size. */
async function readBody(request: Request, paths: readonly string[]): Promise<string> {
  try {
    return await readJson(request);
  } catch (error) {
    const isLogin = paths.length === 1 && paths[0] === 'auth.login';
    if (isLogin && error instanceof AdminError && error.code === 'BODY_TOO_LARGE')
      throw errors.badRequest('The e-mail address or the password is too long', error);
    throw error;
  }
}

/** An error as tRPC would send it. What we did not make ourselves is logged, and only its id goes out. */
export function errorResponse({ config }: Runtime, error: unknown, requestId: string): Response {
  const refusal = error instanceof AdminError ? error : new AdminError('INTERNAL', 'Internal error', { cause: error });
  if (refusal.status >= 500) {
    config.logger.error({ requestId, error: errorText(refusal.details.cause) }, refusal.message);
  }
  const { retryAfter } = refusal.details;
  const wire = refusal.toWire(requestId);
  const code = refusal.status >= 500 ? JSON_RPC_INTERNAL : JSON_RPC_INVALID;
  const response = Response.json({ error: { message: wire.message, code, data: wire } }, { status: refusal.status });
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter));
  return protect(response, requestId);
}

const JSON_RPC_INVALID = -32600;
const JSON_RPC_INTERNAL = -32603;

/** What every answer of the API carries: it is for one person, at one moment, and never a page. */
function protect(response: Response, requestId: string): Response {
  const { headers } = response;
  headers.set('cache-control', 'no-store');
  // CORS adds Origin.
  headers.set('vary', 'Cookie, Authorization');
  headers.set('content-security-policy', API_CSP);
  headers.set('x-request-id', requestId);
  return response;
}
