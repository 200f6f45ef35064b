import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/accessibility.ts';
import { leaveAdmin, openAdmin } from '../../support/admin-page.ts';

type Page = Awaited<ReturnType<typeof openAdmin>>;

const drawer = (page: Page) => page.find<HTMLDialogElement>('asok-frame', 'dialog.sidebar');
const menuButton = (page: Page) => page.find('asok-frame', 'button[aria-haspopup=dialog]');

async function openDrawer(page: Page): Promise<void> {
  menuButton(page).focus();
  menuButton(page).click();
  await page.settle();
}

beforeEach(() => setViewport({ width: 390, height: 844 }));
afterEach(leaveAdmin);

describe('asok-admin on a phone', () => {
  it('keeps the sidebar in a drawer that holds the focus', async () => {
    const page = await openAdmin({ address: '/admin/posts' });
    expect(drawer(page).open).to.equal(false);
    expect(menuButton(page).getAttribute('aria-expanded')).to.equal('false');
    await openDrawer(page);
    expect(drawer(page).matches(':modal')).to.equal(true);
    expect(drawer(page).contains(page.frame().shadowRoot?.activeElement ?? null)).to.equal(true);
    const stops = drawer(page).querySelectorAll('a, button').length;
    for (let stop = 0; stop <= stops; stop += 1) {
      await sendKeys({ press: 'Tab' });
      const focused = page.frame().shadowRoot?.activeElement;
      // Between the last and the first stop the browser's own controls have their turn.
      if (focused) expect(drawer(page).contains(focused)).to.equal(true);
    }
    await expectAccessible(page.admin);
  });

  it('closes by Escape and gives the focus back', async () => {
    const page = await openAdmin({ address: '/admin/posts' });
    await openDrawer(page);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !drawer(page).open);
    await page.settle();
    expect(page.frame().shadowRoot?.activeElement).to.equal(menuButton(page));
    expect(menuButton(page).getAttribute('aria-expanded')).to.equal('false');
  });

  it('closes when a page was chosen', async () => {
    const page = await openAdmin({ address: '/admin/posts' });
    await openDrawer(page);
    drawer(page).querySelector<HTMLElement>('a.item[href="/admin/users"]')?.click();
    await page.settle();
    expect(page.path()).to.equal('/admin/users');
    expect(drawer(page).open).to.equal(false);
  });

  it('leaves of the breadcrumbs the way back', async () => {
    const page = await openAdmin({ address: '/admin/posts/7' });
    const shown = [...(page.frame().shadowRoot?.querySelectorAll<HTMLElement>('.crumbs li') ?? [])].filter(
      (crumb) => crumb.offsetParent !== null,
    );
    expect(shown.map((crumb) => crumb.textContent?.trim())).to.deep.equal(['Record 7']);
  });
});
