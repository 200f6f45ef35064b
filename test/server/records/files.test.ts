import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { DataTypes, type Sequelize } from 'sequelize';
import type { AdminClient, AnyRecordDetail, FileOutput, StoredFile } from '../../../sdk/index.ts';
import { ALL, type RuleActor } from '../../../server/index.ts';
import type { AnyModel } from '../../support/chinook.ts';
import { clientOf, openRecords, type RecordsApp, refusal, save } from '../../support/clients.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { emailOf } from '../../support/scenario.ts';

/** Bytes that no text survives, zeros and line ends among them. */
const BYTES = new Uint8Array([0, 255, 0, 13, 10, 39, 92, 34, 26, 128, 192, 0]);
const bytes = (...values: number[]) => new Uint8Array(values);

/** Contracts are written by one statement of ours, letters by `save()` of a model with hooks. */
function defineFiles(sequelize: Sequelize): Record<'posts' | 'letters', AnyModel> {
  const title = () => ({ type: DataTypes.STRING(50), allowNull: false, defaultValue: 'A contract' });
  const posts = sequelize.define(
    'posts',
    {
      title: title(),
      scan: DataTypes.BLOB('medium'),
      stamp: DataTypes.BLOB('tiny'),
      seal: DataTypes.BLOB,
      deed: DataTypes.BLOB,
      sealToken: DataTypes.BLOB,
      vault: DataTypes.BLOB,
      note: DataTypes.JSON,
    },
    { timestamps: false },
  );
  const letters = sequelize.define(
    'letters',
    { title: title(), scan: { type: DataTypes.BLOB('medium'), allowNull: false } },
    { timestamps: false, hooks: { beforeSave: (letter) => void letter.set('title', 'Saved') } },
  );
  return { posts, letters };
}

const admin = {
  readonlyFields: ['seal'],
  fields: { scan: { maxBytes: 700_000, accept: '.pdf,image/*' }, vault: { hidden: true } },
  rules: {
    rows: ({ roles }: RuleActor) => (roles.includes('vw') ? { title: 'A contract' } : ALL),
    fields: ({ roles }: RuleActor) => (roles.includes('vw') ? { deed: 'none', scan: 'read' } : { deed: 'read' }),
  },
};

