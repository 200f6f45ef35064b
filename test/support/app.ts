import assert from 'node:assert/strict';
import type { Admin } from '../../server/admin.types.ts';
import { createPasswords } from '../../server/auth/password.ts';
import type { AdminOptions, Logger } from '../../server/config.ts';
import type { WireError } from '../../server/contract.ts';
import { createAdmin } from '../../server/index.ts';
import { codec } from '../../sdk/codec.ts';
import type { TestDatabase } from './databases.ts';

/** The password of every user that tests make. */
export const PASSWORD = 'violet ferry tuesday';

export const ORIGIN = 'http://admin.test';

export interface CallOptions {
  cookie?: string;
  headers?: Record<string, string>;
  /** Address of the caller's socket. */
  address?: string;
}

/** An answer of the API, taken apart. */
export interface Answer {
  status: number;
  /** What the procedure returned. */
  data: unknown;
  error: WireError | null;
  /** The body as it was sent. */
  text: string;
  headers: Headers;
}

/** An admin on a database of one test's own, called as a browser would call it. */
export interface TestApp {
  admin: Admin;
  /** Calls a procedure: `call('auth.login', { email, password })`. */
  call(path: string, input?: unknown, options?: CallOptions): Promise<Answer>;
  /** Sends any request to a path below the prefix. */
  send(path: string, init?: RequestInit, address?: string): Promise<Response>;
  /** Signs in and gives the cookie. */
  login(email: string, password?: string): Promise<string>;
  /** What was logged, as one text. */
  log(): string;
  close(): Promise<void>;
}

let hashed: Promise<string> | undefined;

/** The stored form of `PASSWORD`. */
export function passwordHash(): Promise<string> {
  hashed ??= createPasswords().hash(PASSWORD);
  return hashed;
}

/** Makes an admin without limits on calls, unless the options say otherwise. */
export async function createTestApp(database: TestDatabase, options: Partial<AdminOptions> = {}): Promise<TestApp> {
  const lines: string[] = [];
  const admin = createAdmin({
    sequelize: database.sequelize,
    secret: '0123456789abcdef0123456789abcdef',
    logger: memoryLogger(lines),
    rateLimits: { api: null },
    ...(options as object),
  } as AdminOptions) as Admin;
  await admin.ready;
  const prefix = options.urlPrefix ?? '/admin';

  const send: TestApp['send'] = (path, init, address) =>
    admin.fetch(new Request(ORIGIN + prefix + path, init), address === undefined ? {} : { clientAddress: address });

  const call: TestApp['call'] = async (path, input, { cookie, headers, address } = {}) => {
    const response = await send(
      `/api/trpc/${path}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-asok-client': '1', ...(cookie && { cookie }), ...headers },
        ...(input !== undefined && { body: JSON.stringify(codec.serialize(input)) }),
      },
      address,
    );
    return answerOf(response);
  };

  return {
    admin,
    send,
    call,
    login: async (email, password = PASSWORD) => {
      const { headers, text } = await call('auth.login', { email, password });
      const cookie = cookieOf(headers);
      assert(cookie, `${email} could not sign in: ${text}`);
      return cookie;
    },
    log: () => lines.join('\n'),
    close: () => admin.close(),
  };
}

/** Name and value of the cookie that an answer sets, null when it sets none. */
export function cookieOf(headers: Headers): string | null {
  return headers.getSetCookie()[0]?.split(';')[0] ?? null;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = JSON.parse(text) as { result?: { data: unknown }; error?: { data: WireError } };
  return {
    status: response.status,
    data: codec.deserialize(body.result?.data),
    error: body.error?.data ?? null,
    text,
    headers: response.headers,
  };
}

function memoryLogger(lines: string[]): Logger {
  const write = (level: string) => (details: object, message: string) =>
    void lines.push(JSON.stringify({ level, message, ...details }));
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
