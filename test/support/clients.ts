import assert from 'node:assert/strict';
import { type AdminClient, type AnyRecordDetail, AsokError, createAdminClient } from '../../sdk/index.ts';
import type { AdminOptions } from '../../server/config.ts';
import { createTestApp, ORIGIN, type TestApp } from './app.ts';
import type { AnyModel } from './chinook.ts';
import type { TestDatabase } from './databases.ts';
import { createActors, emailOf } from './scenario.ts';

/** A client of the sdk that calls the real handler with a cookie, or as nobody. */
export function clientOf(app: TestApp, cookie?: string): AdminClient {
  const send: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookie !== undefined) headers.set('cookie', cookie);
    return app.admin.fetch(new Request(input, { ...init, headers }));
  };
  return createAdminClient({ url: `${ORIGIN}/admin`, fetch: send });
}

/** An admin over a test's own models, and who may do everything in it. */
export interface RecordsApp {
  app: TestApp;
  cookie: string;
  client: AdminClient;
}

/** Makes the tables of some models and an admin over them, with the actors of `scenario.ts`; signs `root` in. */
export async function openRecords(
  database: TestDatabase,
  models: Record<string, AnyModel | { model: AnyModel; admin: object }>,
  options: Partial<AdminOptions> = {},
): Promise<RecordsApp> {
  const app = await createTestApp(database, { ...options, models: models as never });
  await database.sequelize.sync();
  await createActors(app.admin.models);
  const cookie = await app.login(emailOf('root'));
  // What follows a login goes on after its answer.
  await app.admin.settled();
  return { app, cookie, client: clientOf(app, cookie) };
}

/** The refusal that a call ends in. */
export async function refusal(call: Promise<unknown>): Promise<AsokError> {
  try {
    await call;
  } catch (error) {
    assert(error instanceof AsokError, String(error));
    return error;
  }
  assert.fail('the call was answered');
}

/** Changes a record as it was last read. */
export function save(
  client: AdminClient,
  slug: string,
  { record, changes }: { record: AnyRecordDetail; changes: Record<string, unknown> },
): Promise<AnyRecordDetail> {
  return client.model(slug).update.mutate({
    id: record.$key,
    expectedVersion: record.$version,
    changes,
    base: baseOf(record, Object.keys(changes)),
  });
}

/**
 * The values that an edit starts from. A belongs-to relation is read as key and label and written as its key; links merge
 * without a base.
 */
export function baseOf(record: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const base: Record<string, unknown> = {};
  for (const name of names) {
    const value = record[name];
    const isObject = typeof value === 'object' && value !== null;
    if (isObject && 'items' in value) continue;
    base[name] = isObject && 'label' in value && 'key' in value ? value.key : value;
  }
  return base;
}
