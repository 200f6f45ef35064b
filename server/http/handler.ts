import type { AnyTRPCRouter } from '@trpc/server';
import { type Context as HonoContext, Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import type { Context, Runtime } from '../context.ts';
import { AdminError, errors } from '../errors.ts';
import { acceptLocale } from './accept-locale.ts';
import { createAfterAnswer } from './after-answer.ts';
import { type Answer, toResponse } from './answer.ts';
import { createApi, errorAnswer } from './api.ts';
import type { ApiRequest } from './api-request.ts';
import { createApiHeaders } from './api-headers.ts';
import { createAssets } from './assets.ts';
import { pageResponse } from './page.ts';
import { createRequestContexts, type RequestInfo } from './request-context.ts';
import { API_CSP, answerHeaders, apiCors } from './security.ts';

/** The admin as a web-standard handler. */
export interface HttpHandler {
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
  /** Answers a call of the API with plain data; null for any other request, of which nothing was read. */
  call(request: ApiRequest, info?: RequestInfo): Promise<Answer> | null;
  /** The context of a request, for a team's own routes. */
  contextOf(request: Request, info?: RequestInfo): Promise<Context>;
  /** Resolves when the work that waited for answers is done. */
  settled(): Promise<void>;
}

type Bindings = { Bindings: RequestInfo };

/** Makes the handler: API, assets and page under the prefix; 404 for everything else. */
export function createHandler(runtime: Runtime, router: AnyTRPCRouter): HttpHandler {
  const { config } = runtime;
  const { urlPrefix: prefix } = config;
  const afterAnswer = createAfterAnswer(config.logger);
  const assets = createAssets(config);
  const headersOf = createApiHeaders(config);
  const api = createApi({ runtime, router, afterAnswer, headersOf });
  const trpc = `${prefix}/api/trpc/`;
  const app = new Hono<Bindings>();
  const fail = (error: unknown) => {
    const requestId = crypto.randomUUID();
    const { headers, ...answer } = errorAnswer(runtime, error, requestId);
    const own = {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      vary: 'Cookie, Authorization',
      'content-security-policy': API_CSP,
      'x-request-id': requestId,
    };
    return toResponse({ ...answer, headers: { ...own, ...headers } });
  };
  const notAllowed = (allowed: string) => {
    const response = fail(new AdminError('METHOD_NOT_ALLOWED', `Only ${allowed}`));
    response.headers.set('allow', allowed);
    return response;
  };
  const page = (c: HonoContext<Bindings>) =>
    pageResponse(config, assets, acceptLocale(c.req.header('accept-language') ?? null, config.defaultLocale));

  app.use(answerHeaders(config));
  app.use(`${prefix}/api/*`, apiCors(config));
  app.all(`${trpc}*`, () => notAllowed('POST'));
  app.all(`${prefix}/api/*`, () => fail(errors.notFound()));
  app.get(
    `${prefix}/assets/*`,
    async (c) =>
      (await assets.serve(c.req.path.slice(`${prefix}/assets/`.length), c.req.raw)) ?? fail(errors.notFound()),
  );
  app.get(prefix, page);
  app.get(`${prefix}/*`, page);
  app.all(`${prefix}/*`, () => notAllowed('GET, HEAD'));
  app.notFound(() => fail(errors.notFound()));
  app.onError((error) => fail(error));

  // Calls are nearly all that is asked for: they pass the routes by.
  const call: HttpHandler['call'] = (request, info = {}) => {
    const path = request.method === 'POST' ? getPath(request as Request) : '';
    return path.startsWith(trpc) ? api({ request, path: decode(path.slice(trpc.length)), info }) : null;
  };

  return {
    fetch: async (request, info = {}) => {
      const answer = call(request, info);
      return answer ? toResponse(await answer) : app.fetch(request, info);
    },
    call,
    contextOf: createRequestContexts(runtime),
    settled: () => afterAnswer.settled(),
  };
}

/** The path as tRPC reads it; a malformed one names no procedure. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
