import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import { type AdminClient, createAdminClient, createSession } from '../../sdk/index.ts';
import { createTestApp, PASSWORD, type TestApp } from '../support/app.ts';
import { type Browser, openBrowser } from '../support/browser.ts';
import type { AnyModel } from '../support/chinook.ts';
import { refusal } from '../support/clients.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { type ActorName, createActors, emailOf } from '../support/scenario.ts';

/** Calls of the API by path, the prefix and the parameters of batches left out. */
const pathsOf = ({ sent }: Browser) => sent.map(({ path }) => path.replace('/admin/api/trpc/', '').replace(/\?.*/, ''));

for (const kind of databases())
  describe(`the client over the network [${kind.name}]`, () => {
    let database: TestDatabase;
    let app: TestApp;
    let origin: string;
    let notes: AnyModel;
    let browser: Browser;
    let client: AdminClient;

    before(async () => {
      database = await kind.create({ logging: false });
      notes = database.sequelize.define(
        'notes',
        {
          title: { type: DataTypes.STRING(20), allowNull: false, unique: true },
          writtenAt: { type: DataTypes.DATE(3) },
          data: { type: DataTypes.JSON },
        },
        { tableName: 'notes', timestamps: false },
      ) as AnyModel;
      const admin = { label: { en: 'Notes', fr: 'Carnets' } };
      app = await createTestApp(database, { models: { posts: { model: notes, admin } } });
      await database.sequelize.sync();
      await createActors(app.admin.models);
      const server = await app.admin.listen(0, { host: '127.0.0.1' });
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      ({ browser, client } = await signedIn('root'));
    });
    after(async () => {
      await app.close();
      await database.close();
    });

    /** A client in a browser of its own. */
    function open(options: { locale?: string; url?: string } = {}) {
      const own = openBrowser();
      return { browser: own, client: createAdminClient({ url: `${origin}/admin`, fetch: own.fetch, ...options }) };
    }

    async function signedIn(actor: ActorName, options: { locale?: string } = {}) {
      const opened = open(options);
      await opened.client.auth.login.mutate({ email: emailOf(actor), password: PASSWORD });
      opened.browser.sent.length = 0;
      return opened;
    }

    test('SHP-2 refusals are AsokErrors with the code, the fields and the id of the log', async () => {
      const anonymous = await refusal(open().client.model('posts').list.query());
      assert.deepEqual([anonymous.name, anonymous.code, anonymous.status], ['AsokError', 'UNAUTHENTICATED', 401]);
      assert.match(anonymous.requestId ?? '', /^[0-9a-f-]{36}$/);
      assert.equal(anonymous.retryable, false);

      const viewer = await signedIn('vw');
      const forbidden = await refusal(viewer.client.model('posts').create.mutate({ data: { title: 'x' } }));
      assert.deepEqual([forbidden.code, forbidden.status], ['FORBIDDEN', 403]);

      const invalid = await refusal(client.model('posts').create.mutate({ data: { title: 'x'.repeat(21), nope: 1 } }));
      assert.deepEqual([invalid.code, invalid.status], ['VALIDATION_FAILED', 400]);
      assert.deepEqual(invalid.fieldErrors.nope, { code: 'unknown' });
      assert.deepEqual(invalid.fieldErrors.title, { code: 'tooLong', params: { max: 20 } });
      assert.equal(invalid.conflict, null);

      const missing = await refusal(client.model('posts').get.query({ id: '999' }));
      assert.deepEqual([missing.code, missing.status, missing.fieldErrors], ['NOT_FOUND', 404, {}]);
      assert.equal(await notes.count(), 0);
    });

    test('SHP-2 a refused call of a batch leaves the others alone', async () => {
      const [listed, missing] = await Promise.allSettled([
        client.model('posts').list.query(),
        client.model('posts').get.query({ id: '999' }),
      ]);
      assert.equal(listed.status, 'fulfilled');
      assert(missing.status === 'rejected');
      assert.equal(missing.reason.code, 'NOT_FOUND');
    });

    test('SHP-2 Dates stay Dates, and JSON that looks like our marks stays as it was', async () => {
      const data = { $date: '2026-01-01', nested: [{ $object: { $date: null } }, 'x'] };
      const writtenAt = new Date('2026-03-01T10:20:30.456Z');
      const note = await client.model('posts').create.mutate({ data: { title: 'codec', writtenAt, data } });
      const { id } = { id: note.$key };
      const read = await client.model('posts').get.query({ id });
      assert.deepEqual([read.writtenAt, read.data], [writtenAt, data]);
      const { rows } = await client
        .model('posts')
        .list.query({ filter: { writtenAt: { equals: writtenAt } }, fields: ['writtenAt', 'data'] });
      assert.deepEqual(
        rows.map((row) => [row.writtenAt, row.data]),
        [[writtenAt, data]],
      );
      await client.model('posts').remove.mutate({ id });
    });

    test('SHP-2 a stale save tells base, mine and theirs', async () => {
      const note = await client.model('posts').create.mutate({ data: { title: 'first' } });
      const save = (title: string) =>
        client.model('posts').update.mutate({
          id: note.$key,
          expectedVersion: note.$version,
          changes: { title },
          base: { title: 'first' },
        });
      await save('theirs');
      const { code, conflict } = await refusal(save('mine'));
      assert.equal(code, 'CONFLICT');
      assert.deepEqual(conflict?.fields, { title: { base: 'first', mine: 'mine', theirs: 'theirs' } });
      await client.model('posts').remove.mutate({ id: note.$key });
    });

    test('queries of one moment travel together, mutations each alone', async () => {
      browser.sent.length = 0;
      const posts = client.model('posts');
      await Promise.all([
        posts.list.query(),
        posts.create.mutate({ data: { title: 'one' } }),
        client.auth.me.query(),
        posts.create.mutate({ data: { title: 'two' } }),
      ]);
      assert.deepEqual(pathsOf(browser).sort(), [
        'records.posts.create',
        'records.posts.create',
        'records.posts.list,auth.me',
      ]);
      const mutations = browser.sent.filter(({ path }) => path.includes('create'));
      assert(mutations.every(({ path }) => !path.includes('batch')));
      browser.sent.length = 0;
      await Promise.all(Array.from({ length: 21 }, () => client.auth.me.query()));
      assert.deepEqual(
        pathsOf(browser).map((path) => path.split(',').length),
        [20, 1],
      );
    });

    test('SEC-CSRF-03 SEC-CSRF-06 every call is a POST with the cookie and our header', async () => {
      browser.sent.length = 0;
      await client.model('posts').list.query({ q: 'secret words' });
      await client
        .model('posts')
        .remove.mutate({ id: '999' })
        .catch(() => {});
      assert.equal(browser.sent.length, 2);
      for (const { method, headers, credentials, path } of browser.sent) {
        assert.equal(method, 'POST');
        assert.equal(credentials, 'include');
        assert.equal(headers.get('x-asok-client'), '1');
        assert.equal(headers.get('content-type'), 'application/json');
        assert.equal(headers.has('accept-language'), false);
        assert.doesNotMatch(path, /secret/);
      }
    });

    test('labels come in the language of the client', async () => {
      const labelIn = async (locale: string) => {
        const french = await signedIn('root', { locale });
        const models = await french.client.meta.models.query();
        assert.equal(french.browser.sent[0]?.headers.get('accept-language'), locale);
        return models.find(({ slug }) => slug === 'posts')?.label;
      };
      assert.deepEqual([await labelIn('fr'), await labelIn('en')], ['Carnets', 'Notes']);
    });

    test('a trailing slash of the url does not matter', async () => {
      const { client: other } = open({ url: `${origin}/admin/` });
      assert.equal((await other.auth.me.query()).user, null);
    });

    test('a client tells of what it changed, and of nothing else', async () => {
      const changed: string[] = [];
      const stop = client.onChange((slug) => changed.push(slug));
      const posts = client.model('posts');
      await posts.list.query();
      await refusal(posts.create.mutate({ data: {} }));
      await refusal(posts.remove.mutate({ id: '999' }));
      assert.deepEqual(changed, []);

      const note = await client.records.posts?.create.mutate({ data: { title: 'told' } });
      assert(note);
      const id = note.$key;
      const base = { title: 'told' };
      await posts.update.mutate({ id, expectedVersion: note.$version, changes: { title: 'again' }, base });
      await posts.remove.mutate({ id });
      client.invalidate('tags');
      assert.deepEqual(changed, ['posts', 'posts', 'posts', 'tags']);

      stop();
      client.invalidate('posts');
      assert.equal(changed.length, 4);
    });

    test('a call that its caller gave up is ABORTED, whatever the reason, and changes nothing it announces', async () => {
      const changed: string[] = [];
      for (const reason of [undefined, new Error('another page'), 'a word']) {
        const controller = new AbortController();
        const leaving = openBrowser(() => controller.abort(reason));
        const gone = createAdminClient({ url: `${origin}/admin`, fetch: leaving.fetch });
        gone.onChange((slug) => changed.push(slug));
        const { signal } = controller;
        const query = await refusal(gone.model('posts').list.query({}, { signal }));
        assert.deepEqual([query.code, query.status, query.retryable], ['ABORTED', 0, false]);
        const late = await refusal(gone.model('posts').remove.mutate({ id: '1' }, { signal }));
        assert.equal(late.code, 'ABORTED');
      }
      assert.deepEqual(changed, []);
    });

    test('a call that was given up before it began is not sent', async () => {
      const { browser: quiet, client: own } = open();
      const { code } = await refusal(own.auth.me.query(undefined, { signal: AbortSignal.abort() }));
      assert.deepEqual([code, quiet.sent], ['ABORTED', []]);
    });

    test('one call given up does not take its batch along', async () => {
      const controller = new AbortController();
      const leaving = openBrowser(() => controller.abort());
      const two = createAdminClient({ url: `${origin}/admin`, fetch: leaving.fetch });
      const [given, kept] = await Promise.allSettled([
        two.auth.me.query(undefined, { signal: controller.signal }),
        two.auth.me.query(),
      ]);
      assert(given.status === 'rejected' && given.reason.code === 'ABORTED');
      assert(kept.status === 'fulfilled' && kept.value.user === null);
      assert.equal(leaving.sent.length, 1);
    });

    test('no answer, or one of something else, is NETWORK and may be tried again', async (t) => {
      const other = createServer((_request, response) => {
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
      });
      t.after(() => other.close());
      other.listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const lost = createAdminClient({ url: `http://127.0.0.1:${port}/admin` });
      const calls = () => [
        lost.auth.me.query(),
        lost.auth.login.mutate({ email: 'a@example.org', password: PASSWORD }),
      ];
      for (const error of await Promise.all(calls().map(refusal)))
        assert.deepEqual([error.code, error.status, error.retryable, error.requestId], ['NETWORK', 0, true, null]);
      other.close();
      other.closeAllConnections();
      for (const error of await Promise.all(calls().map(refusal))) assert.equal(error.code, 'NETWORK');
    });

    test('a session is anonymous, then a person, then expired with everything kept, then a person again', async () => {
      const { client: own } = open();
      const session = createSession(own);
      const state = () => session.$state.get();
      await session.load();
      assert.deepEqual([state().status, state().user, state().models], ['anonymous', null, []]);
      await session.login({ email: emailOf('ed'), password: PASSWORD });
      assert.deepEqual([state().status, state().user?.email], ['authenticated', emailOf('ed')]);
      assert.deepEqual(
        state().models.map(({ slug }) => slug),
        ['posts'],
      );

      await app.admin.models.Session.destroy({ where: {} });
      const invalidated: string[] = [];
      own.onChange((slug) => invalidated.push(slug));
      assert.equal((await refusal(own.model('posts').list.query())).code, 'UNAUTHENTICATED');
      assert.deepEqual([state().status, state().user?.email], ['expired', emailOf('ed')]);
      assert.equal(state().models.length, 1);

      await session.login({ email: emailOf('ed'), password: PASSWORD });
      assert.equal(state().status, 'authenticated');
      assert.deepEqual(invalidated, ['posts']);
      await session.logout();
      assert.deepEqual([state().status, state().user, state().models], ['anonymous', null, []]);
    });
  });

test('a client is a plain object, safe where values are probed', async () => {
  const client = createAdminClient({ url: '/admin' }) as unknown as Record<string, Record<string, unknown>>;
  const { records } = client;
  for (const name of ['then', '_$litDirective$', Symbol.iterator]) assert.equal(records?.[name as string], undefined);
  assert.equal(await Promise.resolve(records), records);
  assert.ok(records?.posts);
  assert.equal(records.posts, records.posts);
  assert.equal((records.posts as Record<string, unknown>).then, undefined);
});
