import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { can, type Context, requirePermission, trpcOptions } from '../../server/index.ts';
import { visitor } from '../support/acting.ts';
import { ORIGIN, type TestApp } from '../support/app.ts';
import { databases } from '../support/databases.ts';
import { openTwoFactorSite, type TwoFactorSite } from '../support/two-factor.ts';

/** Calls a team's own procedures, as the owner of a cookie. */
function teamOf({ admin }: TestApp) {
  const t = initTRPC.context<Context>().create(trpcOptions);
  const mayView = t.procedure.use(requirePermission('posts.view'));
  const router = t.router({
    publish: mayView.mutation(() => 'published'),
    count: mayView.query(() => 3),
    ask: t.procedure.query(({ ctx }) => can(ctx.actor, 'posts.view')),
  });
  return async (path: keyof typeof router, cookie: string): Promise<string> => {
    const headers = { 'content-type': 'application/json', cookie };
    const request = new Request(`${ORIGIN}/trpc/${path}`, { method: 'POST', headers });
    const createContext = () => admin.contextOf(request);
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      req: request,
      router,
      createContext,
      allowMethodOverride: true,
    });
    const { error, result } = (await response.json()) as { error?: { data: { code: string } }; result: object };
    return `${response.status} ${error?.data.code ?? JSON.stringify(Object.values(result)[0])}`;
  };
}

for (const kind of databases())
  describe(`a team's own procedures and who has yet to do something [${kind.name}]`, () => {
    let site: TwoFactorSite;
    beforeEach(async () => {
      site = await openTwoFactorSite(kind, { require2fa: true });
    });
    afterEach(() => site.close());

    test('SEC-MFA-15 they are closed as ours are to who must enrol in two-factor, and open afterwards', async () => {
      const call = teamOf(site.app);
      for (const actor of ['vw', 'root'] as const) {
        const cookie = await site.givePassword(actor);
        for (const path of ['publish', 'count'] as const)
          assert.equal(await call(path, cookie), '403 MFA_ENROLMENT_REQUIRED', `${actor} ${path}`);
        assert.equal(await call('ask', cookie), '200 false', actor);
      }
      const { cookie } = await site.enrol('vw');
      const answers = [await call('publish', cookie), await call('count', cookie), await call('ask', cookie)];
      assert.deepEqual(answers, ['200 "published"', '200 3', '200 true']);
    });

    test('SEC-IMP-09 IMP-05 nothing meant for the one acted as is changed by them in the name of the administrator', async () => {
      const call = teamOf(site.app);
      const browser = visitor(site.app, (await site.enrol('root')).cookie);
      await browser.actAs(site.ids.vw);
      assert.equal(await call('publish', browser.cookie), '200 "published"');
      site.clock.pass(3600);
      assert.equal(await call('publish', browser.cookie), '403 IMPERSONATION_EXPIRED');
      assert.equal(await call('count', browser.cookie), '200 3');
      assert.equal((await browser.call('impersonation.stop')).status, 200);
      assert.equal(await call('publish', browser.cookie), '200 "published"');
    });
  });
