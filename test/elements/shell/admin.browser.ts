import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { loadLanguage } from '../../../elements/i18n/localize.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { leaveAdmin, models, openAdmin } from '../../support/admin-page.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { administrator } from '../../../stories/support/site.ts';

const editor = { ...administrator, isAdmin: false, permissions: ['posts.*' as const] };
const posts = models.filter(({ slug }) => slug === 'posts');

type Page = Awaited<ReturnType<typeof openAdmin>>;

const errorPage = (page: Page) => page.find('asok-frame', 'asok-error-page');
const textOf = (element: Element | null) =>
  (element?.shadowRoot ?? element)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Presses a button by its text or label, in the shadow root that `path` leads to. */
function press(page: Page, path: string[], name: string): void {
  const root = (path.length > 0 ? page.find(...path) : page.admin).shadowRoot;
  const buttons = [...(root?.querySelectorAll<HTMLElement>('button, a') ?? [])];
  const button = buttons.find((one) => one.getAttribute('aria-label') === name || one.textContent?.trim() === name);
  if (!button) throw new Error(`No button "${name}" in ${path.join(' ')}`);
  button.click();
}

async function logIn(page: Page): Promise<void> {
  page.find<HTMLInputElement>('asok-login', '[name=email]').value = 'amira@kestrel.example';
  page.find<HTMLInputElement>('asok-login', '[name=password]').value = 'nine paper boats';
  page.find('asok-login', '[type=submit]').click();
  await page.settle();
}

beforeEach(() => setViewport({ width: 1440, height: 900 }));
afterEach(leaveAdmin);

describe('asok-admin: who may be where', () => {
  it('ACC-05 sends nobody to login, and back to the deep link afterwards', async () => {
    const page = await openAdmin({ address: '/admin/posts/7?x=1', user: null });
    expect(page.path()).to.equal(`/admin/login?next=${encodeURIComponent('/admin/posts/7?x=1')}`);
    expect(document.title).to.equal('Log in · Kestrel Press');
    expect(page.frame()).to.equal(null);
    await logIn(page);
    expect(page.path()).to.equal('/admin/posts/7');
    expect(page.find('asok-frame', 'asok-form')).to.not.equal(null);
  });

  for (const next of ['//evil.example', 'https://evil.example/admin/posts', '/\\evil.example', 'javascript:alert(1)']) {
    it(`SEC-XSS-06 goes to the start page for next=${next}`, async () => {
      const page = await openAdmin({ address: `/admin/login?next=${encodeURIComponent(next)}`, user: null });
      await logIn(page);
      expect(page.path()).to.equal('/admin/');
    });
  }

  it('PERM-06 tells who lacks view which permission is missing, and does not list the model', async () => {
    const page = await openAdmin({ address: '/admin/users', user: editor, visible: posts });
    expect(textOf(errorPage(page)))
      .to.contain('No access to this page')
      .and.contain('users.view');
    const items = [...(page.frame().shadowRoot?.querySelectorAll('.item') ?? [])].map(textOf);
    expect(items).to.deep.equal(['Posts']);
    expect(page.calls.filter(({ path }) => path.startsWith('records.'))).to.deep.equal([]);
    await expectAccessible(page.admin);
  });

  it('ERR-02 tells only who may see everything that a model does not exist', async () => {
    const page = await openAdmin({ address: '/admin/nope' });
    expect(textOf(errorPage(page))).to.contain('This page does not exist');
    expect(document.title).to.equal('This page does not exist · Kestrel Press');
  });

  it('PERM-05 sends who may only view from the form to the record', async () => {
    const before = history.length;
    const page = await openAdmin({ address: '/admin/comments/7' });
    expect(history.length, 'Back leads to the page before').to.equal(before);
    expect(page.path()).to.equal('/admin/comments/7/view');
    expect(page.find('asok-frame', 'asok-detail')).to.not.equal(null);
    expect(page.find('asok-frame', 'asok-form')).to.equal(null);
  });

  it('PERM-07 refuses the empty form to who may not add', async () => {
    const page = await openAdmin({ address: '/admin/comments/new' });
    expect(textOf(errorPage(page))).to.contain('comments.add');
  });

  it('SEC-XSS-08 shows nothing of the pages after logging out', async () => {
    const page = await openAdmin({ address: '/admin/posts' });
    press(page, ['asok-frame', 'asok-menu[part=profile]'], 'Log out');
    await page.settle();
    expect(page.frame()).to.equal(null);
    expect(page.path()).to.equal('/admin/login');
  });

  it('says so when logging out failed', async () => {
    const page = await openAdmin({
      address: '/admin/posts',
      table: {
        'auth.logout': () => {
          throw new NoAnswer();
        },
      },
    });
    press(page, ['asok-frame', 'asok-menu[part=profile]'], 'Log out');
    await page.settle();
    expect(textOf(page.find('asok-frame', 'asok-toasts'))).to.contain('No answer from the server');
    expect(page.path()).to.equal('/admin/posts');
  });
});

