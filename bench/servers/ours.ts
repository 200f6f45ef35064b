/** OURS: the admin with session, rights, policy, projection and log, its limit of calls raised. */
import { SECRET } from '../data/caller.ts';
import type * as server from '../../server/index.ts';
import { defineModels } from '../data/models.ts';
import { serve } from './serve.ts';

type Server = typeof server;

const [address = '', from = 'dist', mode] = process.argv.slice(2);
// As published, unless the sources are asked for.
const path = from === 'source' ? '../../server/index.ts' : '../../dist/server/index.js';
const { adminUsers, connectMysql, connectSqlite, createAdmin } = (await import(path)) as Server;

let sent = 0;
// Counting costs a call for each statement: only where statements are what is asked for.
const options = { logging: mode === 'counted' ? () => void sent++ : (false as const) };
const sequelize = address.startsWith('mysql://') ? connectMysql(address, options) : connectSqlite(address, options);
const admin = createAdmin({
  sequelize,
  models: defineModels(sequelize, adminUsers(sequelize)),
  secret: SECRET,
  rateLimits: { login: null, api: null },
});
await admin.ready;
serve((incoming, outgoing) => void admin.node(incoming, outgoing), { statements: () => sent });
