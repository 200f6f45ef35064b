import type { AnyTRPCRouter } from '@trpc/server';
import type { Runtime } from '../context.ts';
import { AdminError, errors, errorText } from '../errors.ts';
import type { AfterAnswer } from './after-answer.ts';
import type { Answer } from './answer.ts';
import type { ApiHeaders } from './api-headers.ts';
import type { ApiRequest } from './api-request.ts';
import { readJson } from './body.ts';
import { createCalls } from './calls.ts';
import { createRequestContexts, type RequestInfo } from './request-context.ts';
import { codingFor, encode } from './encoding.ts';
import { requireTrustedCall } from './security.ts';

/** What the API is made of. */
export interface ApiOptions {
  runtime: Runtime;
  router: AnyTRPCRouter;
  afterAnswer: AfterAnswer;
  headersOf: ApiHeaders;
}

/** A request on its way through the API. */
interface ApiCall {
  request: ApiRequest;
  /** What follows `/api/trpc/` in the path. */
  path: string;
  info: RequestInfo;
}

type Job = () => Promise<void>;

const MAX_BATCH = 20;

/** Characters. */
const COMPRESS_FROM = 8000;

/** Answers procedures that do not exist, so that they look like those one may not call. */
const UNKNOWN = 'meta.unknown';

/** The tRPC part of the handler: everything that is refused before a procedure runs is refused here. */
export function createApi({ runtime, router, afterAnswer, headersOf }: ApiOptions): (call: ApiCall) => Promise<Answer> {
  const { config } = runtime;
  const procedures = router._def.procedures as Record<string, { _def: { type: string } }>;
  const contextOf = createRequestContexts(runtime);
  const run = createCalls(router);

  async function answer({ request, path, info }: ApiCall, requestId: string, jobs: Job[]): Promise<Answer> {
    requireTrustedCall(request, config);
    const isBatch = request.url.includes('?') && new URL(request.url).searchParams.get('batch') === '1';
    const paths = procedurePaths(path, isBatch);
    const body = await readBody(request, paths);
    const ctx = await contextOf(request, info, {
      requestId,
      after: (job) => jobs.push(job),
      calls: paths.length,
    });
    const result = await run({ ctx, paths, isBatch, body });
    return { ...result, headers: headersFrom(ctx.responseHeaders) };
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
      const { status, headers, body } = await answer(call, requestId, jobs).catch((error: unknown) =>
        errorAnswer(runtime, error, requestId),
      );
      const always = await headersOf(call.request.headers.get('origin'));
      const own = { 'content-type': 'application/json', 'x-request-id': requestId };
      return await compressed({ status, headers: { ...always, ...own, ...headers }, body }, call.request);
    } finally {
      afterAnswer.run(jobs, requestId);
    }
  };
}

/**
 * A small answer travels as it is: compressing it takes longer than sending it. The size of a large one tells another site
 * nothing, since no other site can have a browser ask for it (`requireTrustedCall`).
 */
async function compressed(answer: Answer, request: ApiRequest): Promise<Answer> {
  const { headers, body } = answer;
  const coding = body.length < COMPRESS_FROM ? null : codingFor(request.headers.get('accept-encoding'));
  if (coding === null) return answer;
  const bytes = await encode(Buffer.from(body), coding, 'passing');
  return { ...answer, headers: { ...headers, 'content-encoding': coding }, body: bytes };
}

/** What procedures have set: cookies one by one, the others as one text each. */
function headersFrom(set: Headers): Answer['headers'] {
  const headers: Answer['headers'] = Object.fromEntries(set);
  const cookies = set.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  return headers;
}

/** A login form is small: one that is not is a malformed login, whatever its size. */
async function readBody(request: ApiRequest, paths: readonly string[]): Promise<unknown> {
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
export function errorAnswer({ config }: Runtime, error: unknown, requestId: string): Answer {
  const refusal = error instanceof AdminError ? error : new AdminError('INTERNAL', 'Internal error', { cause: error });
  if (refusal.status >= 500) {
    config.logger.error({ requestId, error: errorText(refusal.details.cause) }, refusal.message);
  }
  const { retryAfter } = refusal.details;
  const wire = refusal.toWire(requestId);
  const code = refusal.status >= 500 ? JSON_RPC_INTERNAL : JSON_RPC_INVALID;
  return {
    status: refusal.status,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: JSON.stringify({ error: { message: wire.message, code, data: wire } }),
  };
}

const JSON_RPC_INVALID = -32600;
const JSON_RPC_INTERNAL = -32603;
