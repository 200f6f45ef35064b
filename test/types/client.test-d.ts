// Checked by the type checker alone: a line that compiles against its `@ts-expect-error` fails, as does any other error.
import { createTRPCClient } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { type AdminClient, createAdminClient, type RelationValue, type StoredFile } from '../../sdk/index.ts';
import { type Admin, type Context, createAdmin, trpcOptions } from '../../server/index.ts';
import { type Equal, same } from './equal.ts';
import { sequelize } from './library.ts';
import type { admin } from './record-shapes.test-d.ts';

const client = createAdminClient<typeof admin>({ url: '/admin' });
const { books } = client.records;
const id = '1';

// SHP-2 a wrong column, operator, value or model does not compile
export async function denials(): Promise<void> {
  // @ts-expect-error no such model
  await client.records.nope.list.query();
  // @ts-expect-error an unknown column
  await books.list.query({ filter: { nope: 1 } });
  // @ts-expect-error an unknown column below `or`
  await books.list.query({ filter: { or: [{ title: 'x' }, { nope: 1 }] } });
  // @ts-expect-error a secret cannot be asked for
  await books.list.query({ filter: { previewToken: 'x' } });
  // @ts-expect-error a number contains nothing
  await books.list.query({ filter: { pages: { contains: '1' } } });
  // @ts-expect-error a word of a few is compared as a whole
  await books.list.query({ filter: { format: { contains: 'pap' } } });
  // @ts-expect-error a boolean is neither more nor less
  await books.list.query({ filter: { inPrint: { gt: false } } });
  // @ts-expect-error a relation is compared by key
  await books.list.query({ filter: { author: { contains: 'x' } } });
  // @ts-expect-error a to-many relation equals nothing
  await books.list.query({ filter: { genres: 'sf' } });
  // @ts-expect-error JSON is not compared
  await books.list.query({ filter: { facts: { equals: { weight: 1 } } } });
  // @ts-expect-error an operator that is none
  await books.list.query({ filter: { title: { like: 'x' } } });
  // @ts-expect-error a value of another type
  await books.list.query({ filter: { pages: { gte: '10' } } });
  // @ts-expect-error a day as text where a Date stands
  await books.list.query({ filter: { createdAt: { gte: '2026-01-01' } } });
  // @ts-expect-error a word that is none of the column's
  await books.list.query({ filter: { format: 'leather' } });
  // @ts-expect-error an unknown column
  await books.list.query({ sort: ['nope'] });
  // @ts-expect-error an unknown column after the sign
  await books.list.query({ sort: ['-nope'] });
  // @ts-expect-error a to-many relation has no order
  await books.list.query({ sort: ['genres'] });
  // @ts-expect-error JSON has no order
  await books.list.query({ sort: ['-facts'] });
  // @ts-expect-error an unknown field
  await books.list.query({ fields: ['title', 'nope'] });
  // @ts-expect-error a secret field
  await books.list.query({ fields: ['previewToken'] });
  // @ts-expect-error a count that is none
  await books.list.query({ count: 'maybe' });
  // @ts-expect-error title and author are needed
  await books.create.mutate({ data: { copiesSold: '0' } });
  // @ts-expect-error an unknown attribute
  await books.create.mutate({ data: { title: 'x', copiesSold: '0', authorId: 1, nope: 1 } });
  // @ts-expect-error a file is written as bytes
  await books.create.mutate({ data: { title: 'x', copiesSold: '0', authorId: 1, cover: 'x' } });
  // @ts-expect-error what is stored is told by size and digest, not by bytes
  await books.update.mutate({ id, expectedVersion: 'v', changes: { cover: null }, base: { cover: new Uint8Array() } });
  // @ts-expect-error a column without files
  await books.file.query({ id, field: 'title' });
  // @ts-expect-error bytes are not compared
  await books.list.query({ filter: { cover: { equals: new Uint8Array() } } });
  // @ts-expect-error a secret is not written
  await books.update.mutate({ id, expectedVersion: 'v', changes: { previewToken: 'x' }, base: {} });
  // @ts-expect-error a value of another type
  await books.update.mutate({ id, expectedVersion: 'v', changes: { pages: '1' }, base: { pages: 1 } });
  // @ts-expect-error the version that the edit started from is needed
  await books.update.mutate({ id, changes: {}, base: {} });
  // @ts-expect-error to-many relations change by links
  await books.update.mutate({ id, expectedVersion: 'v', changes: { genres: ['sf'] }, base: {} });
  // @ts-expect-error keys are texts
  await books.get.query({ id: 1 });
  const { rows } = await books.list.query({ fields: ['title'] });
  // @ts-expect-error only the fields asked for are there
  void rows[0]?.pages;
}