describe('asok-admin: pages', () => {
  it('CFG-01 CFG-02 shows the site’s name in the sidebar and the title', async () => {
    const page = await openAdmin({ siteName: 'Gestión <b>', address: '/admin/posts' });
    expect(textOf(page.find('asok-frame', '.brand'))).to.equal('Gestión <b>');
    expect(document.title).to.equal('Posts · Gestión <b>');
  });

  it('CFG-04 lives under another prefix', async () => {
    const page = await openAdmin({ urlPrefix: '/gestion', address: '/gestion/posts/7/view' });
    const hrefs = [...(page.frame().shadowRoot?.querySelectorAll('a[href]') ?? [])].map((a) => a.getAttribute('href'));
    expect(hrefs.filter((href) => !href?.startsWith('/gestion/') && href !== '#main')).to.deep.equal([]);
  });

  it('VIEW-04 lists models under their groups and says where one is', async () => {
    const page = await openAdmin({ address: '/admin/posts/7' });
    const root = page.frame().shadowRoot as ShadowRoot;
    const groups = [...root.querySelectorAll('.sidebar [role=group]')].map((group) => group.getAttribute('aria-label'));
    expect(groups).to.deep.equal(['Content', 'Access', 'System']);
    expect(textOf(root.querySelector('.item[aria-current=page]'))).to.equal('Posts');
    const crumbs = [...root.querySelectorAll('.crumbs li')].map(textOf);
    expect(crumbs).to.deep.equal(['Home', 'Posts', 'Record 7', 'Edit']);
    expect(root.querySelector('.crumbs li:nth-child(3) a')?.getAttribute('href')).to.equal('/admin/posts/7/view');
    expect(document.title).to.equal('Edit Record 7 · Kestrel Press');
  });

  it('goes to a page by a link without loading, and moves title and focus there', async () => {
    const page = await openAdmin();
    press(page, ['asok-frame'], 'Users');
    await page.settle();
    expect(page.path()).to.equal('/admin/users');
    expect(document.title).to.equal('Users · Kestrel Press');
    expect(page.frame().shadowRoot?.activeElement?.id).to.equal('main');
    expect(textOf(page.find('asok-frame', ':host > [role=status], div.visually-hidden[role=status]'))).to.equal(
      'Users',
    );
  });

  it('follows asok-navigate, unless the page around takes over', async () => {
    const page = await openAdmin({ address: '/admin/posts' });
    const { AsokNavigateEvent } = await import('../../../elements/internal/events.ts');
    const ask = async (id: string) => {
      page.find('asok-frame', 'asok-list').dispatchEvent(new AsokNavigateEvent({ model: 'posts', view: 'detail', id }));
      await page.settle();
    };
    const veto = (event: Event) => event.preventDefault();
    document.addEventListener('asok-navigate', veto);
    await ask('7');
    document.removeEventListener('asok-navigate', veto);
    expect(page.path()).to.equal('/admin/posts');
    await ask('a/b c');
    expect(page.path()).to.equal('/admin/posts/a%2Fb%20c/view');
  });

  it('keeps the state of a list in the address, and takes it from there', async () => {
    const page = await openAdmin({ address: '/admin/posts?q=paper' });
    const list = page.find<HTMLElement & { query: string }>('asok-frame', 'asok-list');
    expect(list.query).to.equal('q=paper');
    expect(page.calls.find(({ path }) => path === 'records.posts.list')?.input).to.have.property('q', 'paper');
    press(page, ['asok-frame'], 'Posts');
    await page.settle();
    expect(page.path()).to.equal('/admin/posts');
    expect(list.query).to.equal('');
  });

  it('ERR-10 shows the whole error page for a record that is not there', async () => {
    const page = await openAdmin({ address: '/admin/posts/gone/view' });
    expect(textOf(errorPage(page))).to.contain('This page does not exist');
    press(page, ['asok-frame', 'asok-error-page'], 'Home');
    await page.settle();
    expect(page.path()).to.equal('/admin/');
    expect(errorPage(page)).to.equal(null);
  });

  it('ERR-03 ERR-08 tells a failure at the start without its insides, and tries again', async () => {
    let fails = true;
    const page = await openAdmin({
      table: {
        'auth.me': () => {
          if (fails)
            throw new Refusal('INTERNAL', { httpStatus: 500, message: 'SELECT * FROM users', requestId: 'r-1' });
          return {
            user: null,
            site: { siteName: 'Kestrel Press', urlPrefix: '/admin', favicon: null, defaultLocale: 'en' },
          };
        },
      },
    });
    const text = textOf(page.find('asok-error-page'));
    expect(text).to.contain('The server failed').and.contain('r-1').and.not.contain('SELECT');
    await expectAccessible(page.admin);
    fails = false;
    press(page, ['asok-error-page'], 'Try again');
    await page.settle();
    expect(page.find('asok-login')).to.not.equal(null);
  });

  for (const address of ['/admin', '/admin/posts', '/admin/posts/7', '/admin/posts/7/view', '/admin/posts/gone']) {
    it(`has no accessibility violation at ${address}`, async () => {
      const page = await openAdmin({ address });
      await expectAccessible(page.admin);
    });
  }
});

