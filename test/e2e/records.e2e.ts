import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { addressOf, openBrowser, openSite, type Site, visit } from './support.ts';

describe('a record from form to form', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** A post of its own for each test. */
  const newPost = async (title: string) => {
    const slug = title.toLowerCase().replaceAll(' ', '-');
    // The list begins with the latest.
    const publishAt = new Date('2030-01-01');
    const post = await site.models.posts.create({ title, slug, body: 'Once.', publishAt, authorId: site.users.root });
    return { post, path: `/posts/${post.id}` };
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const box = (page: Page, name: string) => page.getByRole('textbox', { name });
  const saved = (page: Page) => page.getByText('Changes saved', { exact: true }).waitFor();

  test('DET-01 FORM-01 the detail page leads to the form, and saving to the list', async (t) => {
    const { post, path } = await newPost('Glue and thread');
    const { page } = await visit(t, { browser, site }, { as: 'root', path: `${path}/view` });
    await page.getByRole('heading', { name: 'Glue and thread' }).waitFor();
    assert.equal(await page.getByRole('main').getByRole('textbox').count(), 0);
    // The built file keeps the spaces between the words.
    await page.getByText(/Post #\d+ · Last changed \d+ \w+ \d{4}/).waitFor();
    await press(page, 'Edit');
    await box(page, 'Title').fill('Glue, thread and patience');
    assert.equal(addressOf(page), `/admin${path}`);
    await page.getByText('Unsaved changes in 1 field').waitFor();
    await press(page, 'Save');
    await saved(page);
    await page.waitForURL('**/admin/posts');
    await page.getByRole('link', { name: 'Glue, thread and patience', exact: true }).waitFor();
    assert.equal((await post.reload()).title, 'Glue, thread and patience');
  });

  test('FORM-02 save and continue stays on the record', async (t) => {
    const { post, path } = await newPost('Staying here');
    const { page } = await visit(t, { browser, site }, { as: 'root', path });
    await box(page, 'Excerpt').fill('A first version.');
    await press(page, 'Save and continue');
    await saved(page);
    await page.getByText('All changes saved').waitFor();
    assert.equal(addressOf(page), `/admin${path}`);
    await box(page, 'Excerpt').fill('A second version.');
    await press(page, 'Save and continue');
    await page.getByText('All changes saved').waitFor();
    assert.equal((await post.reload()).excerpt, 'A second version.');
  });

  test('VIEW-03 FORM-03 creating with relations and tags, then another', async (t) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/posts/new' });
    await box(page, 'Title').fill('Ink that outlives us');
    const category = page.getByRole('combobox', { name: 'Category' });
    await category.fill('Bind');
    await page.getByRole('option', { name: 'Binding' }).click();
    await box(page, 'Body').fill('Iron gall, mostly.');
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Published' }).click();
    await page.getByRole('combobox', { name: 'Author' }).fill('star');
    await page.getByRole('option', { name: 'star' }).click();
    const tags = page.getByRole('combobox', { name: 'Tags' });
    await tags.click();
    await page.getByRole('option', { name: 'archive' }).click();
    await tags.fill('typog');
    await page.getByRole('option', { name: 'typography' }).click();
    await press(page, 'Save and add another');
    await saved(page);
    await page.getByText('Not saved yet').waitFor();
    assert.equal(addressOf(page), '/admin/posts/new');
    assert.equal(await box(page, 'Title').inputValue(), '');

    const post = await site.models.posts.findOne({
      where: { title: 'Ink that outlives us' },
      include: ['category', 'tags', 'author'],
    });
    assert.equal(post?.slug, 'ink-that-outlives-us');
    assert.equal(post.status, 'published');
    assert.equal(post.category?.name, 'Binding');
    assert.equal(post.authorId, site.users.star);
    assert.deepEqual(post.tags?.map(({ name }) => name).sort(), ['archive', 'typography']);
  });

  test('what was refused is said at its field, and nothing typed is lost', async (t) => {
    const { post, path } = await newPost('Refused once');
    const { page } = await visit(t, { browser, site }, { as: 'root', path, refusals: [409] });
    const taken = (await site.models.posts.findByPk(1))?.slug ?? '';
    await box(page, 'Title').fill('');
    await box(page, 'Excerpt').fill('Typed and kept.');
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await press(page, 'Save');
    const summary = page.getByRole('alert').filter({ hasText: '1 field needs attention' });
    await summary.waitFor();
    // It got the focus, and the bar above does not cover it.
    assert.equal(await summary.evaluate((element) => element.matches(':focus')), true);
    const bar = await page.getByRole('banner').boundingBox();
    const told = await summary.boundingBox();
    assert.ok(bar && told && told.y >= bar.y + bar.height);
    assert.equal(await box(page, 'Title').getAttribute('aria-invalid'), 'true');
    assert.equal(await box(page, 'Excerpt').inputValue(), 'Typed and kept.');
    await box(page, 'Title').fill('Refused twice');
    await box(page, 'Slug').fill(taken);
    await press(page, 'Save');
    await page.getByText('Another record already has this value.').first().waitFor();
    assert.equal(await box(page, 'Slug').inputValue(), taken);
    assert.equal(await box(page, 'Excerpt').inputValue(), 'Typed and kept.');
    assert.equal((await post.reload()).title, 'Refused once');
    await box(page, 'Slug').fill('refused-never-again');
    await press(page, 'Save');
    await page.waitForURL('**/admin/posts');
    assert.equal((await post.reload()).excerpt, 'Typed and kept.');
  });

  test('two tabs: changes to other fields merge, a clash is decided by the person', async (t) => {
    const { post, path } = await newPost('Two hands');
    const { page, context } = await visit(t, { browser, site }, { as: 'root', path, refusals: [409] });
    const other = await context.newPage();
    await other.goto(site.url + path);
    await box(other, 'Excerpt').fill('The other hand.');
    await box(page, 'Excerpt').fill('This hand.');
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await box(page, 'Body').fill('Written by this hand.');
    await press(other, 'Save');
    await other.waitForURL('**/admin/posts');
    await page.bringToFront();
    await press(page, 'Save');
    await page.getByText('Someone else saved this while you were editing').waitFor();
    assert.equal((await post.reload()).excerpt, 'The other hand.');
    assert.equal(await box(page, 'Excerpt').inputValue(), 'This hand.');
    await page.getByRole('radio', { name: 'Excerpt: Their value' }).check();
    await press(page, 'Keep selected and save');
    await page.waitForURL('**/admin/posts');
    await post.reload();
    assert.equal(post.excerpt, 'The other hand.');
    assert.equal(post.body, '<p>Written by this hand.</p>');
  });

  test('leaving unsaved changes asks first', async (t) => {
    const { path } = await newPost('Half done');
    const { page } = await visit(t, { browser, site }, { as: 'root', path });
    await box(page, 'Title').fill('Half done, half lost');
    await page.getByRole('link', { name: 'Tags' }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Stay' }).click();
    assert.equal(addressOf(page), `/admin${path}`);
    assert.equal(await box(page, 'Title').inputValue(), 'Half done, half lost');
    await page.getByRole('link', { name: 'Tags' }).click();
    await question.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('heading', { name: 'Tags' }).waitFor();
    assert.equal(addressOf(page), '/admin/tags');
  });

  test('deleting asks first, and Cancel keeps the record', async (t) => {
    const { post, path } = await newPost('Soon gone');
    const { page } = await visit(t, { browser, site }, { as: 'root', path: `${path}/view` });
    await press(page, 'Delete');
    const question = page.getByRole('alertdialog', { name: 'Delete Soon gone?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    assert.equal(await site.models.posts.count({ where: { id: post.id } }), 1);
    await press(page, 'Delete');
    await question.getByRole('button', { name: 'Delete forever' }).click();
    await page.getByText('Soon gone deleted').waitFor();
    await page.waitForURL('**/admin/posts');
    assert.equal(await site.models.posts.count({ where: { id: post.id } }), 0);
  });
});
