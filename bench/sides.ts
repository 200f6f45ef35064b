import { CALLER } from './data/caller.ts';
import { LIST_FIELDS } from './data/models.ts';
import { LAST_VERSION, type WireRequest } from './wire.ts';

/** The three servers that are compared. */
export type SideName = 'raw' | 'stack' | 'ours';

/** How a server is asked for the same things. */
export interface Side {
  list(): WireRequest;
  counted(): WireRequest;
  get(id: number): WireRequest;
  create(title: string): WireRequest;
  update(id: number, title: string): WireRequest;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const BODY = 'Ink, paper and patience. '.repeat(24);

export const raw: Side = {
  list: () => ({ method: 'GET', path: '/list' }),
  counted: () => ({ method: 'GET', path: '/counted' }),
  get: (id) => ({ method: 'GET', path: `/get/${id}` }),
  create: (title) => ({
    method: 'POST',
    path: '/create',
    headers: JSON_TYPE,
    body: JSON.stringify({ title, body: BODY }),
  }),
  update: (id, title) => ({
    method: 'POST',
    path: `/update/${id}`,
    headers: JSON_TYPE,
    body: JSON.stringify({ title }),
  }),
};

/** tRPC's own way: queries by GET. */
export function stack(cookie: string): Side {
  const query = (path: string, input?: object): WireRequest => ({
    method: 'GET',
    path: `/trpc/${path}${input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''}`,
    headers: { cookie },
  });
  const mutation = (path: string, input: object): WireRequest => ({
    method: 'POST',
    path: `/trpc/${path}`,
    headers: { cookie, ...JSON_TYPE },
    body: JSON.stringify(input),
  });
  return {
    list: () => query('list'),
    counted: () => query('counted'),
    get: (id) => query('get', { id }),
    create: (title) => mutation('create', { title, body: BODY }),
    update: (id, title) => mutation('update', { id, title }),
  };
}

/** What ours is asked beyond what the baselines know. */
export interface OurSide extends Side {
  /** A list by any input. */
  page(input: object): WireRequest;
  /** With the default count, which stops at 10,000 on MariaDB. */
  byDefault(): WireRequest;
}

export function ours(cookie: string): OurSide {
  const call = (path: string, input: object): WireRequest => ({
    method: 'POST',
    path: `/admin/api/trpc/records.posts.${path}`,
    headers: { cookie, ...JSON_TYPE, 'x-asok-client': '1' },
    body: JSON.stringify(input),
  });
  const page = (input: object) => call('list', { fields: LIST_FIELDS, sort: ['-createdAt'], perPage: 25, ...input });
  return {
    page,
    list: () => page({ count: 'none' }),
    counted: () => page({ count: 'exact' }),
    byDefault: () => page({}),
    get: (id) => call('get', { id: String(id) }),
    create: (title) => call('create', { data: { title, body: BODY, author: '2', category: '1' } }),
    update: (id, title) =>
      call('update', { id: String(id), expectedVersion: LAST_VERSION, changes: { title }, base: {} }),
  };
}

/** Signs in and gives the session's cookie. */
export async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/admin/api/trpc/auth.login`, {
    method: 'POST',
    headers: { ...JSON_TYPE, 'x-asok-client': '1' },
    body: JSON.stringify(CALLER),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
