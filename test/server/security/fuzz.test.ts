import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { databases } from '../../support/databases.ts';
import { type GuardedSite, openGuardedSite } from '../../support/guarded-site.ts';
import { hostileInput } from '../../support/hostile-inputs.ts';

const PAYLOADS = 2_000;

for (const kind of databases())
  describe(`hostile payloads [${kind.name}]`, () => {
    let site: GuardedSite;

    before(async () => {
      site = await openGuardedSite(await kind.create({ logging: false }));
    });
    after(() => site.close());

    test('SEC-DOS-09 no payload to any procedure is an inner error', async () => {
      const paths = Object.keys(site.app.admin.router._def.procedures as object);
      assert(paths.length > 20);
      const cookie = site.cookieOf('root') ?? '';
      const answered: Record<number, number> = {};
      for (const [index, path] of paths.entries()) {
        const inputs = fc.sample(hostileInput(path), {
          seed: 20_260_101 + index,
          numRuns: Math.ceil(PAYLOADS / paths.length),
        });
        for (const input of inputs) {
          const body = JSON.stringify(input);
          const response = await site.app.send(`/api/trpc/${path}`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'x-asok-client': '1',
              // Whoever signs out is nobody for the rest of the payloads.
              ...(path !== 'auth.logout' && { cookie }),
            },
            ...(body !== undefined && { body }),
          });
          const text = await response.text();
          assert(response.status < 500, `${path} ${body}\n${text}\n${site.app.log().split('\n').at(-1)}`);
          assert.doesNotThrow(() => JSON.parse(text));
          answered[response.status] = (answered[response.status] ?? 0) + 1;
        }
      }
      assert((answered[200] ?? 0) > 100 && (answered[400] ?? 0) > 800, JSON.stringify(answered));
      assert.equal(({} as Record<string, unknown>).polluted, undefined);
      assert.equal((await site.as('root', 'records.posts.list')).status, 200);
      assert.equal((await site.as('root', 'auth.me')).status, 200);
    });
  });
