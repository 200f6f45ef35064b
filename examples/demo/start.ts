import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import type { Sequelize } from 'sequelize';
import { connectSqlite, createAdmin } from '../../server/index.ts';
import { keepsake } from './keepsake.ts';
import { listenNear, stop } from './listen.ts';
import { defineModels } from './models/define-models.ts';
import { plainPage } from './plain-page.ts';
import { seed } from './seed.ts';
import { ADMINISTRATOR, seedPeople } from './seed/people.ts';

// What `PRAGMA user_version` of a filled database says.
const SEEDED = 1;

/** Where the demo lives and how much it holds. */
export interface DemoOptions {
  /** Folder of the database, the secret and the first password; made when missing. */
  dataDir: string;
  /** Wanted ports; the next free ones are taken when these are in use, any when 0. */
  port: number;
  plainPort: number;
  /** Size of the seed, 1 by default. */
  scale?: number;
}

/** A running demo. */
export interface Demo {
  /** Address of the admin. */
  url: string;
  /** Address of the plain HTML page, served from another port. */
  plainUrl: string;
  email: string;
  /** The password that everybody got at the first start. */
  password: string;
  close(): Promise<void>;
}

/** Starts the publishing house: on the first start with fresh data, later with what is there. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    return { ...(await open(options, opened)), close };
  } catch (error) {
    // What is open already would keep the process alive without a demo.
    await close();
    throw error;
  }
}

/** Opens one thing after the other, and notes of each how to close it. */
async function open(
  { dataDir, port, plainPort, scale = 1 }: DemoOptions,
  opened: (() => Promise<unknown>)[],
): Promise<Omit<Demo, 'close'>> {
  await mkdir(dataDir, { recursive: true });
  const secret = await keepsake(join(dataDir, 'secret'), 48);
  const password = await keepsake(join(dataDir, 'first-password'), 15);
  const sequelize = connectSqlite(join(dataDir, 'demo.sqlite'));
  opened.push(() => sequelize.close());

  // The plain page comes first: the admin must know its origin to let it in.
  let adminPort = port;
  const adminUrl = (host: string) => `http://${host}:${adminPort}/admin`;
  const plain = createAdaptorServer({ fetch: plainPage('/', adminUrl).fetch }) as Server;
  const plainAt = await listenNear(plain, plainPort);
  opened.push(() => stop(plain));

  const admin = createAdmin({
    sequelize,
    models: defineModels(sequelize),
    secret,
    allowedOrigins: [`http://127.0.0.1:${plainAt}`, `http://localhost:${plainAt}`],
  });
  opened.push(() => admin.close());
  await admin.ready;
  // Makes the missing tables of the demo's models; the admin has just made its own.
  await sequelize.sync();
  await seedOnce(sequelize, { scale, people: () => seedPeople(admin, password) });

  const site = new Hono();
  site.get('/', (context) => context.redirect('/admin'));
  site.route('/', plainPage('/plain/', adminUrl));
  site.all('*', (context) => admin.fetch(context.req.raw, { clientAddress: getConnInfo(context).remote.address }));
  const server = createAdaptorServer({ fetch: site.fetch }) as Server;
  adminPort = await listenNear(server, port);
  opened.push(() => stop(server));

  return {
    url: adminUrl('127.0.0.1'),
    plainUrl: `http://127.0.0.1:${plainAt}/`,
    email: ADMINISTRATOR.email,
    password,
  };
}

interface FirstFilling {
  scale: number;
  /** Makes those who write the posts. */
  people(): Promise<void>;
}

// The mark stands in the database itself: an emptied table is not filled again.
async function seedOnce(sequelize: Sequelize, { scale, people }: FirstFilling): Promise<void> {
  const [rows] = await sequelize.query('PRAGMA user_version');
  const [version] = rows as { user_version: number }[];
  if (version?.user_version === SEEDED) return;
  await people();
  await sequelize.transaction(async (transaction) => {
    await seed(sequelize, { scale });
    await sequelize.query(`PRAGMA user_version = ${SEEDED}`, { transaction });
  });
}
