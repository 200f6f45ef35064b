/**
 * A server in the middle of writes, to be killed: it waits for its database, writes without end, and says each write that
 * was answered.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { AdminClient } from '../../sdk/index.ts';
import { connectMysql } from '../../server/db/mysql.ts';
import { connectSqlite } from '../../server/db/sqlite.ts';
import { createTestApp } from './app.ts';
import { clientOf } from './clients.ts';
import { defineKilled, type KilledModels } from './killed-site.ts';

interface Start {
  address: string;
  cookie: string;
}

const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string];
const { address, cookie } = JSON.parse(line) as Start;
const sequelize = address.startsWith('mysql:') ? connectMysql(address) : connectSqlite(address);
const models = defineKilled(sequelize);
const app = await createTestApp({ sequelize } as never, { models: models as never, audit: 'all' });
const client = clientOf(app, cookie);

/** Says that a record has this title now, or is gone. At once: what was answered must not wait in a buffer. */
function answered(key: string, title: string | null): void {
  writeSync(1, `${JSON.stringify([key, title])}\n`);
}

/** Through the admin, as a browser would. */
async function people({ posts, tags }: Record<'posts' | 'tags', ReturnType<AdminClient['model']>>): Promise<never> {
  for (let n = 0; ; n++) {
    const tag = (await tags.create.mutate({ data: { title: `tag ${n}` } })).$key;
    const made = await posts.create.mutate({ data: { title: `made ${n}`, tags: [tag] } });
    answered(made.$key, `made ${n}`);
    const changed = await posts.update.mutate({
      id: made.$key,
      expectedVersion: made.$version,
      changes: { title: `changed ${n}`, tags: { remove: [tag] } },
      base: { title: `made ${n}` },
    });
    answered(changed.$key, `changed ${n}`);
    if (n % 3 > 0) continue;
    await posts.remove.mutate({ id: made.$key });
    answered(made.$key, null);
  }
}

/** By code of the team's, outside of the admin. */
async function code({ posts }: KilledModels): Promise<never> {
  for (let n = 0; ; n++) {
    const rows = await posts.bulkCreate([{ title: `code ${n}` }, { title: `more code ${n}` }]);
    const keys = rows.map((row) => row.get('id') as number);
    await posts.update({ title: `recoded ${n}` }, { where: { id: keys } });
    for (const key of keys) answered(String(key), `recoded ${n}`);
  }
}

const both = { posts: client.model('posts'), tags: client.model('tags') };
await Promise.all([people(both), people(both), people(both), code(models)]);