describe('asok-admin: preferences', () => {
  it('THM-01 THM-02 toggles the theme of the page and keeps it', async () => {
    const page = await openAdmin();
    const seen = ['system'];
    expect(document.documentElement.dataset.theme).to.equal('system');
    for (let presses = 0; presses < 3; presses += 1) {
      page.find('asok-frame', '[part=theme-toggle]').click();
      await page.settle();
      const { theme = '' } = document.documentElement.dataset;
      seen.push(theme);
      expect(localStorage.getItem('asok-theme')).to.equal(theme);
      expect(page.find('asok-frame', '[part=theme-toggle]').getAttribute('aria-label')).to.equal(`Theme: ${theme}`);
    }
    expect(seen).to.deep.equal(['system', 'dark', 'light', 'system']);
  });

  it('I18N-01 speaks the chosen language and keeps it', async () => {
    const page = await openAdmin({ address: '/admin/posts/new' });
    await loadLanguage('fr');
    press(page, ['asok-frame', 'asok-menu[part=language]'], 'Français');
    await page.settle();
    expect(document.documentElement.lang).to.equal('fr');
    expect(localStorage.getItem('asok-language')).to.equal('fr');
    expect(textOf(page.find('asok-frame', '.crumbs'))).to.contain('Accueil');
  });

  it('I18N-01 `?lang` chooses for who has not chosen', async () => {
    await openAdmin({ address: '/admin/?lang=es-MX' });
    expect(document.documentElement.lang).to.equal('es');
  });

  it('keeps the sidebar narrow or wide', async () => {
    const page = await openAdmin();
    press(page, ['asok-frame'], 'Collapse the sidebar');
    await page.settle();
    expect(page.find('asok-frame', '.app').className).to.contain('rail');
    expect(page.find('asok-frame', '.item .visually-hidden').textContent).to.equal('Posts');
    await expectAccessible(page.admin);
    expect(localStorage.getItem('asok-sidebar')).to.equal('rail');
  });
});
