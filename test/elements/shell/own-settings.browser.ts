import { expect } from '@open-wc/testing';
import { leaveAdmin, openAdmin } from '../../support/admin-page.ts';
import { NoAnswer } from '../../../stories/support/fixture-client.ts';
import { administrator, me } from '../../../stories/support/site.ts';

type Page = Awaited<ReturnType<typeof openAdmin>>;

const theme = () => document.documentElement.dataset.theme;
const saved = ({ calls }: Page) => calls.filter(({ path }) => path === 'account.update').map(({ input }) => input);
const toggle = async (page: Page) => {
  page.frame().shadowRoot?.querySelector<HTMLElement>('[part=theme-toggle]')?.click();
  await page.settle();
};

describe('asok-admin: one’s own settings', () => {
  beforeEach(() => localStorage.setItem('asok-theme', 'light'));
  afterEach(leaveAdmin);

  it('who acts as somebody else keeps his own, and changes nothing of the other’s', async () => {
    const ed = { ...administrator, key: '9', isAdmin: false, language: 'fr' as const, theme: 'dark' as const };
    const page = await openAdmin({
      address: '/admin/account',
      table: {
        'auth.me': {
          ...me(ed),
          impersonation: { admin: { key: '1', label: 'Amira' }, until: new Date(Date.now() + 60_000) },
        },
      },
    });
    expect([theme(), document.documentElement.lang]).to.deep.equal(['light', 'en']);
    await toggle(page);
    expect(saved(page)).to.deep.equal([]);
    expect(page.find('asok-frame', 'asok-error-page')).to.not.equal(null);
    expect(page.find('asok-frame', 'asok-account')).to.equal(null);
    const menu = page.find('asok-frame', 'asok-menu[part=profile]');
    expect(menu.shadowRoot?.textContent).to.not.contain('My profile');
  });

  it('I18N-01 THM-02 the account’s language and theme are taken over', async () => {
    const page = await openAdmin({ user: { ...administrator, language: 'es', theme: 'dark' } });
    await page.settle();
    expect([theme(), document.documentElement.lang, localStorage.getItem('asok-theme')]).to.deep.equal([
      'dark',
      'es',
      'dark',
    ]);
    expect(page.frame().shadowRoot?.textContent).to.contain('Inicio');
    expect(saved(page)).to.deep.equal([]);
  });

  it('THM-01 what is chosen in the bar goes into the account, and the latest choice counts', async () => {
    const answers = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
    const page = await openAdmin({
      table: {
        'account.update': () => (saved(page).length === 1 ? answers[0] : answers[1])?.promise,
      },
    });
    await toggle(page);
    await toggle(page);
    const [first, second] = saved(page) as { theme: 'dark' | 'light' | 'system' }[];
    answers[1]?.resolve(me({ ...administrator, theme: second?.theme ?? null }));
    await page.settle();
    answers[0]?.resolve(me({ ...administrator, theme: first?.theme ?? null }));
    await page.settle();
    expect(first?.theme).to.not.equal(second?.theme);
    expect(theme()).to.equal(second?.theme);
    expect(page.connection.session.$state.get().user?.theme).to.equal(second?.theme);
  });

  it('a choice that could not be saved holds in this browser all the same', async () => {
    const page = await openAdmin({
      table: {
        'account.update': () => {
          throw new NoAnswer();
        },
      },
    });
    const before = theme();
    await toggle(page);
    expect(theme()).to.not.equal(before);
    expect(page.connection.session.$state.get().status).to.equal('authenticated');
  });

  it('SEC-MFA-15 who must enrol sees the set-up and a way out, and is asked for no setting', async () => {
    const page = await openAdmin({ address: '/admin/posts', user: { ...administrator, mustEnrol: true } });
    expect(page.frame()).to.equal(null);
    expect(page.find('asok-two-factor')).to.not.equal(null);
    expect(document.title).to.equal('Set up two-factor authentication · Kestrel Press');
    expect(page.calls.some(({ path }) => path.startsWith('records.') || path === 'account.get')).to.equal(false);
  });

  it('logging out leads the focus to the login', async () => {
    const page = await openAdmin();
    await page.connection.session.logout();
    await page.settle();
    const login = page.find('asok-login');
    expect(login.shadowRoot?.activeElement?.getAttribute('name')).to.equal('email');
  });
});
