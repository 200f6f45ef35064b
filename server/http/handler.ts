import type { AnyTRPCRouter } from '@trpc/server';
import { type Context as HonoContext, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Context, Runtime } from '../context.ts';
import { AdminError, errors } from '../errors.ts';
import { acceptLocale } from './accept-locale.ts';
import { createAfterAnswer } from './after-answer.ts';
import { createApi, errorResponse } from './api.ts';
import { createAssets } from './assets.ts';
import { pageResponse } from './page.ts';
import { createRequestContexts, type RequestInfo } from './request-context.ts';
import { answerHeaders } from './security.ts';

/** The admin as a web-standard handler. */
export interface HttpHandler {
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
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
  const api = createApi({ runtime, router, afterAnswer });
  const trpc = `${prefix}/api/trpc/`;
  const app = new Hono<Bindings>();
  const fail = (error: unknown) => errorResponse(runtime, error, crypto.randomUUID());
  const notAllowed = (allowed: string) => {
    const response = fail(new AdminError('METHOD_NOT_ALLOWED', `Only ${allowed}`));
    response.headers.set('allow', allowed);
    return response;
  };
  const page = (c: HonoContext<Bindings>) =>
    pageResponse(config, assets, acceptLocale(c.req.header('accept-language') ?? null, config.defaultLocale));

  app.use(answerHeaders(config));
  app.use(
    `${prefix}/api/*`,
    cors({
      origin: [...config.allowedOrigins],
      credentials: true,
      allowMethods: ['POST', 'GET'],
      allowHeaders: ['content-type', 'x-asok-client'],
      exposeHeaders: ['retry-after', 'x-request-id'],
      maxAge: 600,
    }),
  );
  app.post(`${trpc}*`, (c) => api({ request: c.req.raw, path: decode(c.req.path.slice(trpc.length)), info: c.env }));
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

  return {
    fetch: async (request, info = {}) => app.fetch(request, info),
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
