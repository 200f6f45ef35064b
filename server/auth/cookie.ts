import { createHmac } from 'node:crypto';
import { serialize } from 'hono/utils/cookie';
import type { Config } from '../config.ts';

/** Browsers keep no cookie longer; hono refuses to write one. */
const LONGEST_AGE = 400 * 86_400;

/** Whether browsers reach the admin over https: it decides the cookie's name, its Secure flag and HSTS. */
export function isSecure({ publicUrl, production }: Config): boolean {
  return publicUrl ? publicUrl.protocol === 'https:' : production;
}

/** The one cookie of an admin: its name depends on the configuration, never on the request. */
export interface SessionCookie {
  readonly name: string;
  /** The token in a Cookie header; null when there is none, or anything else. */
  read(header: string | null): string | null;
  /** The Set-Cookie header that keeps a token. */
  set(token: string): string;
  /** The Set-Cookie header that removes it. */
  clear(): string;
}

/**
 * The session cookie. On plain http, where browsers of today disagree about `__Host-`, its name carries a suffix: cookies
 * know no ports, so two admins on one machine would share it.
 */
export function sessionCookie(config: Config): SessionCookie {
  const secure = isSecure(config);
  const suffix = createHmac('sha256', config.secret).update(`cookie ${config.urlPrefix}`).digest('hex').slice(0, 6);
  const name = secure ? '__Host-asok_sid' : `asok_sid_${suffix}`;
  // At every call, and nothing else of the header is of interest.
  const own = new RegExp(`(?:^|;) *${name}=([A-Za-z0-9_-]{43}) *(?:;|$)`);
  const write = (value: string, maxAge: number) =>
    serialize(name, value, { path: '/', maxAge, httpOnly: true, secure, sameSite: 'Lax' });
  return {
    name,
    read: (header) => (header === null ? null : (own.exec(header)?.[1] ?? null)),
    set: (token) => write(token, Math.min(config.sessionMaxAge, LONGEST_AGE)),
    clear: () => write('', 0),
  };
}
