import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { type DemoModels, defineModels } from '../../examples/demo/models/define-models.ts';
import { posts } from '../../examples/demo/seed/content.ts';
import { dataSheet } from '../../examples/demo/seed/data-sheet.ts';
import { Random } from '../../examples/demo/seed/random.ts';
import { seed } from '../../examples/demo/seed.ts';
import { type Demo, startDemo } from '../../examples/demo/start.ts';
import { sanitiseRichText } from '../../server/fields/rich-text.ts';
import { type Admin, connectSqlite, createAdmin } from '../../server/index.ts';
import { databases } from '../support/databases.ts';

const SECRET = 'what the demo tests sign with, 32 bytes or more';
const SCALE = 0.02;
const AUTHOR = { email: 'author@kestrel.press', name: 'An author', password: 'seven quiet lanterns', roles: [] };

test('the seed makes the same rows every time', () => {
  const first = [...posts(new Random(7), 60, [1, 2, 3])];
  const second = [...posts(new Random(7), 60, [1, 2, 3])];
  const other = [...posts(new Random(8), 60, [1, 2, 3])];
  assert.deepEqual(first, second);
  assert.notDeepEqual(first, other);
});

test('FLD-03 the bodies of posts are rich text that is clean already', () => {
  for (const { body } of posts(new Random(7), 60, [1, 2, 3])) assert.equal(sanitiseRichText(String(body)), body);
});

test('FLD-04 the data sheet of a product is a PDF whose table finds every object', () => {
  const sheet = dataSheet({ name: 'Café (large) \\ map', sku: 'KP-0001', price: '9.50', weight: 0.2 }).toString(
    'latin1',
  );
  const places = [...sheet.matchAll(/^(\d{10}) 00000 n /gm)].map(([, place]) => Number(place));
  assert.equal(places.length, 5);
  for (const [index, place] of places.entries()) assert.ok(sheet.startsWith(`${index + 1} 0 obj`, place));
  assert.ok(sheet.startsWith('xref', Number(/startxref\n(\d+)/.exec(sheet)?.[1])));
  assert.ok(sheet.includes('(Café \\(large\\) \\\\ map) Tj'));
});

for (const database of databases())
  describe(`demo data [${database.name}]`, () => {
    let opened: Awaited<ReturnType<typeof database.create>>;
    let sequelize: Sequelize;
    let models: DemoModels;
    let admin: Admin;

    before(async () => {
      opened = await database.create();
      sequelize = opened.sequelize;
      models = defineModels(sequelize);
      admin = createAdmin({ sequelize, models, secret: SECRET });
      await admin.ready;
      await sequelize.sync();
    });

    after(async () => {
      await admin.close();
      await opened.close();
    });

    const tables = (): ModelStatic<Model>[] => [...Object.values(models), sequelize.model('post_tags')];
    const counts = () => Promise.all(tables().map((model) => model.count()));

    test('without a user there is no seed, and no row', async () => {
      await assert.rejects(seed(sequelize, { scale: SCALE }), /create a user first/);
      assert.deepEqual(
        await counts(),
        tables().map(() => 0),
      );
    });

    test('SHP-6 the seed fills every table with records that their own models accept', async () => {
      await admin.createUser(AUTHOR);
      await seed(sequelize, { scale: SCALE });
      for (const model of tables()) {
        const rows = await model.findAll();
        assert.ok(rows.length > 0, `${model.name} is empty`);
        await Promise.all(rows.map((row) => row.validate()));
      }
      assert.equal(await models.posts.count(), 100);
      assert.equal(await models.orders.count(), 400);
    });

    test('the total of every order is the sum of its items', async () => {
      const cents = (value: unknown) => Math.round(Number(value) * 100);
      const items = await models.order_items.findAll();
      for (const order of await models.orders.findAll()) {
        const own = items.filter((item) => item.orderId === order.id);
        const sum = own.reduce((total, item) => total + item.quantity * cents(item.unitPrice), 0);
        assert.equal(cents(order.total), sum, order.number);
      }
    });

    test('a seed that fails half-way changes nothing', async () => {
      // Categories and tags go in anew, then the products clash with those that are there.
      await models.tags.destroy({ where: {} });
      await models.categories.destroy({ where: {} });
      const filled = await counts();
      await assert.rejects(seed(sequelize, { scale: SCALE }));
      assert.deepEqual(await counts(), filled);
    });
  });

