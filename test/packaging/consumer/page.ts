// What a team's page looks like to the type checker: it takes types alone from its server.
import { createAdminClient, createFormStore, createListStore, createSession } from 'asok-admin';
import type { admin } from './server.ts';

/** The team's client. */
export const client = createAdminClient<typeof admin>({ url: '/admin' });

/** Who is signed in. */
export const session = createSession(client);

/** The notes' titles. */
export const titles = () =>
  client.records.notes.list.query({ fields: ['title'], filter: { title: { contains: 'x' } } });

/** The state of a list and of a form, for views of the team's own. */
export const stores = { createListStore, createFormStore };
