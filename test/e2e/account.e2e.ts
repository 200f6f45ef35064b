import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from '../support/app.ts';
import { emailOf } from '../support/scenario.ts';
import { Keyboard } from './keyboard.ts';
import { openBrowser, openSite, type Site, visit } from './support.ts';

/** A recent password is one of the last ten minutes. */
const LATER = 11 * 60_000;

describe('one’s own account, on the page', () => {
  let site: Site;
  let browser: Browser;
  let shift = 0;

  before(async () => {
    [site, browser] = await Promise.all([openSite({ now: () => new Date(Date.now() + shift) }), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  // What is slotted into a dialog is, to a locator, not inside of it.
  const question = (page: Page) => page.locator('asok-confirm-password');
  const emailStored = async (id: number) => (await site.app.admin.models.User.findByPk(id))?.get('email');

  test('B41 SEC-SESS-05 a new address needs the password again; cancelled, it stays as it was', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'vw', path: '/account', refusals: [403, 403, 401] });
    const email = page.getByRole('textbox', { name: 'Email' });
    await email.fill('viewer@example.org');
    shift += LATER;
    await button(page, 'Save profile').click();
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Give your password again to go on').waitFor();
    assert.equal(await emailStored(site.users.vw), emailOf('vw'));

    const keys = new Keyboard(page);
    await keys.open(button(page, 'Save profile'));
    const password = question(page).getByRole('textbox', { name: 'Password' });
    await keys.finds(password);
    await keys.write('not the password');
    await keys.press('Enter');
    await keys.hears('This is not your password.');
    await keys.finds(password);
    await keys.write(PASSWORD);
    await keys.press('Enter');
    await keys.hears('Profile saved');
    assert.equal(await emailStored(site.users.vw), 'viewer@example.org');
  });

  test('what was typed is asked about before it is lost, by leaving or by another language', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root2', path: '/account' });
    const name = page.getByRole('textbox', { name: 'Name' });
    const unsaved = page.getByRole('dialog', { name: 'Leave without saving?' });
    await name.fill('Typed by hand');
    await page.getByRole('link', { name: 'Posts' }).first().click();
    await unsaved.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('radio', { name: 'Français' }).click();
    await unsaved.getByRole('button', { name: 'Stay' }).click();
    assert.equal(await name.inputValue(), 'Typed by hand');
    await page.getByRole('link', { name: 'Posts' }).first().click();
    await unsaved.getByRole('button', { name: 'Save and leave' }).click();
    await page.locator('[data-key]').first().waitFor();
    assert.equal((await site.app.admin.models.User.findByPk(site.users.root2))?.get('name'), 'Typed by hand');
    await site.app.admin.models.Account.update({ language: null }, { where: { userId: site.users.root2 } });
  });

  test('SEC-AUTH-21 changing the password ends every other session, and this one goes on', async (t) => {
    const other = await visit(t, { browser, site }, { as: 'ed', path: '/posts', refusals: [401] });
    await other.page.locator('[data-key]').first().waitFor();
    const { page, context } = await visit(t, { browser, site }, { as: 'ed', path: '/account', refusals: [401, 400] });
    const [before] = await context.cookies();
    await button(page, 'Change password').click();
    const current = page.getByRole('textbox', { name: 'Current password' });
    const next = page.getByRole('textbox', { name: 'New password' });
    await current.fill('not the password');
    await next.fill('eleven paper kites');
    await page.keyboard.press('Enter');
    await page.getByText('This is not your current password.').waitFor();
    await current.fill(PASSWORD);
    await next.fill('password1234');
    await page.keyboard.press('Enter');
    await page.getByText('Choose a longer or less common password.').waitFor();
    await next.fill('eleven paper kites');
    await page.keyboard.press('Enter');
    await page.getByText('Password changed. Your other sessions are logged out.').waitFor();
    const [now] = await context.cookies();
    assert.notEqual(now?.value, before?.value);
    await page.reload();
    await page.getByText(/^Last changed/).waitFor();

    await other.page.getByRole('searchbox').fill('anything');
    await other.page.getByRole('dialog', { name: 'Log in again' }).waitFor();
  });

  test('SEC-SESS-11 one’s sessions are listed in plain words, and another one can be ended', async (t) => {
    const other = await visit(t, { browser, site }, { as: 'star', path: '/posts', refusals: [401] });
    await other.page.locator('[data-key]').first().waitFor();
    const { page } = await visit(t, { browser, site }, { as: 'star', path: '/account' });
    const list = page.locator('[part=session]');
    await list.first().waitFor();
    assert.equal(await list.count(), 2);
    await list.first().getByText('This session').waitFor();
    await list.first().getByText('Chrome on Linux').waitFor();
    await list
      .nth(1)
      .getByRole('button', { name: /^Log out: / })
      .click();
    await page.getByText('Logged out: Chrome on Linux').waitFor();
    assert.equal(await list.count(), 1);
    await other.page.getByRole('searchbox').fill('anything');
    await other.page.getByRole('dialog', { name: 'Log in again' }).waitFor();
  });

  test('SEC-SESS-11 all others end at once', async (t) => {
    const { Session } = site.app.admin.models;
    for (let at = 0; at < 3; at += 1) await site.app.login(emailOf('rmgr'));
    const { page } = await visit(t, { browser, site }, { as: 'rmgr', path: '/account' });
    await button(page, 'Log out all others').click();
    await page
      .getByRole('alertdialog', { name: 'Log out 3 other sessions?' })
      .getByRole('button', { name: 'Log out all others' })
      .click();
    await page.getByText('3 sessions logged out').waitFor();
    assert.equal(await Session.count({ where: { userId: site.users.rmgr } }), 1);
  });

  test('I18N-01 THM-02 language and theme go with the account into another browser', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'ex', path: '/account' });
    await page.getByRole('radio', { name: 'Dark' }).click();
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await page.getByRole('radio', { name: 'Français' }).click();
    await page.getByRole('heading', { name: 'Préférences' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');

    const other = await visit(t, { browser, site }, { path: '/login' });
    await other.page.getByLabel('Email').fill(emailOf('ex'));
    await other.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await button(other.page, 'Log in').click();
    await other.page.getByRole('button', { name: 'Profil : ex' }).waitFor();
    assert.equal(await other.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    // The choice of the bar goes into the account as well.
    const saved = other.page.waitForResponse(/account\.update/);
    await other.page.getByRole('button', { name: 'Thème : sombre' }).click();
    await saved;
    const account = await site.app.admin.models.Account.findOne({ where: { userId: site.users.ex } });
    assert.deepEqual([account?.language, account?.theme], ['fr', 'light']);
  });

  test('a role that is changed long after the login asks for the password, and is then saved', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/roles', refusals: [403] });
    await page.getByRole('link', { name: 'Role vw', exact: true }).click();
    await page.getByRole('link', { name: 'Edit', exact: true }).or(button(page, 'Edit')).first().click();
    const label = page.getByRole('textbox', { name: 'Label' });
    await label.fill('Readers');
    await page.getByRole('checkbox', { name: 'Posts: export' }).check();
    shift += LATER;
    await button(page, 'Save').click();
    await question(page).getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await question(page).getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/admin/roles');
    const role = await site.app.admin.models.Role.findOne({ where: { name: 'vw' } });
    assert.deepEqual([role?.label, role?.permissions], ['Readers', 'posts.view,posts.export']);
  });
});
