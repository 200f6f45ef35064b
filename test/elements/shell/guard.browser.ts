import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { leaveAdmin, openAdmin } from '../../support/admin-page.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';

type Page = Awaited<ReturnType<typeof openAdmin>>;

beforeEach(() => setViewport({ width: 1440, height: 900 }));
afterEach(leaveAdmin);

const dialogOf = (page: Page) => page.find<AsokDialog>('asok-dialog');

/** Types into the only field of the form, as a person would. */
async function typeTitle(page: Page, text: string): Promise<void> {
  const form = page.find<HTMLElement & { dirty: boolean }>('asok-frame', 'asok-form');
  form.shadowRoot?.querySelector<HTMLElement>('asok-input')?.focus();
  await sendKeys({ type: text });
  await waitUntil(() => form.dirty, 'the form has unsaved changes');
}

function typedTitle(page: Page): string {
  const field = page
    .find('asok-frame', 'asok-form')
    .shadowRoot?.querySelector<HTMLElement & { value: string }>('asok-input');
  return String(field?.value);
}

async function answer(page: Page, reason: 'confirm' | 'alternative' | 'cancel'): Promise<void> {
  dialogOf(page).close(reason);
  await page.settle();
}

describe('asok-admin: unsaved changes', () => {
  it('asks before leaving; staying keeps page, address and text', async () => {
    const page = await openAdmin({ address: '/admin/posts/7' });
    await typeTitle(page, 'Boats ');
    page.find('asok-frame', '.item[href="/admin/users"]').click();
    await page.settle();
    await expectAccessible(dialogOf(page));
    await answer(page, 'cancel');
    expect(page.path()).to.equal('/admin/posts/7');
    expect(typedTitle(page)).to.contain('Boats');
    page.find('asok-frame', '.item[href="/admin/users"]').click();
    await page.settle();
    await answer(page, 'alternative');
    expect(page.path()).to.equal('/admin/users');
  });

  it('saves and leaves, and only leaves what was saved', async () => {
    let refuses = true;
    const saved: unknown[] = [];
    const update = (input: unknown) => {
      if (refuses)
        throw new Refusal('VALIDATION_FAILED', { httpStatus: 422, fieldErrors: { title: { code: 'required' } } });
      saved.push(input);
      return { $key: '7', $label: 'Boats', $version: '2', $can: { edit: true, delete: true }, title: 'Boats' };
    };
    const page = await openAdmin({ address: '/admin/posts/7', table: { 'records.posts.update': update } });
    // Not by the history's length: browsers keep 50 steps.
    const { pushState } = history;
    const steps: unknown[] = [];
    history.pushState = (...step) => {
      steps.push(step[2]);
      pushState.apply(history, step);
    };
    await typeTitle(page, 'Boats ');
    page.find('asok-frame', '.item[href="/admin/users"]').click();
    await page.settle();
    await answer(page, 'confirm');
    expect(page.path(), 'a refusal keeps the page').to.equal('/admin/posts/7');
    expect(typedTitle(page)).to.contain('Boats');
    refuses = false;
    page.find('asok-frame', '.item[href="/admin/users"]').click();
    await page.settle();
    await answer(page, 'confirm');
    await waitUntil(() => page.path() === '/admin/users', 'it goes where the person wanted');
    expect(saved.length).to.equal(1);
    history.pushState = pushState;
    expect(steps, 'the form adds no step of its own').to.deep.equal(['/admin/users']);
  });

  it('asks before the Back button too, and puts the address back', async () => {
    const page = await openAdmin({ address: '/admin/posts' });
    page.find('asok-frame', '.item[href="/admin/users"]').click();
    await page.settle();
    const { AsokNavigateEvent } = await import('../../../elements/internal/events.ts');
    page.admin.dispatchEvent(new AsokNavigateEvent({ model: 'posts', view: 'edit', id: '7' }));
    await page.settle();
    await typeTitle(page, 'Boats ');
    history.back();
    await waitUntil(() => dialogOf(page), 'it asks');
    await waitUntil(() => page.path() === '/admin/posts/7', 'the address is put back');
    await answer(page, 'cancel');
    expect(typedTitle(page)).to.contain('Boats');
    history.back();
    await waitUntil(() => dialogOf(page), 'it asks again');
    await waitUntil(() => page.path() === '/admin/posts/7');
    await answer(page, 'alternative');
    await waitUntil(() => page.path() === '/admin/users', 'the step is repeated');
    await page.settle();
    expect(page.find('asok-frame', 'asok-list')).to.not.equal(null);
  });

  it('asks before another language, which would make the page anew', async () => {
    const page = await openAdmin({ address: '/admin/posts/7' });
    await typeTitle(page, 'Boats ');
    const menu = page.find('asok-frame', 'asok-menu[part=language]').shadowRoot as ShadowRoot;
    [...menu.querySelectorAll('button')].find((item) => item.textContent?.includes('Français'))?.click();
    await page.settle();
    await answer(page, 'cancel');
    expect(document.documentElement.lang).to.equal('en');
    expect(typedTitle(page)).to.contain('Boats');
  });
});

describe('asok-admin: a session that ends during use', () => {
  it('asks for the password over the page and keeps what was typed', async () => {
    let knows = true;
    const save = () => {
      if (!knows) throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
      return { $key: '7', $label: 'Record 7', $version: '2', $can: { edit: true, delete: true }, title: 'Boats' };
    };
    const page = await openAdmin({ address: '/admin/posts/7', table: { 'records.posts.update': save } });
    await typeTitle(page, 'Boats ');
    knows = false;
    await page.find<HTMLElement & { save(): Promise<boolean> }>('asok-frame', 'asok-form').save();
    await page.settle();
    const dialog = page.find<HTMLDialogElement>('asok-frame', 'asok-relogin', 'dialog');
    expect(dialog.matches(':modal')).to.equal(true);
    const login = ['asok-frame', 'asok-relogin', 'asok-login'];
    expect(page.find<HTMLInputElement>(...login, '[name=email]').value).to.equal('amira@kestrel.example');
    await expectAccessible(page.find('asok-frame', 'asok-relogin'));
    knows = true;
    page.find<HTMLInputElement>(...login, '[name=password]').value = 'nine paper boats';
    page.find(...login, '[type=submit]').click();
    await page.settle();
    expect(page.find('asok-frame', 'asok-relogin', 'dialog')).to.equal(null);
    expect(page.path()).to.equal('/admin/posts/7');
    expect(typedTitle(page)).to.contain('Boats');
  });

  it('comes back with the next refusal once it was closed, and loads the list again after logging in', async () => {
    const refused = () => {
      throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
    };
    const page = await openAdmin({ address: '/admin/posts', table: { 'roles.matrix': refused } });
    const lists = () => page.calls.filter(({ path }) => path === 'records.posts.list').length;
    const dialog = () => page.find<HTMLDialogElement>('asok-frame', 'asok-relogin', 'dialog');
    const call = async () => {
      await page.connection.client.roles.matrix.query().catch(() => {});
      await page.settle();
    };
    await call();
    dialog().close();
    await waitUntil(() => !dialog());
    await call();
    expect(dialog().open).to.equal(true);
    const before = lists();
    await page.connection.session.login({ email: 'amira@kestrel.example', password: 'nine paper boats' });
    await page.settle();
    expect(dialog()).to.equal(null);
    expect(lists()).to.be.greaterThan(before);
  });
});
