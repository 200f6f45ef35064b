import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes, QueryTypes } from 'sequelize';
import type { AnyModel } from '../../support/chinook.ts';
import { openRecords, type RecordsApp } from '../../support/clients.ts';
import { type DatabaseKind, databases, type TestDatabase } from '../../support/databases.ts';

const ROWS = 3000;
/** Of the length that rows have: where they are tiny, reading the whole table and sorting it is cheaper. */
const BODY = 'Ink, paper and patience. '.repeat(24);

/** A moment, a text, a number with many equals, and a column that may be empty, each with its index. */
const ORDERS = ['createdAt', 'title', 'views', 'publishedAt', 'id'];

interface PlanStep {
  table?: string;
  key?: string | null;
  Extra?: string | null;
  detail?: string;
}

for (const kind of databases())
  describe(`how pages are found [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    const statements: string[] = [];

    before(async () => {
      database = await kind.create({
        logging: (sql) => void statements.push(sql.replace(/^Executing \([^)]*\): /, '')),
      });
      const { authors, posts } = define(database);
      records = await openRecords(database, { authors, posts });
      await authors.bulkCreate(Array.from({ length: 20 }, (_none, index) => ({ name: `Author ${index}` })));
      await posts.bulkCreate(Array.from({ length: ROWS }, (_none, index) => post(index)));
      await database.sequelize.query(kind.name === 'sqlite' ? 'ANALYZE' : 'ANALYZE TABLE posts, authors');
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const list = (input: object) => records.client.model('posts').list.query({ count: 'none', perPage: 25, ...input });

    /** The statements that read rows of posts in their order, without the one that knows who asks. */
    async function readsOf(input: object): Promise<string[]> {
      statements.splice(0);
      await list(input);
      return statements.filter((sql) => /\bORDER BY\b/.test(sql) && /\bFROM [`"]posts[`"]/.test(sql));
    }

    for (const order of ORDERS.flatMap((name) => [name, `-${name}`]))
      test(`PERF the first, a middle and the last page by ${order} come from its index, unsorted`, async () => {
        const sort = [order];
        const fields = ['title', 'author', 'views', 'createdAt'];
        let page = await list({ sort, perPage: 100 });
        const pages: object[] = [{}, { last: true }];
        // Into the rows with a value, and into those without one.
        for (let number = 0; number < 29; number++) {
          if (number === 10 || number === 28) pages.push({ after: page.next }, { before: page.next });
          page = await list({ sort, perPage: 100, after: page.next });
        }
        for (const input of pages) {
          const reads = await readsOf({ sort, fields, ...input });
          assert(reads.length > 0, JSON.stringify(input));
          for (const sql of reads) await assertUnsorted(database, kind, sql);
        }
      });
  });

async function assertUnsorted({ sequelize }: TestDatabase, { name }: DatabaseKind, sql: string): Promise<void> {
  const explain = name === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  const steps = await sequelize.query<PlanStep>(`${explain} ${sql}`, { type: QueryTypes.SELECT });
  const plan = JSON.stringify(steps);
  assert.doesNotMatch(plan, /filesort|temporary|TEMP B-TREE/i, `${sql}\n${plan}`);
  const own = steps.filter(({ table, detail }) => table === 'posts' || /^(SCAN|SEARCH) posts\b/.test(detail ?? ''));
  assert(own.length > 0, plan);
  for (const { key, detail } of own)
    assert(name === 'sqlite' ? /USING .*(INDEX|PRIMARY KEY)|^SCAN posts$/.test(detail ?? '') : key, `${sql}\n${plan}`);
}

function define({ sequelize }: TestDatabase): { authors: AnyModel; posts: AnyModel } {
  const authors: AnyModel = sequelize.define(
    'authors',
    { name: DataTypes.STRING(50) },
    { tableName: 'authors', timestamps: false },
  );
  const posts: AnyModel = sequelize.define(
    'posts',
    {
      title: { type: DataTypes.STRING(200), allowNull: false },
      body: { type: DataTypes.TEXT, allowNull: false },
      views: { type: DataTypes.INTEGER, allowNull: false },
      publishedAt: { type: DataTypes.DATE, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    {
      tableName: 'posts',
      underscored: true,
      timestamps: false,
      indexes: ['title', 'views', 'published_at', 'created_at'].map((field) => ({ fields: [field] })),
    },
  );
  posts.belongsTo(authors, { as: 'author', foreignKey: 'authorId' });
  return { authors, posts };
}

function post(index: number): Record<string, unknown> {
  const at = new Date(Date.UTC(2024, 0, 1) + ((index * 7919) % ROWS) * 60_000);
  return {
    title: `The ${(index * 31) % 997}th story of the year`,
    body: BODY,
    views: index % 40,
    publishedAt: index % 4 === 0 ? null : at,
    createdAt: at,
    authorId: 1 + (index % 20),
  };
}
