import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { createTestApp, PASSWORD, type TestApp } from '../support/app.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { createActors, emailOf } from '../support/scenario.ts';
import { openBrowser } from './support.ts';

function addressOf(server: Server): string {
  const address = server.address();
  assert(address && typeof address === 'object');
  return `http://127.0.0.1:${address.port}`;
}

describe('pages of others in a browser that is signed in', () => {
  let database: TestDatabase;
  let app: TestApp;
  let evil: Server;
  let admin: string;
  let browser: Browser;

  before(async () => {
    const [sqlite] = databases();
    assert(sqlite);
    database = await sqlite.create({ logging: false });
    app = await createTestApp(database);
    await createActors(app.admin.models);
    admin = addressOf(await app.admin.listen(0));
    evil = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    evil.closeAllConnections();
    evil.close();
    await app.close();
    await database.close();
  });

  /** A browser with a session. Cookies know no ports, so the page of the other port sends it along. */
  const signedIn = async () => {
    const context = await browser.newContext();
    const [name = '', value = ''] = (await app.login(emailOf('vw'))).split('=');
    await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Lax' }]);
    return context;
  };

  for (const enctype of ['multipart/form-data', 'application/x-www-form-urlencoded', 'text/plain'])
    for (const procedure of ['auth.logout', 'auth.login'])
      test(`SEC-CSRF-01 SEC-CSRF-08 a form (${enctype}) to ${procedure} changes nothing`, async () => {
        const context = await signedIn();
        const count = await app.admin.models.Session.count();
        const page = await context.newPage();
        await page.goto(addressOf(evil));
        const answer = page.waitForResponse((response) => response.url().includes(procedure));
        await page.evaluate(
          ({ action, type, fields }) => {
            const form = Object.assign(document.createElement('form'), { method: 'post', action, enctype: type });
            for (const [name, value] of Object.entries(fields))
              form.append(Object.assign(document.createElement('input'), { name, value }));
            document.body.append(form);
            form.submit();
          },
          {
            action: `${admin}/admin/api/trpc/${procedure}`,
            type: enctype,
            fields: { email: emailOf('root'), password: PASSWORD },
          },
        );
        const response = await answer;
        assert.match((await response.request().allHeaders()).cookie ?? '', /^asok_sid_/);
        assert.equal(response.status(), 403);
        assert.equal((await response.allHeaders())['set-cookie'], undefined);
        assert.equal(await app.admin.models.Session.count(), count);
        await context.close();
      });

  test('SEC-CSRF-05 SEC-CSRF-07 a script of another origin neither acts nor reads', async () => {
    const context = await signedIn();
    const count = await app.admin.models.Session.count();
    const page = await context.newPage();
    await page.goto(addressOf(evil));
    const attempts = await page.evaluate(async (address) => {
      const send = (init: RequestInit) =>
        fetch(`${address}/admin/api/trpc/auth.logout`, { method: 'POST', credentials: 'include', ...init }).then(
          (response) => `${response.type} ${response.status}`,
          () => 'refused',
        );
      return [
        await send({ headers: { 'content-type': 'application/json', 'x-asok-client': '1' } }),
        await send({ headers: { 'content-type': 'text/plain' } }),
        await send({ mode: 'no-cors', body: '{}' }),
      ];
    }, admin);
    assert.deepEqual(attempts, ['refused', 'refused', 'refused']);
    assert.equal(await app.admin.models.Session.count(), count);
    await context.close();
  });

  test('SEC-CSRF-12 the page opens in no frame', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(addressOf(evil));
    const refusal = page.waitForEvent('console', (message) => /frame-ancestors|X-Frame-Options/.test(message.text()));
    await page.evaluate(
      (src) => document.body.append(Object.assign(document.createElement('iframe'), { src })),
      `${admin}/admin/login`,
    );
    await refusal;
    await context.close();
  });
});
