import { isIP } from 'node:net';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { isSecure } from '../auth/cookie.ts';
import type { Config } from '../config.ts';
import { AdminError } from '../errors.ts';
import type { ApiRequest } from './api-request.ts';

const YEAR = 31_536_000;

/** Policy of JSON answers: they are never a page. */
export const API_CSP = "default-src 'none'; frame-ancestors 'none'";

/** Policy of our page: own files only, no inline code or style, no framing, checked DOM sinks. */
export const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html asok-html',
].join('; ');

/** The headers of every answer, errors included. What a route has set itself stays. */
export function answerHeaders(config: Config) {
  return secureHeaders({
    strictTransportSecurity: isSecure(config) ? `max-age=${YEAR}` : false,
    // Of pages only, and set there.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: 'DENY',
    overwrite: false,
  });
}

/** Lets the pages of allowed origins call the API. */
export function apiCors(config: Config) {
  return cors({
    origin: [...config.allowedOrigins],
    credentials: true,
    allowMethods: ['POST', 'GET'],
    allowHeaders: ['content-type', 'x-asok-client'],
    exposeHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  });
}

/** The origins whose pages may call the API: our own and the allowed ones, compared as whole texts. */
function trustedOrigins(config: Config, request: ApiRequest): ReadonlySet<string> {
  const own = config.publicUrl ?? new URL(request.url);
  const origins = new Set([own.origin, ...config.allowedOrigins]);
  // Behind a proxy that ends TLS the request says http, the browser https.
  if (config.publicUrl === null && isSecure(config)) origins.add(`https://${own.host}`);
  return origins;
}

/**
 * Refuses calls that a page of another site made a browser send. A cookie is no proof that our own page is calling.
 * @throws AdminError `ORIGIN_REFUSED`, `UNSUPPORTED_MEDIA_TYPE`
 */
export function requireTrustedCall(request: ApiRequest, config: Config): void {
  const { headers } = request;
  if (!isTrusted(request, config)) throw new AdminError('ORIGIN_REFUSED', 'Calls from this origin are refused');
  if (!/^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? ''))
    throw new AdminError('UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/json');
  // Only a script of ours, or of an allowed origin, can set it: a form cannot.
  if (headers.get('x-asok-client') !== '1') throw new AdminError('ORIGIN_REFUSED', 'Send the header x-asok-client: 1');
  if ((headers.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity')
    throw new AdminError('UNSUPPORTED_MEDIA_TYPE', 'Compressed requests are refused');
}

function isTrusted(request: ApiRequest, config: Config): boolean {
  const { headers } = request;
  const origin = headers.get('origin');
  if (origin !== null) return trustedOrigins(config, request).has(origin);
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

/**
 * The client's address: the socket's, or what the nearest trusted proxies say of it. The list grows to the right, so
 * that entries further left are the client's own words.
 */
export function clientAddress(
  headers: ApiRequest['headers'],
  socket: string | undefined,
  trustProxy: number,
): string | null {
  const forwarded =
    trustProxy > 0 ? (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim()) : [];
  const named = forwarded.at(-trustProxy) ?? '';
  // What is no address was written by the client himself: believed, it would be a new client at every call.
  const address = isIP(named) > 0 ? named : socket;
  // An interface of this machine may stand behind it, of any length where a client has written it.
  return address?.split('%')[0] || null;
}