describe('the demo', () => {
  let dataDir: string;
  let demo: Demo;
  const start = (port = 0) => startDemo({ dataDir, port, plainPort: 0, scale: SCALE });

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'asok-demo-'));
    demo = await start();
  });

  after(async () => {
    await demo.close();
    await rm(dataDir, { recursive: true });
  });

  const signIn = (origin: string) =>
    fetch(`${demo.url}/api/trpc/auth.login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-asok-client': '1', origin },
      body: JSON.stringify({ email: demo.email, password: demo.password }),
    });

  test('SEC-CSRF-04 a page of a third origin cannot sign in', async () => {
    const answer = await signIn('http://127.0.0.1:9');
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get('set-cookie'), null);
  });

  test('SHP-1 the plain page names the admin in use, under a strict policy, and may sign in', async () => {
    const page = await fetch(demo.plainUrl);
    assert.match(await page.text(), new RegExp(`src="${demo.url}/assets/asok.min.js"`));
    assert.match(String(page.headers.get('content-security-policy')), /require-trusted-types-for 'script'/);
    assert.equal((await signIn(new URL(demo.plainUrl).origin)).status, 200);
    const own = await fetch(new URL('/plain/', demo.url));
    assert.match(await own.text(), new RegExp(`url="${demo.url}"`));
  });

  test('the page of the demo leads to the admin', async () => {
    const answer = await fetch(new URL('/', demo.url), { redirect: 'manual' });
    assert.equal(answer.headers.get('location'), '/admin');
  });

  test('SHP-6 a restart keeps the data and the password, and does not fill an emptied table again', async (context) => {
    await demo.close();
    const sequelize = connectSqlite(join(dataDir, 'demo.sqlite'));
    const models = defineModels(sequelize);
    await models.comments.destroy({ where: {} });
    await models.tags.create({ name: 'made by hand' });
    await sequelize.close();

    const { password } = demo;
    demo = await start();
    assert.equal(demo.password, password);
    assert.equal((await signIn(new URL(demo.url).origin)).status, 200);
    await demo.close();

    const again = connectSqlite(join(dataDir, 'demo.sqlite'));
    context.after(() => again.close());
    const kept = defineModels(again);
    assert.equal(await kept.comments.count(), 0);
    assert.equal(await kept.tags.count({ where: { name: 'made by hand' } }), 1);
    await again.close();
    demo = await start();
  });

  test('FLD-04 a database of the first version gets its data sheets', async (context) => {
    await demo.close();
    const open = () => connectSqlite(join(dataDir, 'demo.sqlite'));
    const old = open();
    await old.query('ALTER TABLE products DROP COLUMN data_sheet');
    await old.query('PRAGMA user_version = 1');
    await old.close();
    demo = await start();
    await demo.close();
    const sequelize = open();
    context.after(() => sequelize.close());
    const sheets = (await defineModels(sequelize).products.findAll()).map((product) => product.dataSheet);
    assert.ok(
      sheets.some((sheet) => sheet === null) && sheets.some((sheet) => sheet?.toString('latin1', 0, 5) === '%PDF-'),
    );
    await sequelize.close();
    demo = await start();
  });

  test('a taken port is stepped over', async (context) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    context.after(() => other.close());
    const { port } = other.address() as AddressInfo;
    await demo.close();
    demo = await start(port);
    assert.ok(Number(new URL(demo.url).port) > port);
  });
});
