// A team's server in one file: it opens a database, serves its admin, and prints a row of it, read as a page would.
import type { AddressInfo } from 'node:net';
import { createAdminClient } from 'asok-admin';
import { connectSqlite, createAdmin } from 'asok-admin/server';
import { defineNotes, Note } from './note.ts';

const ana = { email: 'ana@example.org', password: 'plum saddle orbit' };

const sequelize = connectSqlite(':memory:');
defineNotes(sequelize);
await sequelize.sync();
await Note.create({ title: `Made by Node ${process.versions.node}`, draft: null });
const admin = createAdmin({ sequelize, models: { notes: Note } });
await admin.createUser({ ...ana, isAdmin: true });
const server = await admin.listen(0, { host: '127.0.0.1' });
const { port } = server.address() as AddressInfo;

let cookie = '';
const client = createAdminClient<typeof admin>({
  url: `http://127.0.0.1:${port}/admin`,
  fetch: async (input, init) => {
    const response = await fetch(input, { ...init, headers: { ...init?.headers, cookie } });
    cookie ||= response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return response;
  },
});
await client.auth.login.mutate(ana);
const { rows } = await client.records.notes.list.query({ fields: ['title'] });
console.log(rows[0]?.title);
await admin.close();
