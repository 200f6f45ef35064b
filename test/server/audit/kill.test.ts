import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { QueryTypes } from 'sequelize';
import { openRecords } from '../../support/clients.ts';
import { type DatabaseKind, databases, type TestDatabase } from '../../support/databases.ts';
import { defineKilled, startWriter } from '../../support/killed-site.ts';

const ROUNDS = Number(process.env.ASOK_KILL_ROUNDS ?? 20);
/** A server is killed after one of these numbers of answers, with more writes under way. */
const FEWEST = 5;
const MOST = 60;

/** What a table holds, by key. */
type State = Map<string, { title: string; tags: string[] }>;

for (const kind of databases())
  describe(`kill -9 in the middle of writes [${kind.name}]`, () => {
    test(`REL-01 REL-02 SEC-AUD-01 after ${ROUNDS} rounds a row is changed if and only if it is logged, and no answered write is lost`, async () => {
      const database = await kind.create({ logging: false });
      const { cookie, app } = await openRecords(database, defineKilled(database.sequelize));
      const { address } = database;
      const known = new Map<string, string | null>();
      let answers = 0;
      // On SQLite a file belongs to one process at a time.
      if (kind.name === 'sqlite') await app.close();
      let next = startWriter();
      try {
        for (let round = 1; round <= ROUNDS; round++) {
          const writer = next;
          next = startWriter();
          const after = FEWEST + Math.floor(Math.random() * (MOST - FEWEST));
          for (const [key, title] of await writer.killAfter(after, { address, cookie })) {
            known.set(key, title);
            answers += 1;
          }
          const told = `round ${round}, killed after ${after}`;
          const { stored, replayed } = await look(kind, database);
          assert.deepEqual(stored, replayed, told);
          for (const [key, title] of known) assertKept(title, { key, told, title: stored.get(key)?.title ?? null });
        }
      } finally {
        next.stop();
      }
      assert.ok(answers >= ROUNDS * FEWEST);
      if (kind.name === 'mariadb') await app.close();
      await database.close();
    });
  });

/** What was answered last is there, or something newer that was written and not answered any more. */
function assertKept(answered: string | null, now: { key: string; title: string | null; told: string }): void {
  const { key, title, told } = now;
  if (title === answered) return;
  const isLater =
    answered !== null &&
    (title === null
      ? answered.startsWith('changed ')
      : title === answered.replace(/^made /, 'changed ') && answered.startsWith('made '));
  assert.ok(isLater, `${told}: ${key} was answered as ${answered} and is ${title}`);
}

/** The tables as they are, and as they must be by the log alone: both of the same moment. */
async function look(kind: DatabaseKind, database: TestDatabase): Promise<{ stored: State; replayed: State }> {
  const sequelize = database.connect({ logging: false });
  try {
    return await sequelize.transaction(async (transaction) => {
      const read = (sql: string) => sequelize.query<Row>(sql, { type: QueryTypes.SELECT, transaction });
      if (kind.name === 'sqlite') assert.deepEqual(await read('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
      const stored: State = new Map();
      for (const { id, title } of await read('SELECT id, title FROM posts ORDER BY id'))
        stored.set(String(id), { title: String(title), tags: [] });
      for (const { post, tag } of await read('SELECT post_id AS post, tag_id AS tag FROM post_tags'))
        stored.get(String(post))?.tags.push(String(tag));
      const log = await read(
        "SELECT action, record_key, changes FROM asok_admin_log WHERE model = 'posts' ORDER BY id",
      );
      return { stored, replayed: sorted(replay(log)) };
    });
  } finally {
    await sequelize.close();
  }
}

type Row = Record<string, unknown>;

function replay(log: readonly Row[]): State {
  const state: State = new Map();
  for (const { action, record_key: key, changes } of log) {
    const { title, tags } = JSON.parse(String(changes)) as Changes;
    const old = state.get(String(key));
    assert.equal(old === undefined, action === 'create', `${String(action)} of ${String(key)}`);
    if (title) assert.equal(title.from, old?.title ?? null);
    if (action === 'delete') {
      state.delete(String(key));
      continue;
    }
    const links = new Set(old?.tags);
    for (const tag of tags?.added ?? []) links.add(tag.key);
    for (const tag of tags?.removed ?? []) links.delete(tag.key);
    state.set(String(key), { title: title?.to ?? old?.title ?? '', tags: [...links] });
  }
  return state;
}

interface Changes {
  title?: { from: string | null; to: string | null };
  tags?: { added: { key: string }[]; removed: { key: string }[] };
}

function sorted(state: State): State {
  return new Map([...state].sort(([a], [b]) => Number(a) - Number(b)));
}
