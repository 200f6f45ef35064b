import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import type { ModelStatic, Sequelize, Transaction } from 'sequelize';
import { type Admin, connectSqlite, createAdmin } from '../../server/index.ts';
import { keepsake } from './keepsake.ts';
import { listenNear, stop } from './listen.ts';
import { defineModels } from './models/define-models.ts';
import type { Product } from './models/product.ts';
import { plainPage } from './plain-page.ts';
import { seed } from './seed.ts';
import { dataSheet } from './seed/data-sheet.ts';
import { seedLog } from './seed/log.ts';
import { ADMINISTRATOR, seedPeople } from './seed/people.ts';
import { hasDataSheet } from './seed/shop.ts';

// What `PRAGMA user_version` of a filled database says; the first version knew no data sheets.
const SEEDED = 2;
const WITHOUT_SHEETS = 1;

/** Where the demo lives and how much it holds. */
export interface DemoOptions {
  /** Folder of the database, the secret and the first password; made when missing. */
  dataDir: string;
  /** Wanted ports; the next free ones are taken when these are in use, any when 0. */
  port: number;
  plainPort: number;
  /** Size of the seed, 1 by default. */
  scale?: number;
  /** The admin's clock. */
  now?(): Date;
}

/** The admin of the demo with its data, not yet served by anybody. */
export interface LiveDemo {
  admin: Admin;
  email: string;
  /** The password that everybody got at the first start. */
  password: string;
  close(): Promise<void>;
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
export function startDemo(options: DemoOptions): Promise<Demo> {
  return closing(async (opened) => {
    // The plain page comes first: the admin must know its origin to let it in.
    let adminPort = options.port;
    const adminUrl = (host: string) => `http://${host}:${adminPort}/admin`;
    const plain = createAdaptorServer({ fetch: plainPage('/', adminUrl).fetch }) as Server;
    const plainAt = await listenNear(plain, options.plainPort);
    opened.push(() => stop(plain));

    const allowedOrigins = [`http://127.0.0.1:${plainAt}`, `http://localhost:${plainAt}`];
    const { admin, email, password, close } = await openDemo({ ...options, allowedOrigins });
    opened.push(close);

    const site = new Hono();
    site.get('/', (context) => context.redirect('/admin'));
    site.route('/', plainPage('/plain/', adminUrl));
    site.all('*', (context) => admin.fetch(context.req.raw, { clientAddress: getConnInfo(context).remote.address }));
    const server = createAdaptorServer({ fetch: site.fetch }) as Server;
    adminPort = await listenNear(server, options.port);
    opened.push(() => stop(server));

    return { url: adminUrl('127.0.0.1'), plainUrl: `http://127.0.0.1:${plainAt}/`, email, password };
  });
}

/** Opens the demo's database, filled when it is new, and makes its admin, for a server that is there already. */
export function openDemo({
  dataDir,
  scale = 1,
  now = () => new Date(),
  allowedOrigins = [],
}: Pick<DemoOptions, 'dataDir' | 'scale' | 'now'> & { allowedOrigins?: string[] }): Promise<LiveDemo> {
  return closing(async (opened) => {
    await mkdir(dataDir, { recursive: true });
    const secret = await keepsake(join(dataDir, 'secret'), 48);
    const password = await keepsake(join(dataDir, 'first-password'), 15);
    const sequelize = connectSqlite(join(dataDir, 'demo.sqlite'));
    opened.push(() => sequelize.close());

    let told: Date | null = null;
    const models = defineModels(sequelize);
    const admin = createAdmin({ sequelize, models, secret, allowedOrigins, now: () => told ?? now() });
    opened.push(() => admin.close());
    await admin.ready;
    // Makes the missing tables of the demo's models; the admin has just made its own.
    await sequelize.sync();
    await seedOnce(sequelize, {
      scale,
      async people() {
        await seedPeople(admin, { password, setClock: (moment) => (told = moment) });
        told = null;
      },
      log: (transaction) => seedLog({ admin, models, transaction }),
    });

    return { admin, email: ADMINISTRATOR.email, password };
  });
}

/** Opens one thing after the other, each with how to close it again; an error closes what is open already. */
async function closing<T extends object>(
  open: (opened: (() => Promise<unknown>)[]) => Promise<T>,
): Promise<T & { close(): Promise<void> }> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    return { ...(await open(opened)), close };
  } catch (error) {
    // What is open would keep the process alive without a demo.
    await close();
    throw error;
  }
}

interface FirstFilling {
  scale: number;
  /** Makes those who write the posts. */
  people(): Promise<void>;
  /** Tells what happened to all that. */
  log(transaction: Transaction): Promise<void>;
}

// The mark stands in the database itself: an emptied table is not filled again.
async function seedOnce(sequelize: Sequelize, { scale, people, log }: FirstFilling): Promise<void> {
  const [rows] = await sequelize.query('PRAGMA user_version');
  const [version] = rows as { user_version: number }[];
  if (version?.user_version === SEEDED) return;
  if (version?.user_version === WITHOUT_SHEETS) return addDataSheets(sequelize);
  await people();
  await sequelize.transaction(async (transaction) => {
    await seed(sequelize, { scale });
    await log(transaction);
    await sequelize.query(`PRAGMA user_version = ${SEEDED}`, { transaction });
  });
}

async function addDataSheets(sequelize: Sequelize): Promise<void> {
  const products = sequelize.model('Product') as ModelStatic<Product>;
  await sequelize.transaction(async (transaction) => {
    await sequelize.query('ALTER TABLE products ADD COLUMN data_sheet BLOB', { transaction });
    for (const product of await products.findAll({ transaction }))
      if (hasDataSheet(product)) await product.update({ dataSheet: dataSheet(product) }, { transaction });
    await sequelize.query(`PRAGMA user_version = ${SEEDED}`, { transaction });
  });
}
