import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createTestApp, ORIGIN, type TestApp } from '../../support/app.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const [sqlite] = databases();

describe('page and assets', () => {
  let database: TestDatabase;
  let app: TestApp;
  let folder: string;

  before(async () => {
    assert(sqlite);
    database = await sqlite.create({ logging: false });
    app = await createTestApp(database);
    folder = mkdtempSync(join(tmpdir(), 'asok-assets-'));
    mkdirSync(join(folder, 'public/images'), { recursive: true });
    writeFileSync(join(folder, 'public/images/logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(folder, 'outside.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
  after(async () => {
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const textOf = async (response: Promise<Response>) => (await response).text();

  test('CFG-04 nothing is served outside the prefix', async () => {
    const moved = await createTestApp(database, { urlPrefix: '/gestion' });
    for (const path of [
      '/',
      '/admin',
      '/admin/login',
      '/admin/api/trpc/auth.me',
      '/admin/assets/page.css',
      '/gestionnaire',
    ])
      assert.equal((await moved.admin.fetch(new Request(ORIGIN + path))).status, 404, path);
    for (const path of ['', '/', '/login', '/posts/3/view']) assert.equal((await moved.send(path)).status, 200, path);
    const page = await textOf(moved.send('/login'));
    for (const [, address] of page.matchAll(/(?:href|src|url)="(?!data:)([^"]*)"/g))
      assert.match(address ?? '', /^\/gestion/);
    assert.equal((await moved.call('auth.me')).status, 200);
  });

  test('SEC-CSRF-12 SEC-CFG-02 the page runs our own files only, and in no frame', async () => {
    const { headers } = await app.send('/login');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html asok-html',
    ])
      assert(policy.split('; ').includes(part), part);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('set-cookie'), null);
    const page = await textOf(app.send('/login'));
    assert.doesNotMatch(page, /<style|style=|<script>|\son\w+=/);
  });

  test('SEC-CFG-02 HSTS where browsers come by https', async () => {
    assert.equal((await app.send('/login')).headers.get('strict-transport-security'), null);
    const secure = await createTestApp(database, { publicUrl: 'https://admin.example.org' });
    for (const path of ['/login', '/api/none', '/assets/none'])
      assert.equal((await secure.send(path)).headers.get('strict-transport-security'), 'max-age=31536000');
  });

  test('CFG-01 CFG-02 SEC-XSS-01 the title is the site name, as text', async () => {
    assert.match(await textOf(app.send('/')), /<title>Asok Admin<\/title>/);
    const odd = await createTestApp(database, { siteName: '</title><script>alert(1)</script>"&' });
    const page = await textOf(odd.send('/'));
    assert.match(page, /<title>&lt;\/title&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&amp;<\/title>/);
    assert.equal(page.match(/<script/g)?.length, 2);
  });

  test('CFG-05 AST-01 AST-02 AST-03 the icon is built in, or the site’s own', async () => {
    const iconOf = async (site: TestApp) => {
      const address = (await textOf(site.send('/'))).match(/<link rel="icon" href="([^"]+)"/)?.[1] ?? '';
      const { site: facts } = (await site.call('auth.me')).data as { site: { favicon: string | null } };
      const response = await (address.startsWith('data:')
        ? fetch(address)
        : site.admin.fetch(new Request(ORIGIN + address)));
      return { address, favicon: facts.favicon, response };
    };
    const builtIn = await iconOf(app);
    assert.equal(builtIn.favicon, null);
    assert.match(await builtIn.response.text(), /^<svg/);
    for (const [favicon, content] of [
      ['logo.svg', /#f1ab34/],
      ['images/logo.svg', /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"\/>$/],
    ] as const) {
      const own = await iconOf(await createTestApp(database, { favicon, assetsDir: join(folder, 'public') }));
      assert.equal(own.favicon, own.address);
      assert.equal(own.response.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
      assert.match(own.response.headers.get('content-security-policy') ?? '', /sandbox; default-src 'none'/);
      assert.match(await own.response.text(), content);
    }
    for (const favicon of ['nothing.svg', 'images/nothing.svg', 'images/../../outside.svg', '../outside.svg'])
      await assert.rejects(
        createTestApp(database, { favicon, assetsDir: join(folder, 'public') }),
        { id: 'CFG_FAVICON' },
        favicon,
      );
  });

  test('WID-13 style sheets of the team are given to the elements of the page, from below assetsDir alone', async () => {
    const assetsDir = join(folder, 'public');
    writeFileSync(join(assetsDir, 'app.css'), '.mine { color: red }');
    writeFileSync(join(assetsDir, 'images/more.css'), '.more { color: blue }');
    const own = await createTestApp(database, { assetsDir, stylesheets: ['app.css', 'images/more.css'] });
    const page = await textOf(own.send('/'));
    const addresses = page.match(/<asok-admin url="\/admin" stylesheets="([^"]+)">/)?.[1]?.split(' ') ?? [];
    assert.equal(addresses.length, 2);
    const sheets = await Promise.all(addresses.map((address) => own.admin.fetch(new Request(ORIGIN + address))));
    assert.deepEqual(await Promise.all(sheets.map((sheet) => sheet.text())), [
      '.mine { color: red }',
      '.more { color: blue }',
    ]);
    for (const { headers } of sheets) {
      assert.match(headers.get('content-type') ?? '', /^text\/css/);
      assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
    }
    assert.doesNotMatch(await textOf(app.send('/')), /stylesheets=/);
    writeFileSync(join(folder, 'outside.css'), '');
    for (const stylesheets of [
      ['none.css'],
      ['../outside.css'],
      ['images/../../outside.css'],
      ['images/logo.svg'],
      ['./app.css'],
      ['images/../app.css'],
      [''],
      'app.css' as never,
    ])
      await assert.rejects(
        createTestApp(database, { assetsDir, stylesheets }),
        { id: 'CFG_STYLESHEET' },
        String(stylesheets),
      );
    await assert.rejects(createTestApp(database, { stylesheets: ['app.css'] }), { id: 'CFG_STYLESHEET' });
  });

  test('only files of ours are served', async () => {
    const names = [
      'nothing.js',
      'brand/logo.svg',
      '..%2f..%2fpackage.json',
      '%2e%2e/package.json',
      '.npmrc',
      '__proto__',
      'a/../../x.js',
      '',
    ];
    for (const name of names) {
      const response = await app.send(`/assets/${name}`);
      assert(response.status === 404 || response.headers.get('content-type')?.startsWith('text/html'), name);
    }
    assert.equal((await app.send('/assets/page.css', { method: 'POST' })).status, 405);
  });

  test('assets are kept by their version, zipped, and open to other origins', async () => {
    const address = (await textOf(app.send('/'))).match(/\/assets\/v-[\da-f]+\/page\.css/)?.[0] ?? '';
    const plain = await app.send(address);
    assert.equal(plain.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(plain.headers.get('access-control-allow-origin'), '*');
    assert.equal(plain.headers.get('cross-origin-resource-policy'), 'cross-origin');
    const text = await plain.text();
    for (const [coding, decode] of Object.entries({ br: brotliDecompressSync, gzip: gunzipSync })) {
      const zipped = await app.send(address, { headers: { 'accept-encoding': coding } });
      assert.equal(zipped.headers.get('content-encoding'), coding);
      assert.equal(decode(await zipped.arrayBuffer()).toString(), text);
      const known = { 'accept-encoding': coding, 'if-none-match': zipped.headers.get('etag') ?? '' };
      assert.equal((await app.send(address, { headers: known })).status, 304);
      assert.equal((await app.send(address, { headers: { ...known, 'accept-encoding': 'identity' } })).status, 200);
    }
    const etag = plain.headers.get('etag') ?? '';
    const unversioned = await app.send('/assets/page.css', { headers: { 'if-none-match': etag } });
    assert.deepEqual([unversioned.status, unversioned.headers.get('cache-control')], [304, 'public, no-cache']);
    assert.match(await (await app.send('/assets/page.css')).text(), /--asok-color-canvas:[^]*noscript/);
    for (const name of ['tokens.css', 'first-paint.js', 'logo.svg'])
      assert.equal((await app.send(`/assets/${name}`)).status, 200, name);
  });

  test('a part of the elements that is imported later is kept too, and finds the module that the page began with', async () => {
    const entry = (await textOf(app.send('/'))).match(/\/assets\/v-[\da-f]+\/asok\.min\.js/)?.[0] ?? '';
    const names = (await textOf(app.send(entry))).matchAll(/import\("\.\/(chunks\/[\w-]+\.js)"\)/g);
    const parts = [...names].map(([, name]) => new URL(name ?? '', ORIGIN + entry).pathname);
    assert(parts.length >= 2);
    const base = entry.replace('asok.min.js', '');
    for (const part of parts) {
      const response = await app.send(part);
      assert.equal(response.status, 200, part);
      assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      for (const [, imported] of (await response.text()).matchAll(/from"(\.[^"]+)"/g))
        assert.match(
          new URL(imported ?? '', ORIGIN + part).pathname.replace(base, ''),
          /^(asok\.min|chunks\/[\w.-]+)\.js$/,
        );
      const map = await app.send(`${part}.map`);
      assert.deepEqual([map.status, map.headers.get('cache-control')], [200, 'public, no-cache']);
    }
    const stale = await app.send(entry.replace(/v-[\da-f]+/, `v-${'0'.repeat(16)}`));
    assert.deepEqual([stale.status, stale.headers.get('cache-control')], [200, 'public, no-cache']);
  });

  test('I18N-01 the page without scripts speaks the reader’s language', async () => {
    const pageIn = (language: string) => textOf(app.send('/', { headers: { 'accept-language': language } }));
    assert.match(await pageIn('fr-CH, en;q=0.8'), /<html lang="fr">[^]*a besoin de JavaScript/);
    assert.match(await pageIn('de, es;q=0.5, en;q=0.1'), /<html lang="es">/);
    assert.match(await pageIn('de'), /<html lang="en">/);
  });
});
