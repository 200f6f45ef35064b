import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { loadLanguage } from '../../../elements/i18n/localize.ts';
import type { Locale } from '../../../sdk/index.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import {
  acting,
  actingServer as server,
  bannerOf,
  people,
  type Page,
  shownText as textOf,
} from '../../support/acting-page.ts';
import { leaveAdmin, models, openAdmin } from '../../support/admin-page.ts';

const toasts = (page: Page) => textOf(page.find('asok-frame', 'asok-toasts'));

/** The row buttons of a name in the list, or the buttons of the page that is shown. */
function buttons(page: Page, tag: 'asok-list' | 'asok-detail', name: RegExp): HTMLButtonElement[] {
  const root = page.find('asok-frame', tag).shadowRoot;
  const all = [...(root?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
  return all.filter((one) => name.test(one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''));
}

async function act(page: Page): Promise<void> {
  buttons(page, 'asok-list', /^Impersonate|^Agir|^Suplantar/)[0]?.click();
  await page.settle();
  await page.settle();
}

async function stop(page: Page): Promise<void> {
  bannerOf(page)?.shadowRoot?.querySelector('button')?.click();
  await page.settle();
  await page.settle();
}

beforeEach(() => setViewport({ width: 1440, height: 900 }));
afterEach(leaveAdmin);

describe('asok-admin: who may act as whom', () => {
  it('B149 IMP-01 has no button for who may not, nor for oneself', async () => {
    const plain = await openAdmin({ address: '/admin/users', table: server({ 'meta.models': models }).table });
    expect(buttons(plain, 'asok-list', /^Impersonate/)).to.deep.equal([]);
    const page = await openAdmin({ address: '/admin/users', table: server().table });
    const names = buttons(page, 'asok-list', /^Impersonate/).map((one) => one.getAttribute('aria-label'));
    expect(names).to.deep.equal(['Impersonate Ravi Krishnan']);
    expect(buttons(page, 'asok-list', /^Impersonate/)[0]?.title).to.equal('Impersonate Ravi Krishnan');
    await expectAccessible(page.admin);
  });

  it('IMP-01 has it on the person’s page too, but not on one’s own', async () => {
    const page = await openAdmin({ address: '/admin/users/7/view', table: server().table });
    expect(buttons(page, 'asok-detail', /^Impersonate$/)).to.have.length(1);
    await expectAccessible(page.admin);
    const own = await openAdmin({ address: '/admin/users/1/view', table: server().table });
    expect(buttons(own, 'asok-detail', /^Impersonate$/)).to.deep.equal([]);
  });

  it('IMPT-04 tells who is refused, in the words of the specification', async () => {
    for (const code of ['FORBIDDEN', 'IMPERSONATION_REFUSED'] as const) {
      const refuse = () => {
        throw new Refusal(code, { httpStatus: 403 });
      };
      const page = await openAdmin({ address: '/admin/users', table: server({ 'impersonation.start': refuse }).table });
      await act(page);
      expect(toasts(page)).to.contain('Unauthorized impersonation.');
      expect(bannerOf(page)).to.equal(null);
    }
  });
});

describe('asok-admin: while somebody is acted as', () => {
  it('IMP-03 IMP-10 IMPT-01 shows the banner, and the pages of the other one alone', async () => {
    const page = await openAdmin({ address: '/admin/users', table: server().table });
    await act(page);
    expect(textOf(bannerOf(page))).to.contain(
      'You are acting as Ravi Krishnan. Changes are logged under this account, by Amira Haddad. Ends in 60 min. Stop',
    );
    expect(toasts(page)).to.contain('Now acting as Ravi Krishnan');
    const items = [...(page.frame().shadowRoot?.querySelectorAll('.item') ?? [])].map(textOf);
    expect(items).to.deep.equal(['Posts']);
    // He may not see users: nobody is left on a page that refuses.
    expect(page.path()).to.equal('/admin/');
    expect(page.find('asok-frame', 'asok-error-page')).to.equal(null);
    expect(page.frame().shadowRoot?.activeElement?.localName).to.equal('main');
    await expectAccessible(page.admin);
  });

  it('IMP-08 IMPT-02 Stop goes back: the administrator’s pages, and a word about it', async () => {
    const page = await openAdmin({ address: '/admin/users', table: server().table });
    await act(page);
    await stop(page);
    expect(bannerOf(page)).to.equal(null);
    expect(toasts(page)).to.contain('Stopped impersonation');
    expect(page.connection.session.$state.get().user?.label).to.equal('Amira Haddad');
    expect(page.find('asok-frame', '.item[href="/admin/users"]')).to.not.equal(null);
    expect(page.frame().shadowRoot?.activeElement?.localName).to.equal('main');
  });

  it('the account is nobody’s to open meanwhile: the page says why, and offers no other login', async () => {
    const page = await openAdmin({ address: '/admin/users', table: server().table });
    await act(page);
    const { frame } = page;
    await frame().navigation.go({ page: 'account' });
    await page.settle();
    const refusal = page.find('asok-frame', 'asok-error-page').shadowRoot as ShadowRoot;
    expect(textOf(refusal.querySelector('[part=message]'))).to.equal('Not while you act as somebody else');
    expect([...refusal.querySelectorAll('button')].map(textOf)).to.deep.equal(['Go back', 'Home']);
  });

  it('tells a page that opens meanwhile nothing but the banner', async () => {
    const { state, table } = server();
    state.isActing = true;
    const page = await openAdmin({ address: '/admin/posts', table });
    expect(textOf(bannerOf(page))).to.contain('Ravi Krishnan');
    expect(toasts(page)).to.equal('');
  });

  it('a page that both may see stays, with the rights of the other one', async () => {
    const { table } = server({ 'meta.models': people });
    const page = await openAdmin({ address: '/admin/users/7/view', table });
    buttons(page, 'asok-detail', /^Impersonate$/)[0]?.click();
    await page.settle();
    await page.settle();
    expect(page.path()).to.equal('/admin/users/7/view');
    expect(page.calls.filter(({ path }) => path === 'records.users.get')).to.have.length(2);
  });

  it('asks before Stop loses what was typed', async () => {
    const { state, table } = server();
    state.isActing = true;
    const page = await openAdmin({ address: '/admin/posts/7', table });
    const input = page.find<HTMLElement & { value: string }>('asok-frame', 'asok-form', 'asok-input');
    input.value = 'Boats';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await waitUntil(() => page.frame().hasUnsaved);
    bannerOf(page)?.shadowRoot?.querySelector('button')?.click();
    await page.settle();
    const dialog = page.find<HTMLElement & { close(reason: string): void }>('asok-dialog');
    expect(dialog).to.not.equal(null);
    dialog.close('cancel');
    await page.settle();
    expect(textOf(bannerOf(page))).to.contain('Ravi Krishnan');
  });

  it('another tab that begins or stops is followed', async () => {
    const { state, table } = server();
    const page = await openAdmin({ address: '/admin/posts', table });
    state.isActing = true;
    const other = new BroadcastChannel('asok-session /admin');
    other.postMessage(null);
    await waitUntil(() => bannerOf(page) !== null);
    expect(toasts(page)).to.contain('Now acting as Ravi Krishnan');
    state.isActing = false;
    other.postMessage(null);
    await waitUntil(() => bannerOf(page) === null);
    expect(toasts(page)).to.contain('Stopped impersonation');
    other.close();
  });

  it('the password is asked for again without the address of the one acted as', async () => {
    const { state, table } = server({
      'records.posts.list': () => {
        throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
      },
    });
    state.isActing = true;
    const page = await openAdmin({ address: '/admin/posts', table });
    await page.settle();
    const login = page.find<HTMLElement & { email: string }>('asok-frame', 'asok-relogin', 'asok-login');
    expect(login.email).to.equal('');
  });
});

describe('asok-admin: how it ends by itself', () => {
  const TEXTS: Record<'expired' | 'gone', string> = {
    expired: 'Impersonation expired (1 h max.)',
    gone: 'This user may no longer enter. You are back in your own account.',
  };
  for (const reason of ['expired', 'gone'] as const)
    it(`IMPT-03 2g says so once to who comes back: ${reason}`, async () => {
      const { state, table } = server();
      state.ended = reason;
      const page = await openAdmin({ address: '/admin/posts', table });
      await page.settle();
      expect(toasts(page)).to.contain(TEXTS[reason]);
      expect(page.calls.filter(({ path }) => path === 'impersonation.stop')).to.have.length(1);
      expect(page.connection.session.$state.get().impersonationEnded).to.equal(null);
    });

  it('IMP-05 asks the server when the time is over, and falls back without a word typed', async () => {
    const { state, table } = server({
      'impersonation.start': () => {
        state.ended = 'expired';
        return acting(0);
      },
    });
    const page = await openAdmin({ address: '/admin/posts', table });
    await page.connection.session.impersonate('7');
    await waitUntil(() => toasts(page).includes(TEXTS.expired));
    expect(bannerOf(page)).to.equal(null);
    expect(page.connection.session.$state.get().user?.label).to.equal('Amira Haddad');
  });
});

describe('asok-admin: acting, in three languages', () => {
  const TEXTS: Record<Locale, string[]> = {
    en: ['Now acting as Ravi Krishnan', 'Stopped impersonation', 'Stop impersonation'],
    fr: [
      'Vous agissez maintenant en tant que Ravi Krishnan',
      'Impersonnalisation arrêtée',
      'Arrêter l’impersonnalisation',
    ],
    es: ['Ahora actuando como Ravi Krishnan', 'Suplantación detenida', 'Detener la suplantación'],
  };
  for (const locale of ['en', 'fr', 'es'] as const)
    it(`IMPT-05 IMPT-01 IMPT-02 ${locale}`, async () => {
      await loadLanguage(locale);
      localStorage.setItem('asok-language', locale);
      const page = await openAdmin({ address: '/admin/users', table: server().table });
      await act(page);
      const [started = '', stopped = '', name] = TEXTS[locale];
      expect(toasts(page)).to.contain(started);
      expect(bannerOf(page)?.shadowRoot?.querySelector('button')?.getAttribute('aria-label')).to.equal(name);
      await expectAccessible(bannerOf(page) as HTMLElement);
      await stop(page);
      expect(toasts(page)).to.contain(stopped);
    });
});