for (const kind of databases())
  describe(`files in columns [${kind.name}]`, () => {
    let database: TestDatabase;
    let records: RecordsApp;
    let models: Record<'posts' | 'letters', AnyModel>;
    const as: Record<string, AdminClient> = {};

    before(async () => {
      database = await kind.create();
      models = defineFiles(database.sequelize);
      records = await openRecords(database, { posts: { model: models.posts, admin }, letters: models.letters });
      as.root = records.client;
      as.anon = clientOf(records.app);
      for (const actor of ['ed', 'vw', 'umgr'] as const)
        as[actor] = clientOf(records.app, await records.app.login(emailOf(actor)));
    });

    after(async () => {
      await records.app.close();
      await database.close();
    });

    const client = (actor = 'root') => (as[actor] as AdminClient).model('posts');
    const add = (data: Record<string, unknown>, actor = 'root') => client(actor).create.mutate({ data });
    const file = (id: string, field = 'scan', actor = 'root'): Promise<FileOutput> =>
      client(actor).file.query({ id, field });
    const change = (record: AnyRecordDetail, changes: Record<string, unknown>, actor = 'root') =>
      save(as[actor] as AdminClient, 'posts', { record, changes });
    const stored = async (id: string, field = 'scan') => (await models.posts.findByPk(id))?.get(field) as Buffer | null;
    const codeOf = async (call: Promise<unknown>) => {
      const { status, code } = await refusal(call);
      return `${status} ${code}`;
    };

    test('FLD-04 SEC-RBAC-01 a file is given to nobody who may not see its record or its field', async () => {
      const all = { scan: Buffer.from(BYTES), deed: Buffer.from(BYTES), sealToken: Buffer.from(BYTES) };
      const { id } = (await models.posts.create({ ...all, vault: Buffer.from(BYTES) })).get() as { id: number };
      const hidden = (await models.posts.create({ ...all, title: 'Out of sight' })).get('id');
      assert.equal(await codeOf(file(`${id}`, 'scan', 'anon')), '401 UNAUTHENTICATED');
      assert.equal(await codeOf(file(`${id}`, 'scan', 'umgr')), '403 FORBIDDEN');
      assert.equal(await codeOf(file(String(hidden), 'scan', 'vw')), '404 NOT_FOUND');
      for (const [field, actor] of [
        ['deed', 'vw'],
        ['sealToken', 'root'],
        ['vault', 'root'],
        ['title', 'root'],
        ['nope', 'root'],
        ['constructor', 'root'],
      ] as const)
        assert.equal(await codeOf(file(`${id}`, field, actor)), '400 FIELD_UNKNOWN', field);
      assert.deepEqual((await file(`${id}`, 'scan', 'vw')).content, BYTES);
      assert.deepEqual((await file(`${id}`, 'deed', 'ed')).content, BYTES);
    });

    test('FLD-04 PERM-10 a file is written by nobody who may not write its field', async () => {
      const empty = await add({});
      const unchanged = await models.posts.findAll({ raw: true });
      const refused = async (call: Promise<unknown>) => (await refusal(call)).fieldErrors;
      assert.equal(await codeOf(change(empty, { scan: BYTES }, 'vw')), '403 FORBIDDEN');
      assert.deepEqual(await refused(change(empty, { seal: BYTES })), { seal: { code: 'readonly' } });
      assert.deepEqual(await refused(change(empty, { deed: BYTES }, 'ed')), { deed: { code: 'readonly' } });
      for (const name of ['sealToken', 'vault'])
        assert.deepEqual(await refused(change(empty, { [name]: BYTES })), { [name]: { code: 'unknown' } });
      assert.deepEqual(await models.posts.findAll({ raw: true }), unchanged);
    });

    test('FLD-04 what is no file, and a file that is too large, is refused at its field', async () => {
      const large = { code: 'tooLarge', params: { maxBytes: 255 } };
      const count = await models.posts.count();
      for (const [value, error] of [
        ['AAAA', { code: 'type' }],
        [1, { code: 'type' }],
        [[1, 2], { code: 'type' }],
        [{ bytes: 1 }, { code: 'type' }],
        [{ $bytes: 'AAAA' }, { code: 'type' }],
        [new Uint8Array(256), large],
      ] as const)
        assert.deepEqual((await refusal(add({ stamp: value }))).fieldErrors, { stamp: error });
      const send = async (text: string) => {
        const headers = { 'content-type': 'application/json', 'x-asok-client': '1', cookie: records.cookie };
        const body = JSON.stringify({ data: { stamp: { $bytes: text } } });
        return (await records.app.send('/api/trpc/records.posts.create', { method: 'POST', headers, body })).status;
      };
      // Bytes have one spelling: no spaces, no missing padding, no stray bits, no other alphabet.
      for (const text of ['AA A', 'AA', 'AA=', 'AB==', 'A', '_-8=', 'AAAA\n', '====', 'é'])
        assert.equal(await send(text), 400, text);
      assert.equal(await models.posts.count(), count);
      assert.equal(await send('AAA='), 200);
    });

    test('FLD-04 bytes are no value of any other field', async () => {
      for (const name of ['title', 'note'])
        assert.deepEqual(Object.keys((await refusal(add({ [name]: BYTES }))).fieldErrors), [name]);
      const list = (filter: object) => client().list.query({ filter: filter as never });
      for (const value of [BYTES, bytes()]) assert.equal(await codeOf(list({ title: value })), '400 VALIDATION_FAILED');
      assert.equal(await codeOf(list({ scan: BYTES })), '400 VALIDATION_FAILED');
      assert.equal(await codeOf(list({ not: BYTES })), '400 BAD_REQUEST');
      // JSON that looks like bytes stays what it is.
      const made = await add({ note: { $bytes: 'AAAA' } });
      assert.deepEqual((await client().get.query({ id: made.$key })).note, { $bytes: 'AAAA' });
    });

    test('FLD-04 every byte is stored as it was sent, by create and update, and null clears', async () => {
      for (const sent of [BYTES, bytes(), new Uint8Array(randomBytes(700_000))]) {
        const made = await add({ scan: sent });
        assert.equal((made.scan as StoredFile).bytes, sent.length);
        assert.deepEqual(await stored(made.$key), Buffer.from(sent));
        assert.deepEqual((await file(made.$key)).content, sent);
        const changed = await change(made, { scan: bytes(1, 2) });
        assert.deepEqual(await stored(made.$key), Buffer.from([1, 2]));
        assert.notEqual(changed.$version, made.$version);
        const back = await change(changed, { scan: sent });
        assert.deepEqual(await stored(made.$key), Buffer.from(sent));
        assert.equal((await change(back, { scan: null })).scan, null);
        assert.equal(await stored(made.$key), null);
        assert.equal(await codeOf(file(made.$key)), '404 NOT_FOUND');
      }
    });

    test('FLD-04 a model with hooks stores every byte too, and a required file must be given', async () => {
      const letters = records.client.model('letters');
      const refused = async (call: Promise<unknown>) => (await refusal(call)).fieldErrors;
      assert.deepEqual(await refused(letters.create.mutate({ data: {} })), { scan: { code: 'required' } });
      const made = await letters.create.mutate({ data: { scan: BYTES } });
      assert.equal(made.title, 'Saved');
      const cleared = save(records.client, 'letters', { record: made, changes: { scan: null } });
      assert.deepEqual(await refused(cleared), { scan: { code: 'required' } });
      await save(records.client, 'letters', { record: made, changes: { scan: bytes(0, 9) } });
      const row = await models.letters.findByPk(made.$key);
      assert.deepEqual(row?.get('scan'), Buffer.from([0, 9]));
    });

    test('FLD-04 CONC two who change one file clash, by what is in it, and no bytes are told', async () => {
      const record = await add({ scan: bytes(1, 2, 3), title: 'Before' });
      await change(record, { scan: bytes(4, 5, 6) });
      const error = await refusal(change(record, { scan: bytes(7, 8, 9) }));
      assert.equal(error.code, 'CONFLICT');
      const clash = error.conflict?.fields.scan as Record<'base' | 'mine' | 'theirs', StoredFile>;
      assert.deepEqual(Object.keys(clash).sort(), ['base', 'mine', 'theirs']);
      for (const side of Object.values(clash)) assert.deepEqual(Object.keys(side).sort(), ['bytes', 'digest']);
      assert.deepEqual(clash.base, record.scan);
      assert.equal(new Set(Object.values(clash).map(({ digest }) => digest)).size, 3);
      assert.deepEqual(await stored(record.$key), Buffer.from([4, 5, 6]));
      // Other fields are merged around it, and who wants what is stored already has it.
      await change(record, { title: 'After' });
      const same = await change(record, { scan: bytes(4, 5, 6) });
      assert.deepEqual([same.title, await stored(record.$key)], ['After', Buffer.from([4, 5, 6])]);
    });

    test('FLD-04 a list leaves files out, and tells their size and digest when it is asked', async () => {
      const { $key } = await add({ scan: BYTES, title: 'Listed' });
      const [plain] = (await client().list.query({ filter: { title: 'Listed' } })).rows;
      assert.equal(plain && 'scan' in plain, false);
      const [asked] = (
        await client().list.query({ filter: { scan: { isNull: false }, title: 'Listed' }, fields: ['scan'] })
      ).rows;
      assert.equal((asked?.scan as StoredFile | undefined)?.bytes, BYTES.length);
      assert.deepEqual(asked?.scan, (await client().get.query({ id: $key })).scan);
    });

    test('LOG-04 FLD-04 the log tells that a file changed, and nothing that is in it', async () => {
      const record = await add({ scan: Buffer.from('a secret sentence') });
      await change(record, { scan: Buffer.from('another sentence') });
      const { items } = await records.client.audit.list.query({ model: 'posts', record: record.$key });
      for (const { changes } of items)
        assert.deepEqual(
          changes.filter(({ field }) => field === 'scan').map(({ type }) => type),
          ['concealed'],
        );
      assert.equal(items.length, 2);
      assert.doesNotMatch(JSON.stringify(items), /sentence|YSBzZWNyZXQ/);
    });

    test('SEC-FILE-02 SEC-INJ-11 a file is named by field, key and what its bytes are, never by what they claim', async () => {
      const { $key } = await add({});
      for (const [begin, ending] of [
        ['\x89PNG\r\n\x1a\n…', 'png'],
        ['\xff\xd8\xff\xe0', 'jpg'],
        ['GIF89a', 'gif'],
        ['RIFF1234WEBPVP8 ', 'webp'],
        ['%PDF-1.7', 'pdf'],
        ['<svg onload="alert(1)">', 'bin'],
        ['<!doctype html>', 'bin'],
        ['', 'bin'],
      ] as const) {
        await models.posts.update({ scan: Buffer.from(begin, 'latin1') }, { where: { id: $key } });
        assert.equal((await file($key)).name, `scan-${$key}.${ending}`);
      }
    });

    test('FLD-04 a file that is larger than is sent is refused with its size, and never read', async () => {
      const { $key } = await add({});
      await models.posts.update({ scan: Buffer.alloc(4_000_001) }, { where: { id: $key } });
      const error = await refusal(file($key));
      assert.deepEqual([error.status, error.code], [400, 'QUERY_TOO_LARGE']);
      assert.deepEqual([error.params.max, error.params.size], [4_000_000, 4_000_001]);
      await models.posts.update({ scan: Buffer.alloc(4_000_000, 7) }, { where: { id: $key } });
      assert.equal((await file($key)).content.length, 4_000_000);
    });

    test('FLD-04 the descriptor tells the limits of a picker, by the model and by the column', async () => {
      const [model] = (await records.client.meta.models.query()).filter(({ slug }) => slug === 'posts');
      const limits = model?.fields.map(({ name, maxBytes, accept }) => [name, maxBytes, accept]);
      assert.deepEqual(
        limits?.filter(([, most]) => most !== undefined),
        [
          ['scan', 700_000, '.pdf,image/*'],
          ['stamp', 255, undefined],
          ['seal', 65_535, undefined],
          ['deed', 65_535, undefined],
        ],
      );
    });
  });
