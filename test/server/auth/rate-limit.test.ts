import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { addressBucket } from '../../../server/auth/address.ts';
import { createRateLimits, type LoginLimiter, type RateLimits } from '../../../server/auth/rate-limit.ts';
import { openDatabase } from '../../../server/db/connect.ts';
import { migrate } from '../../../server/db/migrator.ts';
import { AdminError } from '../../../server/errors.ts';
import { defineOwnModels } from '../../../server/own-models.ts';
import { databases } from '../../support/databases.ts';

const key = new Uint8Array(32);
const email = 'mike@example.org';

/** Seconds to wait, 0 when the try was let through. */
async function waitOf(limiter: LoginLimiter, who: string, address: string | null): Promise<number> {
  try {
    await limiter.take(who, address);
    return 0;
  } catch (error) {
    assert(error instanceof AdminError && error.code === 'RATE_LIMITED' && error.status === 429);
    return error.details.retryAfter ?? Number.NaN;
  }
}

async function tries(count: number, take: (index: number) => Promise<number>): Promise<number[]> {
  const waits: number[] = [];
  for (let index = 0; index < count; index++) waits.push(await take(index));
  return waits;
}

for (const kind of databases())
  describe(`rate limits [${kind.name}]`, () => {
    const withLimits = async (work: (limits: RateLimits, database: { down(): Promise<void> }) => Promise<void>) => {
      const database = await kind.create({ logging: false });
      try {
        const models = defineOwnModels(database.sequelize);
        await migrate(openDatabase(database.sequelize), models, { mode: 'auto' });
        const { sequelize } = database;
        const store = kind.name === 'sqlite' ? null : { sequelize, table: models.tables.limits };
        await work(createRateLimits({ limits: {}, key, store }), {
          down: () => sequelize.getQueryInterface().dropTable(models.tables.limits),
        });
      } finally {
        await database.close();
      }
    };

    test('SEC-AUTH-07 the 11th try for one account waits, from any address; others are free', () =>
      withLimits(async ({ login }) => {
        assert.deepEqual(await tries(10, (index) => waitOf(login, email, `192.0.2.${index}`)), Array(10).fill(0));
        assert.equal(await waitOf(login, email, '192.0.2.99'), 60);
        assert.equal(await waitOf(login, 'anna@example.org', '192.0.2.1'), 0);
      }));

    test('SEC-AUTH-10 spellings of one address share a counter', () =>
      withLimits(async ({ login }) => {
        const spellings = [email, 'MIKE@example.org', ' mike@example.org ', 'ｍike@example.org', 'Mike@Example.org'];
        assert.deepEqual(
          await tries(5, (index) => waitOf(login, spellings[index] ?? '', '192.0.2.1')),
          [0, 0, 0, 0, 0],
        );
        assert(await waitOf(login, email, '192.0.2.1'));
      }));

    test('SEC-AUTH-09 parallel tries are counted before they are let through', () =>
      withLimits(async ({ login }) => {
        const waits = await Promise.all(Array.from({ length: 50 }, () => waitOf(login, email, '192.0.2.1')));
        assert.equal(waits.filter((wait) => wait === 0).length, 5);
        const spread = await Promise.all(
          Array.from({ length: 30 }, (_, index) => waitOf(login, 'x@example.org', `10.0.0.${index}`)),
        );
        assert.equal(spread.filter((wait) => wait === 0).length, 10);
      }));

    test('an address has 50 tries for all accounts together, an IPv6 network counts as one', () =>
      withLimits(async ({ login }) => {
        const from = (index: number) => `2001:db8:1:2::${(index + 1).toString(16)}`;
        assert.deepEqual(
          await tries(50, (index) => waitOf(login, `user${index}@example.org`, from(index))),
          Array(50).fill(0),
        );
        assert(await waitOf(login, 'one-more@example.org', from(77)));
        assert.equal(await waitOf(login, 'one-more@example.org', '2001:db8:1:3::1'), 0);
      }));

    test('a good try gives back what it took', () =>
      withLimits(async ({ login }) => {
        for (let round = 0; round < 12; round++) {
          assert.deepEqual(await tries(4, () => waitOf(login, email, '192.0.2.1')), [0, 0, 0, 0]);
          await (await login.take(email, '192.0.2.1')).giveBack();
        }
      }));

    test('SEC-AUTH-13 without its table the limiter goes on counting, more strictly', () =>
      withLimits(async ({ login }, database) => {
        await database.down();
        const waits = await tries(100, () => waitOf(login, email, '192.0.2.1'));
        const passed = waits.filter((wait) => wait === 0).length;
        assert.equal(passed, kind.name === 'sqlite' ? 5 : 3);
      }));
  });

describe('rate limits in memory', () => {
  test('SEC-AUTH-07 waits double from 1 minute to an hour, with one try between them', async () => {
    mock.timers.enable({ apis: ['Date', 'setTimeout'] });
    try {
      const { login } = createRateLimits({ limits: { login: { pair: 1000, address: 1000 } }, key, store: null });
      assert.deepEqual(await tries(10, () => waitOf(login, email, null)), Array(10).fill(0));
      for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
        assert.equal(await waitOf(login, email, null), minutes * 60);
        mock.timers.tick(minutes * 60_000);
        assert.equal(await waitOf(login, email, null), 0);
      }
    } finally {
      mock.timers.reset();
    }
  });

  test('calls are counted by session, anonymous ones by address', async () => {
    const { calls } = createRateLimits({ limits: { api: { session: 3, anonymous: 2 } }, key, store: null });
    for (let call = 0; call < 3; call++) await calls.take('a', '192.0.2.1');
    await assert.rejects(calls.take('a', '192.0.2.1'), { code: 'RATE_LIMITED' });
    await calls.take('b', '192.0.2.1');
    for (let call = 0; call < 2; call++) await calls.take(null, '192.0.2.1');
    await assert.rejects(calls.take(null, '192.0.2.1'), { code: 'RATE_LIMITED' });
    await calls.take(null, '192.0.2.2');
  });

  test('null switches limits off', async () => {
    const { login, calls } = createRateLimits({ limits: { login: null, api: null }, key, store: null });
    for (let call = 0; call < 100; call++) {
      await login.take(email, null);
      await calls.take(null, null);
    }
  });

  test('a flood of refusals is news once a minute', async () => {
    const { login } = createRateLimits({ limits: {}, key, store: null });
    assert.equal(await login.isNews(email, '192.0.2.1'), true);
    assert.equal(await login.isNews('other@example.org', '192.0.2.1'), false);
    assert.equal(await login.isNews(email, '192.0.2.2'), true);
  });

  test('addresses that are the same client share a bucket', () => {
    assert.equal(addressBucket('::ffff:192.0.2.1'), '192.0.2.1');
    assert.equal(addressBucket('2001:DB8::1'), addressBucket('2001:db8:0:0:ffff::9'));
    assert.equal(addressBucket('fe80::1%eth0'), 'fe80:0000:0000:0000::/64');
    assert.notEqual(addressBucket('2001:db8::1'), addressBucket('2001:db8:0:1::1'));
    for (const odd of [null, '', 'unknown', '1.2.3', '::zz']) assert.equal(addressBucket(odd), 'unknown');
  });
});
