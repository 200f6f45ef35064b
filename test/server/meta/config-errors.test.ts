import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DataTypes } from 'sequelize';
import { ConfigError, createAdmin } from '../../../server/index.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';

const [sqlite] = databases();

describe('mistakes in the options of a model are errors at the start', () => {
  let database: TestDatabase;
  let posts: AnyModel;
  let tags: AnyModel;

  before(async () => {
    assert(sqlite);
    database = await sqlite.create();
    const { sequelize } = database;
    posts = sequelize.define('posts', {
      title: DataTypes.STRING,
      slug: DataTypes.STRING,
      body: DataTypes.TEXT,
      meta: DataTypes.JSON,
      apiToken: DataTypes.STRING,
      scan: DataTypes.BLOB,
      video: DataTypes.BLOB('long'),
    });
    tags = sequelize.define('tags', { name: DataTypes.STRING });
    posts.belongsToMany(tags, { as: 'tags', through: 'post_tags' });
    posts.belongsTo(tags, { as: 'topic', foreignKey: 'topicId' });
    posts.hasMany(tags, { as: 'notes', foreignKey: 'postId' });
  });

  after(() => database.close());

  /** The admin of these models, never started: its options are read at once. */
  const configure = (models: Record<string, unknown>) => () =>
    createAdmin({
      sequelize: database.sequelize,
      models: models as never,
      secret: '0123456789abcdef0123456789abcdef',
      migrate: 'manual',
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
  const withAdmin = (admin: object) => configure({ posts: { model: posts, admin } });

  function assertRefused(make: () => unknown, id: string, ...words: string[]): void {
    assert.throws(make, (error: unknown) => {
      assert.ok(error instanceof ConfigError, String(error));
      assert.equal(error.id, id);
      assert.ok(error.message.endsWith(`[${id}]`));
      for (const word of words) assert.ok(error.message.includes(word), error.message);
      return true;
    });
  }

  const named: [option: string, value: unknown][] = [
    ['listDisplay', ['titel']],
    ['searchFields', ['titel']],
    ['listFilter', ['titel']],
    ['ordering', ['-titel']],
    ['readonlyFields', ['titel']],
    ['formExclude', ['titel']],
    ['fieldsets', [['Text', ['titel']]]],
    ['fields', { titel: { label: 'Titel' } }],
    ['displayFields', ['titel']],
  ];
  for (const [option, value] of named)
    test(`MOD-01 ${option} with a name that is no field is refused, and says which there are`, () => {
      assertRefused(withAdmin({ [option]: value }), 'CFG_FIELD', 'posts', option, 'titel"', 'title', 'topic');
    });

  test('FLD-01 a slug that follows no field is refused, whichever word names it', () => {
    assertRefused(withAdmin({ fields: { slug: { populateFrom: 'titel' } } }), 'CFG_FIELD', '"titel"');
    assertRefused(withAdmin({ fields: { slug: { source: 'titel' } } }), 'CFG_FIELD', '"titel"');
  });

  test('a secret is named by no option that would show it', () => {
    for (const option of ['listDisplay', 'searchFields', 'listFilter', 'ordering', 'displayFields'])
      assertRefused(withAdmin({ [option]: ['apiToken'] }), 'CFG_FIELD_SECRET', option, '"apiToken"');
  });

  test('MOD-09 what cannot be searched or sorted is refused', () => {
    for (const name of ['meta', 'tags', 'id', 'createdAt'])
      assertRefused(withAdmin({ searchFields: [name] }), 'CFG_FIELD_KIND', name);
    for (const name of ['meta', 'tags', 'body', '-notes'])
      assertRefused(withAdmin({ ordering: [name] }), 'CFG_FIELD_KIND', name.replace('-', ''));
  });

  test('MOD-10 what cannot be filtered by is refused', () => {
    for (const name of ['meta', 'notes']) assertRefused(withAdmin({ listFilter: [name] }), 'CFG_FIELD_KIND', name);
  });

  test('FLD-04 options of files are refused on other fields, and beyond what the column or one call holds', () => {
    const withField = (name: string, options: object) => withAdmin({ fields: { [name]: options } });
    for (const name of ['title', 'meta', 'topic', 'tags'])
      for (const [option, value] of [
        ['maxBytes', 100],
        ['accept', '.pdf'],
      ] as const)
        assertRefused(withField(name, { [option]: value }), 'CFG_FIELD_FILE', `fields.${name}.${option}`, 'BLOB');
    for (const size of [0, -1, 1.5, 700_001, Number.NaN, '100'])
      assertRefused(withField('video', { maxBytes: size }), 'CFG_FIELD_FILE', '700000', String(size));
    assertRefused(withField('scan', { maxBytes: 65_536 }), 'CFG_FIELD_FILE', '65535', "BLOB('medium')");
    for (const accept of ['', 'pdf', '.pdf;.png', '.pdf, ', 'image/', '*', '.a b'])
      assertRefused(withField('scan', { accept }), 'CFG_FIELD_FILE', `"${accept}"`);
    assertRefused(withField('title', { kind: 'blob' }), 'CFG_FIELD_COLUMN', 'BLOB', 'STRING');
  });

  test('MOD-21 MOD-17 actions and inlines that are none are refused', () => {
    assertRefused(withAdmin({ actions: ['publish'] }), 'CFG_ACTION', '"publish"');
    assertRefused(withAdmin({ actions: ['findAll', 'name'] }), 'CFG_ACTION', '"findAll"');
    assertRefused(withAdmin({ actions: { publish: { label: 'Publish' } } }), 'CFG_ACTION', '"publish"');
    for (const name of ['comments', 'tags', 'topic', 'title'])
      assertRefused(withAdmin({ inlines: [name] }), 'CFG_INLINE', `"${name}"`);
  });

  test('MOD-16 a page size is a whole number from 1 to 100', () => {
    for (const size of [0, -1, 1.5, 101, Number.NaN, '20'])
      assertRefused(withAdmin({ perPage: size }), 'CFG_PER_PAGE', String(size));
  });

  test('MOD-04 slugs: unlike the key, twice, our own words, and what is no slug', () => {
    assertRefused(withAdmin({ slug: 'articles' }), 'CFG_SLUG_KEY', '"articles"');
    for (const slug of 'api assets login new trash media account audit search then call apply'.split(' '))
      assertRefused(configure({ [slug]: posts }), 'CFG_SLUG_RESERVED', `"${slug}"`);
    for (const slug of ['Posts', '1posts', 'my posts', 'p/q', '', `a${'b'.repeat(63)}`, '__proto__x', 'é'])
      assertRefused(configure({ [slug]: posts }), 'CFG_SLUG', `"${slug}"`);
    assertRefused(configure({ roles: posts }), 'CFG_SLUG_TWICE', '"roles"');
    assertRefused(configure({ users: posts }), 'CFG_SLUG_TWICE', '"users"');
  });

  test('WID-02 a part that no input has is refused, with the parts there are', () => {
    for (const [part, options] of [
      ['optoin', { optoin__class: 'x' }],
      ['optoin', { parts: { optoin: { class: 'x' } } }],
      ['control', { control__class: 'x' }],
    ] as const)
      assertRefused(
        withAdmin({ fields: { title: options } }),
        'CFG_PART',
        'posts: fields.title.',
        `"${part}"`,
        'slider',
      );
  });

  test('WID-13 handlers, addresses and ids of parts are refused in every spelling', () => {
    for (const attribute of ['onclick', 'onpointerrawupdate', 'on_click']) {
      for (const options of [{ [`option__${attribute}`]: 'x()' }, { parts: { option: { [attribute]: 'x()' } } }])
        assertRefused(
          withAdmin({ fields: { title: options } }),
          'CFG_PART_ATTRIBUTE',
          'posts: fields.title.',
          'handler',
        );
    }
    assertRefused(withAdmin({ fields: { title: { onclick: 'x()' } } }), 'CFG_PART_ATTRIBUTE', 'handler');
    for (const attribute of [
      'id',
      'href',
      'src',
      'name',
      'type',
      'value',
      'formaction',
      'srcdoc',
      'part',
      'slot',
      'is',
      '',
    ])
      assertRefused(
        withAdmin({ fields: { title: { [`input__${attribute}`]: 'x' } } }),
        'CFG_PART_ATTRIBUTE',
        `sets "${attribute}"`,
      );
  });

  test('WID-01 the value of an attribute is a text', () => {
    for (const value of [1, true, null, undefined, {}, ['x']]) {
      assertRefused(withAdmin({ fields: { title: { option__class: value } } }), 'CFG_PART_VALUE', 'option__class');
      assertRefused(withAdmin({ fields: { title: { class: value } } }), 'CFG_PART_VALUE', 'class');
    }
  });

  test('SEC-DATA-12 secret paths that lead nowhere are refused', () => {
    for (const [field, kind] of [
      ['title', 'text'],
      ['body', 'textarea'],
      ['topic', 'belongsTo'],
      ['tags', 'belongsToMany'],
      ['apiToken', 'text'],
    ] as const)
      assertRefused(
        withAdmin({ fields: { [field]: { secretPaths: ['a'] } } }),
        'CFG_SECRET_PATH_KIND',
        `posts: fields.${field}.secretPaths`,
        kind,
      );
    assertRefused(withAdmin({ fields: { meta: { kind: 'tags', secretPaths: ['*'] } } }), 'CFG_SECRET_PATH_KIND');
    for (const path of ['', '.', 'a.', '.a', 'a..b', 7, null, undefined, ['a']])
      assertRefused(
        withAdmin({ fields: { meta: { secretPaths: ['fine', path] } } }),
        'CFG_SECRET_PATH',
        'posts: fields.meta.secretPaths',
        JSON.stringify(path) ?? 'nothing',
      );
    for (const secretPaths of ['smtp.password', null, {}, 5])
      assertRefused(withAdmin({ fields: { meta: { secretPaths } } }), 'CFG_SECRET_PATH', 'list of paths');
  });

  test('the same options without a mistake are taken', () => {
    assert.doesNotThrow(
      withAdmin({
        slug: 'posts',
        listDisplay: ['title', 'topic', 'tags'],
        searchFields: ['title', 'body'],
        listFilter: ['topic', 'topicId', 'createdAt'],
        ordering: ['-topic', 'title'],
        readonlyFields: ['slug'],
        formExclude: ['meta'],
        fieldsets: [['Text', ['title', 'body', 'meta']]],
        inlines: ['notes'],
        perPage: 100,
        display: ({ title }: { title: string }) => title,
        displayFields: ['title'],
        actions: { publish: { label: 'Publish', handler: async () => undefined } },
        fields: {
          meta: { secretPaths: ['smtp.password', 'keys.*.token', '*', '__proto__.x'] },
          slug: { populateFrom: 'title', input__class: 'mono', class: 'wide', 'data-test': 'slug' },
          tags: { label: 'Labels', item__aria_description: 'A tag', parts: { box: { style: 'margin: 0' } } },
        },
      }),
    );
  });
});
