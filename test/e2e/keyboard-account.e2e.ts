import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { codec } from '../../sdk/codec.ts';
import type { TotpSetup } from '../../server/contract.ts';
import { PASSWORD } from '../support/app.ts';
import { expectAccessiblePage } from '../support/axe-page.ts';
import { type Term, termIn } from '../support/catalogues.ts';
import { type ActorName, emailOf } from '../support/scenario.ts';
import { authenticatorCode } from '../support/two-factor.ts';
import { Keyboard } from './keyboard.ts';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

/** A clock that stands in the middle of a step, so that no code is over before it is typed. */
let now = new Date('2026-05-04T10:00:15.000Z');
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

const RECENT_PASSWORD = 10 * 60;

/** Who speaks which language, and the next one that can be chosen. */
const SPEAKERS = {
  en: { actor: 'ed', next: 'fr' },
  fr: { actor: 'vw', next: 'es' },
  es: { actor: 'ex', next: 'en' },
} as const;

/** A page in one language, for somebody with a keyboard alone. */
class Walk {
  readonly page: Page;
  readonly keys: Keyboard;
  readonly term: Term;

  constructor(page: Page, term: Term) {
    this.page = page;
    this.keys = new Keyboard(page);
    this.term = term;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  textbox(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  radio(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  /** Comes to a step by itself, which no violation spoils. */
  async arrives(target: Locator): Promise<void> {
    await this.keys.finds(target);
    await expectAccessiblePage(this.page);
  }

  async fill(input: Locator, text: string): Promise<void> {
    await this.keys.to(input);
    await this.keys.write(text);
  }

  /** From the login page, up to what follows the password. */
  async logIn(actor: ActorName): Promise<void> {
    const { term, keys } = this;
    await this.heading(term('authIntroduction', 'Asok Admin')).waitFor();
    await this.fill(this.textbox(term('authEmail')), emailOf(actor));
    await this.fill(this.textbox(term('authPassword')), PASSWORD);
    await keys.press('Enter');
  }

  /** Chooses from the menu of the profile, which stands before the page. */
  async chooseOfProfile(actor: ActorName, item: string): Promise<void> {
    await this.keys.open(this.button(this.term('shellProfile', actor)), 'Shift+Tab');
    await this.keys.open(this.page.getByRole('menuitem', { name: item, exact: true }), 'ArrowDown');
  }

  /** Ticks that the codes are saved, and goes on. */
  async saveCodes(): Promise<void> {
    await this.keys.to(this.page.getByRole('checkbox', { name: this.term('accountRecoverySaved') }));
    await this.keys.press('Space');
    await this.keys.open(this.button(this.term('accountDone')));
  }

  recoveryCodes(): Promise<string[]> {
    const list = this.page.getByRole('list', { name: this.term('accountRecoveryCodes') });
    return list.getByRole('listitem').allInnerTexts();
  }
}

/** What the QR code on the page says, read by another program than ours. */
async function scanned(picture: Locator): Promise<string> {
  const input = await picture.screenshot();
  return execFileSync('zbarimg', ['--quiet', '--raw', 'png:-'], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();
}

describe('one’s own account by keyboard alone', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite({ now: () => now }), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  // A code is used once: the next test has another one.
  beforeEach(() => pass(60));

  for (const [locale, { actor, next }] of Object.entries(SPEAKERS)) {
    const term = termIn(locale as keyof typeof SPEAKERS);

    test(`keyboard: TFA-01 TFA-02 TFA-03 TFA-04 TFA-05 TFA-06 TFA-07 SEC-MFA-10 ${locale}: two-factor set up by a scanned code, logged in with, renewed, switched off`, async (t) => {
      const { page } = await visit(t, { browser, site }, { path: '/login?next=/admin/account', locale });
      const walk = new Walk(page, term);
      const { keys } = walk;
      await walk.logIn(actor);
      await keys.finds(page.getByRole('main'));
      assert.equal(addressOf(page), '/admin/account');
      assert.equal(await page.title(), `${term('shellAccount')} · Asok Admin`);

      const started = page.waitForResponse(/account\.startTotp/);
      await keys.open(walk.button(term('accountTwoFactorEnable')));
      const setup = codec.deserialize((await (await started).json()).result.data) as TotpSetup;
      await walk.arrives(walk.heading(term('accountScanTitle')));
      assert.equal(await scanned(page.getByRole('img', { name: term('accountQrCode') })), setup.uri);
      assert.match(setup.uri, /^otpauth:\/\/totp\/Asok%20Admin/);
      assert.equal(new URL(setup.uri).searchParams.get('secret'), setup.secret);
      await keys.open(walk.button(term('accountContinue')));
      await walk.arrives(walk.heading(term('accountVerifyTitle')));
      await keys.to(walk.textbox(term('authCode')));
      // The last digit sends it.
      await page.keyboard.type(authenticatorCode(setup.secret, now));
      await walk.arrives(walk.heading(term('accountRecoveryTitle')));
      const first = await walk.recoveryCodes();
      assert.equal(new Set(first).size, 10);
      const download = page.waitForEvent('download');
      await keys.open(walk.button(term('accountDownload')));
      const text = readFileSync(await (await download).path(), 'utf8');
      assert(text.startsWith(term('accountRecoveryFile', 'Asok Admin', emailOf(actor))));
      for (const code of first) assert(text.includes(code));
      await keys.open(walk.button(term('accountPrint')));
      await walk.saveCodes();
      await page.getByText(term('accountCodesLeft', 10)).waitFor();
      await keys.hears(term('accountTwoFactorEnabled'));
      assert.equal(await page.locator('iframe').count(), 0);

      await keys.open(walk.button(term('accountCodesRenew')));
      const question = page.getByRole('dialog', { name: term('accountCodesRenewTitle') });
      await keys.open(question.getByRole('button', { name: term('accountCodesRenew') }));
      await keys.finds(walk.heading(term('accountRecoveryTitle')));
      const [recoveryCode = '', ...others] = await walk.recoveryCodes();
      await walk.saveCodes();
      await page.getByText(term('accountCodesLeft', 10)).waitFor();
      const shown = await page.content();
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      for (const secret of [setup.secret, ...first, recoveryCode, ...others])
        assert(!shown.includes(secret) && !kept.includes(secret));

      await walk.chooseOfProfile(actor, term('authLogout'));
      pass(60);
      await walk.logIn(actor);
      await walk.arrives(walk.textbox(term('authCode')));
      await page.keyboard.type(authenticatorCode(setup.secret, now));
      await keys.finds(page.getByRole('main'));

      await walk.chooseOfProfile(actor, term('authLogout'));
      await walk.logIn(actor);
      await keys.finds(walk.textbox(term('authCode')));
      await keys.open(walk.button(term('authRecoveryTitle')));
      await walk.arrives(walk.textbox(term('authRecoveryCode')));
      await keys.write(recoveryCode);
      await keys.press('Enter');
      await keys.hears(term('authRecoveryUsed', 9));
      await keys.finds(page.getByRole('main'));

      await walk.chooseOfProfile(actor, term('shellAccount'));
      await keys.open(walk.button(term('accountTwoFactorDisable')));
      await walk.arrives(walk.heading(term('accountTwoFactorDisableNow')));
      await walk.fill(walk.textbox(term('accountPasswordCurrent')), PASSWORD);
      await keys.press('Enter');
      await keys.hears(term('accountTwoFactorDisabled'));
      await keys.finds(walk.heading(term('accountTwoFactorTitle')));
      // Nobody stays signed in: the next test counts sessions.
      await walk.chooseOfProfile(actor, term('authLogout'));
      await walk.heading(term('authIntroduction', 'Asok Admin')).waitFor();
    });

    test(`keyboard: SEC-SESS-05 SEC-SESS-11 SEC-AUTH-21 I18N-01 THM-02 ${locale}: sessions, password, profile, language and theme`, async (t) => {
      const { Account, Session, User } = site.app.admin.models;
      const id = site.users[actor];
      for (let at = 0; at < 3; at += 1) await site.app.login(emailOf(actor));
      const { page } = await visit(t, { browser, site }, { as: actor, path: '/account', locale, refusals: [403] });
      const walk = new Walk(page, term);
      const { keys } = walk;
      await walk.heading(term('accountSessions')).waitFor();
      await expectAccessiblePage(page);

      // The page comes anew in the other language, with the focus at its beginning.
      await keys.to(walk.radio(term('$name')));
      await keys.press('ArrowRight');
      const other = termIn(next);
      await walk.heading(other('accountPreferences')).waitFor();
      await keys.finds(page.getByRole('main'));
      await keys.to(walk.radio(other('$name')));
      await keys.press('ArrowLeft');
      await walk.heading(term('accountPreferences')).waitFor();
      await keys.finds(page.getByRole('main'));
      await keys.to(walk.radio(term('accountThemeSystem')));
      await keys.press('ArrowLeft');
      await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
      await expectAccessiblePage(page);
      const account = await Account.findOne({ where: { userId: id } });
      assert.deepEqual([account?.language, account?.theme], [locale, 'dark']);

      const device = term('accountDeviceUnknown');
      await keys.open(page.getByRole('button', { name: term('accountSessionRevokeOf', device) }).first());
      await keys.hears(term('accountSessionRevoked', device));
      await keys.finds(walk.heading(term('accountSessions')));
      await keys.open(walk.button(term('accountSessionsOthers')));
      const question = page.getByRole('alertdialog', { name: term('accountSessionsQuestion', 2) });
      await keys.open(question.getByRole('button', { name: term('accountSessionsOthers') }));
      await keys.hears(term('accountSessionsEnded', 2));
      assert.equal(await Session.count({ where: { userId: id } }), 1);

      await keys.open(walk.button(term('accountPasswordChange')), 'Shift+Tab');
      await walk.arrives(walk.textbox(term('accountPasswordCurrent')));
      await keys.write(PASSWORD);
      await walk.fill(walk.textbox(term('accountPasswordNew')), 'eleven paper kites');
      await keys.press('Enter');
      await keys.hears(term('accountPasswordDone'));
      await keys.finds(walk.button(term('accountPasswordChange')));

      await walk.fill(walk.textbox(term('accountName')), 'Renamed');
      await walk.fill(walk.textbox(term('accountEmail')), `renamed-${emailOf(actor)}`);
      // The password is a recent one no longer.
      pass(RECENT_PASSWORD + 1);
      await keys.open(walk.button(term('accountSave')));
      await walk.arrives(walk.textbox(term('accountPassword')));
      await keys.write('eleven paper kites');
      await keys.press('Enter');
      await keys.hears(term('accountSaved'));
      const user = await User.findByPk(id, { rejectOnEmpty: true });
      assert.deepEqual([user.get('name'), user.get('email')], ['Renamed', `renamed-${emailOf(actor)}`]);
    });
  }
});