// SHP-2 what is right compiles, and the answers have plain types
export async function answers(): Promise<void> {
  const page = await books.list.query({
    filter: {
      title: { contains: 'x', not: null },
      pages: { gte: 10, in: [1, 2] },
      format: 'paper',
      inPrint: true,
      author: { in: ['1', '2'] },
      editor: null,
      genres: { notIn: ['sf'] },
      facts: { isNull: true },
      createdAt: { gte: new Date() },
      or: [{ subtitle: { isNull: true } }, { not: { authorId: 3 } }],
    },
    sort: ['-createdAt', 'author', '-pages'],
    perPage: 50,
    count: 'exact',
  });
  same<Equal<(typeof page.rows)[number]['createdAt'], Date | undefined>>();
  same<Equal<(typeof page.rows)[number]['$key'], string>>();
  same<Equal<typeof page.total, number | null>>();

  const narrow = await books.list.query({ fields: ['title', 'author'] });
  same<
    Equal<(typeof narrow.rows)[number], { title: string; author: RelationValue | null; $key: string; $label: string }>
  >();

  const book = await books.get.query({ id });
  same<Equal<typeof book.publishedAt, Date | null>>();
  same<Equal<typeof book.$version, string>>();
  await books.create.mutate({ data: { title: 'x', copiesSold: '0', authorId: '7', genres: ['sf'], unlock: 'open' } });
  await books.update.mutate({
    id,
    expectedVersion: book.$version,
    changes: { title: 'y', author: '2', genres: { add: ['sf'] } },
    base: { title: book.title },
  });
  await books.create.mutate({ data: { title: 'x', copiesSold: '0', authorId: 1, cover: new Uint8Array([1]) } });
  await books.update.mutate({
    id,
    expectedVersion: book.$version,
    changes: { cover: new Uint8Array([1]) },
    base: { cover: book.cover },
  });
  same<Equal<typeof book.cover, StoredFile | null>>();
  const { name, content } = await books.file.query({ id, field: 'cover' });
  same<Equal<[typeof name, typeof content], [string, Uint8Array]>>();
  await books.list.query({ filter: { cover: { isNull: false } } });
  await books.remove.mutate({ id });
  await client.records.users.create.mutate({ data: { email: 'a@example.org', password: 'x', roles: ['1'] } });
  await client.records.roles.list.query({ filter: { name: { startsWith: 'ed' } } });
}

// SHP-5 tRPC's own client knows the same types from the router, which mounts in a team's own
export async function plainClient(): Promise<void> {
  const trpc = createTRPCClient<typeof admin.router>({ links: [] });
  const { rows } = await trpc.records.books.list.query({ filter: { pages: { gt: 1 } }, sort: ['-createdAt'] });
  same<Equal<(typeof rows)[number]['createdAt'], Date | undefined>>();
  const { user } = await trpc.auth.me.query();
  same<Equal<NonNullable<typeof user>['isAdmin'], boolean>>();
  const created = await trpc.records.books.create.mutate({ data: { title: 'x', copiesSold: '0', authorId: 1 } });
  same<Equal<typeof created.title, string>>();
  // @ts-expect-error no such model
  await trpc.records.nope.list.query();
  // @ts-expect-error a number contains nothing
  await trpc.records.books.list.query({ filter: { pages: { contains: 'x' } } });
  // @ts-expect-error an unknown column
  await trpc.records.books.list.query({ sort: ['-nope'] });
  // @ts-expect-error title and author are needed
  await trpc.records.books.create.mutate({ data: {} });

  const t = initTRPC.context<Context>().create(trpcOptions);
  const team = t.router({ admin: {} as typeof admin.router, ping: t.procedure.query(() => 'pong') });
  const mounted = createTRPCClient<typeof team>({ links: [] });
  same<Equal<Awaited<ReturnType<typeof mounted.ping.query>>, string>>();
  const list = await mounted.admin.records.books.list.query();
  same<Equal<typeof list.total, number | null>>();
  // @ts-expect-error no such model
  await mounted.admin.records.nope.list.query();
}

// SHP-2 with the models omitted records are untyped, and compile
export async function untyped(): Promise<void> {
  const every = createAdmin({ sequelize });
  const loose = createAdminClient<typeof every>({ url: '/admin' });
  const { rows } = await loose.model('books').list.query({ filter: { anything: { contains: 'x' } }, sort: ['-any'] });
  same<Equal<(typeof rows)[number]['anything'], unknown>>();
  const books = loose.records.books;
  const page = await books?.list.query({ filter: { anything: 1 }, sort: ['-anything'], fields: ['anything'] });
  same<Equal<NonNullable<typeof page>['rows'][number]['anything'], unknown>>();
}

// Code that takes any admin, or the client of any, takes these.
export const anyAdmin = (): Admin => ({}) as typeof admin;
export const anyClient = (): AdminClient => client;
