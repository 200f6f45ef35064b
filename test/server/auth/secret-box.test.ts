import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSecretBox } from '../../../server/auth/secret-box.ts';
import { ConfigError, resolveConfig } from '../../../server/config.ts';
import { createTestApp } from '../../support/app.ts';
import { databases } from '../../support/databases.ts';
import { emailOf } from '../../support/scenario.ts';
import { dataOf, openTwoFactorSite, refusalOf } from '../../support/two-factor.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const OLD = { id: 'old', key: 'an-old-key-of-32-bytes-or-more-1' };
const NEW = { id: '2027_new-1', key: 'a-new-key-of-32-bytes-or-more-22' };

describe('encrypted secrets', () => {
  const box = (keys: { id: string; key: string }[] = [], secret = SECRET) => createSecretBox({ keys, secret });

  test('SEC-MFA-09 the stored text is another one each time, names its key, and tells nothing of the secret', () => {
    const { seal, open } = box([NEW, OLD]);
    const texts = Array.from({ length: 100 }, () => seal('JBSWY3DPEHPK3PXP', 'user:1:totp'));
    assert.equal(new Set(texts).size, 100);
    for (const text of texts) {
      assert.match(text, /^2027_new-1:[\w-]{59}$/);
      assert.deepEqual(open(text, 'user:1:totp'), { plain: 'JBSWY3DPEHPK3PXP', isStale: false });
    }
  });

  test('SEC-MFA-09 a text that was changed, or moved to another user, is opened by nobody', () => {
    const { seal, open } = box();
    const text = seal('JBSWY3DPEHPK3PXP', 'user:1:totp');
    assert.throws(() => open(text, 'user:2:totp'), /does not open user:2:totp/);
    assert.throws(() => open(text, 'user:1:totp-pending'), /does not open/);
    const at = text.indexOf(':') + 1;
    for (let index = at; index < text.length - 1; index++) {
      const other = text[index] === 'A' ? 'B' : 'A';
      assert.throws(() => open(text.slice(0, index) + other + text.slice(index + 1), 'user:1:totp'), /does not open/);
    }
    for (const broken of ['', 'x', 'secret', text.slice(0, at), text.slice(0, -8), 'canary-totp-secret'])
      assert.throws(() => open(broken, 'user:1:totp'), Error, broken);
  });

  test('SEC-MFA-09 the first key seals, all open, and without its key a text stays shut', () => {
    const byOld = box([OLD]).seal('JBSWY3DPEHPK3PXP', 'user:1:totp');
    assert.deepEqual(box([NEW, OLD]).open(byOld, 'user:1:totp'), { plain: 'JBSWY3DPEHPK3PXP', isStale: true });
    assert.throws(
      () => box([NEW]).open(byOld, 'user:1:totp'),
      /The key "old" of user:1:totp is missing.*encryptionKeys/,
    );
    assert.throws(() => box([{ ...NEW, id: 'old' }]).open(byOld, 'user:1:totp'), /The key "old" does not open/);
    const bySecret = box().seal('JBSWY3DPEHPK3PXP', 'user:1:totp');
    assert.equal(box([NEW]).open(bySecret, 'user:1:totp').isStale, true);
    assert.throws(() => box([NEW], `${SECRET}x`).open(bySecret, 'user:1:totp'), /is missing/);
  });

  test('CFG_ENCRYPTION_KEY keys come from the options, else from ASOK_ENC_KEYS, and weak or doubled ones are refused', () => {
    const options = { sequelize: {} as never, secret: SECRET };
    const environment = { ASOK_ENC_KEYS: ` ${NEW.id}:${NEW.key}, ${OLD.id}:${OLD.key}:with-a-colon ` };
    assert.deepEqual(resolveConfig(options, {}).encryptionKeys, []);
    assert.deepEqual(resolveConfig(options, environment).encryptionKeys, [
      NEW,
      { id: 'old', key: `${OLD.key}:with-a-colon` },
    ]);
    assert.deepEqual(resolveConfig({ ...options, encryptionKeys: [OLD] }, environment).encryptionKeys, [OLD]);
    const wrong = [
      [{ id: 'a', key: 'too short' }],
      [{ id: 'a', key: 'a'.repeat(40) }],
      [{ id: '', key: NEW.key }],
      [{ id: 'a:b', key: NEW.key }],
      [{ id: 'a.b', key: NEW.key }],
      [{ id: 'x'.repeat(21), key: NEW.key }],
      [NEW, { ...OLD, id: NEW.id }],
      [{ id: 'a' } as never],
    ];
    for (const encryptionKeys of wrong)
      assert.throws(
        () => resolveConfig({ ...options, encryptionKeys }, {}),
        (error) =>
          error instanceof ConfigError && error.id === 'CFG_ENCRYPTION_KEY' && !error.message.includes(NEW.key),
      );
    assert.throws(() => resolveConfig(options, { ASOK_ENC_KEYS: NEW.key }), /CFG_ENCRYPTION_KEY/);
  });
});

for (const kind of databases())
  describe(`the keys of second factors [${kind.name}]`, () => {
    test('SEC-MFA-09 a new key takes over with the next sign-in; a site that lost the key lets nobody in by a code', async () => {
      const site = await openTwoFactorSite(kind, { encryptionKeys: [OLD] });
      try {
        const { secret, recoveryCodes } = await site.enrol('root');
        const stored = async () =>
          (await site.app.admin.models.Account.findByPk(site.ids.root, { raw: true }))?.totpSecret ?? '';
        assert.match(await stored(), /^old:/);
        const now = () => site.clock.now;
        const open = (encryptionKeys: (typeof OLD)[]) => createTestApp(site.database, { encryptionKeys, now });
        const verify = async (app: typeof site.app) => {
          const cookie = await app.login(emailOf('root'));
          return { cookie, answer: await app.call('auth.verifyTotp', { code: site.codeOf(secret) }, { cookie }) };
        };

        const lost = await open([NEW]);
        const { answer, cookie } = await verify(lost);
        assert.deepEqual(refusalOf(answer), [500, 'INTERNAL']);
        assert(!answer.text.includes('old'));
        assert.match(lost.log(), /The key \\"old\\" of user:\d+:totp is missing/);
        assert(!lost.log().includes(secret));
        assert.match(await stored(), /^old:/);
        const [code] = recoveryCodes;
        dataOf(await lost.call('auth.recover', { code }, { cookie }));

        const both = await open([NEW, OLD]);
        dataOf((await verify(both)).answer);
        assert.match(await stored(), /^2027_new-1:/);
        site.clock.pass(30);
        dataOf((await verify(lost)).answer);
      } finally {
        await site.close();
      }
    });
  });
