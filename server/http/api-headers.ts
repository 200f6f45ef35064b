import { Hono } from 'hono';
import type { Config } from '../config.ts';
import { API_CSP, answerHeaders, apiCors } from './security.ts';

/** What an answer of the API carries whatever it says; it depends on the caller's origin alone. */
export type ApiHeaders = (origin: string | null) => Promise<Readonly<Record<string, string>>>;

/**
 * Works the headers out by the middleware that every other answer goes through, once for each allowed origin, once for
 * all others, and once for callers that name none.
 */
export function createApiHeaders(config: Config): ApiHeaders {
  const probe = new Hono();
  probe.use(answerHeaders(config));
  probe.use(apiCors(config));
  // An answer is for one person, at one moment, and never a page. CORS adds Origin to what it varies by.
  probe.post('/', () => {
    const vary = 'Cookie, Authorization, Accept-Encoding';
    const headers = { 'cache-control': 'no-store', vary, 'content-security-policy': API_CSP };
    return new Response(null, { headers });
  });
  const known = new Map<string | null, Readonly<Record<string, string>>>();
  return async (origin) => {
    const named = origin === null || config.allowedOrigins.includes(origin) ? origin : 'null';
    let headers = known.get(named);
    if (!headers) {
      const answer = await probe.request('/', { method: 'POST', headers: named === null ? {} : { origin: named } });
      known.set(named, (headers = Object.fromEntries(answer.headers)));
    }
    return headers;
  };
}
