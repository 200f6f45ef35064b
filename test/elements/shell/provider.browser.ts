import { expect, fixture, html } from '@open-wc/testing';
import type { AsokLogin } from '../../../elements/auth/asok-login.ts';
import '../../../elements/auth/asok-login.ts';
import { connect, connectionOf } from '../../../elements/internal/connection.ts';
import { define } from '../../../elements/internal/define.ts';
import type { AsokProvider } from '../../../elements/shell/asok-provider.ts';
import '../../../elements/shell/asok-provider.ts';
import { createAdminClient } from '../../../sdk/index.ts';
import { type FixtureCall, fixtureLink } from '../../../stories/support/fixture-client.ts';
import { me, site } from '../../../stories/support/site.ts';

function connection(siteName: string, calls: FixtureCall[] = []) {
  const whoami = { user: null, site: { ...site, siteName } };
  return connectionOf(createAdminClient({ link: fixtureLink({ 'auth.me': whoami, 'auth.login': me() }, calls) }));
}

const headings = (root: Element) =>
  [...root.querySelectorAll('asok-login')].map((login) => login.shadowRoot?.querySelector('h1')?.textContent);

describe('asok-provider', () => {
  it('gives everything inside one connection: the session is asked for once', async () => {
    const calls: FixtureCall[] = [];
    const given = connection('Kestrel Press', calls);
    const provider = await fixture<AsokProvider>(
      html`<asok-provider .connection=${given}
        ><div><asok-login></asok-login></div
        ><asok-login></asok-login
      ></asok-provider>`,
    );
    await given.session.load();
    for (const login of provider.querySelectorAll<AsokLogin>('asok-login')) await login.updateComplete;
    expect(headings(provider)).to.deep.equal(['Log in to Kestrel Press', 'Log in to Kestrel Press']);
    expect(calls.map(({ path }) => path)).to.have.members(['auth.me', 'meta.models']);
  });

  it('passes on another connection, language and theme', async () => {
    const first = connection('One');
    const provider = await fixture<AsokProvider>(
      html`<asok-provider .connection=${first}><asok-login></asok-login></asok-provider>`,
    );
    const login = provider.querySelector('asok-login') as AsokLogin;
    const second = connection('Two');
    await second.session.load();
    provider.connection = second;
    provider.locale = 'es';
    provider.theme = 'dark';
    await provider.updateComplete;
    await login.updateComplete;
    expect(headings(provider)).to.deep.equal(['Iniciar sesión en Two']);
    expect(getComputedStyle(login).colorScheme).to.equal('dark');
    provider.theme = undefined;
    await provider.updateComplete;
    expect(provider.hasAttribute('data-theme')).to.equal(false);
  });

  it('SHP-1 reaches elements that stood in the page’s markup before the provider was defined', async () => {
    const waiting = await fixture(html`<late-provider><asok-login></asok-login></late-provider>`);
    const Provider = customElements.get('asok-provider') as typeof AsokProvider;
    define('late-provider', class extends Provider {});
    const given = connection('Kestrel Press');
    Object.assign(waiting, { connection: given });
    await given.session.load();
    await (waiting as AsokProvider).updateComplete;
    await waiting.querySelector<AsokLogin>('asok-login')?.updateComplete;
    expect(headings(waiting)).to.deep.equal(['Log in to Kestrel Press']);
  });

  it('draws nothing until there is a connection', async () => {
    const provider = await fixture(html`<asok-provider><asok-login></asok-login></asok-provider>`);
    expect(headings(provider)).to.deep.equal([undefined]);
  });

  it('takes one theme inside and leaves the page’s colour scheme alone', async () => {
    await fixture(html`<asok-provider theme="dark"></asok-provider>`);
    expect(getComputedStyle(document.documentElement).colorScheme).to.equal('normal');
    expect(getComputedStyle(document.documentElement).getPropertyValue('--asok-radius-sm')).to.equal('6px');
  });

  it('lets the page’s own tokens win', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':root { --asok-radius-sm: 1px }');
    document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    expect(getComputedStyle(document.documentElement).getPropertyValue('--asok-radius-sm')).to.equal('1px');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });

  it('shares a connection between elements of one address and language', () => {
    const english = connect('/admin', 'en');
    expect(connect('/admin', 'en')).to.equal(english);
    expect(connect('/other', 'en')).to.not.equal(english);
    expect(connect('/admin', 'en')).to.equal(english);
  });

  it('does not come back to the session of a language that was left: it does not know who is signed in now', () => {
    const english = connect('/admin', 'en');
    expect(connect('/admin', 'fr')).to.not.equal(english);
    expect(connect('/admin', 'en')).to.not.equal(english);
  });

  it('tolerates a second copy of the script', () => {
    const first = customElements.get('asok-provider');
    define('asok-provider', class extends HTMLElement {});
    expect(customElements.get('asok-provider')).to.equal(first);
  });
});
