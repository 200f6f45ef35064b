import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { TotpSetup } from '../../server/contract.ts';
import { codec } from '../../sdk/codec.ts';
import { PASSWORD } from '../support/app.ts';
import { type ActorName, emailOf } from '../support/scenario.ts';
import { authenticatorCode, enrol, wrongCode } from '../support/two-factor.ts';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

/** A clock that stands in the middle of a step, so that no code is over before it is typed. */
let now = new Date('2026-05-04T10:00:15.000Z');
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

const codeInput = (page: Page) => page.getByRole('textbox', { name: '6-digit code' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function givePassword(page: Page, actor: ActorName): Promise<void> {
  await page.getByLabel('Email').fill(emailOf(actor));
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await button(page, 'Log in').click();
  await codeInput(page).waitFor();
}

describe('two-factor authentication, on the page', () => {
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

  const enrolled = async (actor: ActorName) => {
    const made = await enrol(site.app, await site.app.login(emailOf(actor)), now);
    pass(60);
    return made;
  };
  const sessionsOf = (actor: ActorName) =>
    site.app.admin.models.Session.count({ where: { userId: site.users[actor] } });

  test('TFA-04 TFA-05 wrong codes open nothing: neither at set-up nor at login', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'vw', path: '/account', refusals: [401] });
    const started = page.waitForResponse(/account\.startTotp/);
    await button(page, 'Enable 2FA').click();
    const { secret } = codec.deserialize((await (await started).json()).result.data) as TotpSetup;
    await button(page, 'Continue').click();
    await codeInput(page).fill(wrongCode(secret, now));
    await page.getByText('That code is not valid').waitFor();
    const { Account } = site.app.admin.models;
    const account = await Account.findOne({ where: { userId: site.users.vw } });
    assert.equal(account?.totpEnabledAt ?? null, null);

    const { secret: own } = await enrolled('ex');
    const { page: other, context } = await visit(t, { browser, site }, { path: '/login', refusals: [401, 401] });
    await givePassword(other, 'ex');
    await codeInput(other).fill(wrongCode(own, now));
    await other.getByText('That code is not valid').waitFor();
    // The right password alone opens no procedure.
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const { error } = await site.app.call('records.posts.list', {}, { cookie });
    assert.equal(error?.code, 'UNAUTHENTICATED');
    // Five minutes later it begins with the password again.
    pass(301);
    await codeInput(other).fill(authenticatorCode(own, now));
    await other.getByText('The code was not given in time').waitFor();
    assert.equal(await other.getByLabel('Email').inputValue(), emailOf('ex'));
    assert.equal(addressOf(other), '/admin/login');
  });

  test('SEC-MFA-10 a recovery code logs in once, and few that are left are warned of', async (t) => {
    const { recoveryCodes } = await enrolled('umgr');
    const { page } = await visit(t, { browser, site }, { path: '/login', refusals: [401] });
    const enter = async (code: string) => {
      await givePassword(page, 'umgr');
      await button(page, 'Use a recovery code').click();
      await page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
      await button(page, 'Verify').click();
    };
    const [first = '', ...others] = recoveryCodes;
    await enter(first.toLowerCase().replace('-', ''));
    await page.getByText('You used a recovery code. 9 are left.').waitFor();
    await page.getByRole('button', { name: 'Profile: umgr' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await enter(first);
    await page.getByText('That recovery code is not valid').waitFor();
    for (const code of others.slice(0, 6)) {
      const cookie = await site.app.login(emailOf('umgr'));
      assert.equal((await site.app.call('auth.recover', { code }, { cookie })).status, 200);
    }
    await page.getByRole('textbox', { name: 'Recovery code' }).fill(others[6] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Profile: umgr' }).click();
    await page.getByRole('menuitem', { name: 'My profile' }).click();
    await page.getByText('2 recovery codes left.').waitFor();
  });

  test('TFA-06 SEC-MFA-13 disabling needs the current password: a wrong one leaves it on', async (t) => {
    const { secret } = await enrolled('star');
    const { page } = await visit(t, { browser, site }, { path: '/login?next=/admin/account', refusals: [401] });
    await givePassword(page, 'star');
    await codeInput(page).fill(authenticatorCode(secret, now));
    await button(page, 'Disable').click();
    const password = page.getByRole('textbox', { name: 'Current password' });
    await password.fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('This is not your current password.').waitFor();
    const stands = async () =>
      (await site.app.admin.models.Account.findOne({ where: { userId: site.users.star } }))?.totpEnabledAt ?? null;
    assert.notEqual(await stands(), null);
    await password.fill(PASSWORD);
    await button(page, 'Disable 2FA').click();
    await page.getByText('Two-factor authentication is off').waitFor();
    assert.equal(await stands(), null);
    await button(page, 'Enable 2FA').waitFor();
  });

  test('TFA-05 a session that ended meanwhile asks for both factors, and what was typed stays', async (t) => {
    const { secret } = await enrolled('root2');
    const { page } = await visit(t, { browser, site }, { path: '/login?next=/admin/posts/2', refusals: [401] });
    await givePassword(page, 'root2');
    await codeInput(page).fill(authenticatorCode(secret, now));
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Typed before the session ended');
    // What the page still asks for by itself would be refused before the save.
    await page.waitForLoadState('networkidle');
    await site.app.admin.models.Session.destroy({ where: { userId: site.users.root2 } });
    await button(page, 'Save').click();
    const dialog = page.getByRole('dialog', { name: 'Log in again' });
    await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Log in' }).click();
    pass(30);
    await dialog.getByRole('textbox', { name: '6-digit code' }).fill(authenticatorCode(secret, now));
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await title.inputValue(), 'Typed before the session ended');
    assert.equal(await sessionsOf('root2'), 1);
  });
});

describe('two-factor authentication that the site asks for', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite({ now: () => now, require2fa: true }), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  test('SEC-MFA-15 nothing but setting it up and logging out opens, whatever the address says', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'ed', path: '/posts/1' });
    await heading(page, 'Set up two-factor authentication').waitFor();
    assert.equal(await page.title(), 'Set up two-factor authentication · Asok Admin');
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.equal(await page.getByRole('textbox').count(), 0);
    await button(page, 'Log out').click();
    await heading(page, 'Log in to Asok Admin').waitFor();
  });

  test('SEC-MFA-15 once it is on, the page that was asked for opens', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'ed', path: '/posts' });
    const started = page.waitForResponse(/account\.startTotp/);
    await button(page, 'Enable 2FA').click();
    const { secret } = codec.deserialize((await (await started).json()).result.data) as TotpSetup;
    await button(page, 'Continue').click();
    await codeInput(page).fill(authenticatorCode(secret, now));
    await page.getByRole('checkbox', { name: 'I have saved my recovery codes' }).check();
    await button(page, 'Done').click();
    await page.getByRole('heading', { name: 'Posts' }).waitFor();
    assert.equal(addressOf(page), '/admin/posts');
    // Switched off, which asks for a code here, it is asked for again before anything else.
    pass(60);
    await page.getByRole('button', { name: 'Profile: ed' }).click();
    await page.getByRole('menuitem', { name: 'My profile' }).click();
    await button(page, 'Disable').click();
    await page.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD);
    await codeInput(page).fill(authenticatorCode(secret, now));
    await heading(page, 'Set up two-factor authentication').waitFor();
  });
});
