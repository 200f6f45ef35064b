import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

describe('what people may do, on the page and past it', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();

  /** Calls a procedure from a page, with all that page has: its origin, its cookie, its headers. */
  const forge = (page: Page, procedure: string, input: object) =>
    page.evaluate(
      async ({ url, body }) => {
        const headers = { 'content-type': 'application/json', 'x-asok-client': '1' };
        const answer = await fetch(url, { method: 'POST', headers, body });
        const { error } = (await answer.json()) as { error?: { data: { code: string } } };
        return { status: answer.status, code: error?.data.code };
      },
      { url: `${site.url}/api/trpc/${procedure}`, body: JSON.stringify(input) },
    );

  test('PERM-01 PERM-05 a viewer sees no way to change a post, and is led from the form to the detail page', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'vw', path: '/posts' });
    await page
      .getByRole('link', { name: /^View / })
      .first()
      .waitFor();
    assert.deepEqual(await sidebar(page), ['Posts']);
    for (const name of [/^Edit /, /^Delete /, /^New /])
      assert.equal(await page.getByRole('button', { name }).or(page.getByRole('link', { name })).count(), 0);
    await open('/posts/1');
    await page.waitForURL('**/admin/posts/1/view');
    await heading(page, (await site.models.posts.findByPk(1))?.title ?? '');
    assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
  });

  test('PERM-06 PERM-07 without the permission a page says 403 and names what is missing', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'vw', path: '/users' });
    await heading(page, 'No access to this page');
    await page.getByText('The missing permission is users.view.').waitFor();
    assert.equal(await page.getByRole('img', { name: '403' }).count(), 1);
    assert.equal(await page.title(), 'No access to this page · Asok Admin');
    await open('/posts/new');
    await page.getByText('The missing permission is posts.add.').waitFor();
    await page.getByRole('button', { name: 'Home' }).click();
    await heading(page, 'Asok Admin');
    assert.equal(addressOf(page), '/admin/');
  });

  test('a page and a record that do not exist say 404', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'root', path: '/posts', refusals: [404] });
    await heading(page, `Posts ${await site.models.posts.count()}`);
    await open('/nothing-here');
    await heading(page, 'This page does not exist');
    assert.equal(await page.getByRole('img', { name: '404' }).count(), 1);
    await open('/posts/987654321/view');
    await heading(page, 'This page does not exist');
    await page.getByRole('button', { name: 'Go back' }).click();
    await page.waitForURL('**/admin/nothing-here');
  });

  test('PERM-11 calls that no button makes are refused, and change nothing', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'ed', path: '/posts', refusals: [403, 403, 403] });
    await page
      .getByRole('link', { name: /^Edit / })
      .first()
      .waitFor();
    assert.equal(await page.getByRole('button', { name: /^Delete / }).count(), 0);
    const before = await site.models.posts.count();
    const roles = await site.app.admin.models.Role.count();
    const forbidden = { status: 403, code: 'FORBIDDEN' };
    assert.deepEqual(await forge(page, 'records.posts.remove', { id: '1' }), forbidden);
    assert.deepEqual(await forge(page, 'records.users.list', {}), forbidden);
    assert.deepEqual(
      await forge(page, 'records.roles.create', { values: { name: 'mine', label: 'Mine', permissions: '*' } }),
      forbidden,
    );
    assert.equal(await site.models.posts.count(), before);
    assert.equal(await site.app.admin.models.Role.count(), roles);
  });

  test('RBAC-09 RBAC-10 RBAC-22 a role changed in the matrix holds at the next call of those who have it', async (t) => {
    const { Role } = site.app.admin.models;
    const role = await Role.findOne({ where: { name: 'vw' }, rejectOnEmpty: true });
    const viewer = await visit(t, { browser, site }, { as: 'vw', path: '/posts/2/view', refusals: [403] });
    const root = await visit(t, { browser, site }, { as: 'root', path: `/roles/${role.id}` });
    await viewer.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await viewer.page.getByRole('button', { name: 'Edit' }).count(), 0);

    const { page } = root;
    const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
    await box('Posts: edit').click();
    await box('Comments: delete').click();
    assert.equal(await box('Comments: view').isChecked(), true);
    await page.getByText('3 permission changes').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL('**/admin/roles');
    assert.equal((await role.reload()).permissions, 'posts.view,posts.edit,comments.view,comments.delete');

    await viewer.page.reload();
    await viewer.page.getByRole('button', { name: 'Edit' }).click();
    const title = viewer.page.getByRole('textbox', { name: 'Title' });
    await title.fill('Changed by who could only look');
    assert.deepEqual(await sidebar(viewer.page), ['Posts', 'Comments']);

    // Taken away while the form is open: the very next save is refused, and what was typed stays.
    await root.open(`/roles/${role.id}`);
    await box('Posts: edit').click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL('**/admin/roles');
    await viewer.page.bringToFront();
    await viewer.page.getByRole('button', { name: 'Save', exact: true }).click();
    await viewer.page.getByText('Your roles do not allow this.').first().waitFor();
    assert.equal(await title.inputValue(), 'Changed by who could only look');
    assert.notEqual((await site.models.posts.findByPk(2))?.title, 'Changed by who could only look');
  });

  test('ACC-02 a person without is_admin sees the models of his role alone, and 404s tell him nothing', async (t) => {
    const { page, open } = await visit(t, { browser, site }, { as: 'umgr', path: '/' });
    await heading(page, 'Asok Admin');
    assert.deepEqual(await sidebar(page), ['Users', 'Roles']);
    await open('/nothing-here');
    await heading(page, 'No access to this page');
    await open('/posts');
    await heading(page, 'No access to this page');
  });
});
