import { expect, fixture, html } from '@open-wc/testing';
import type { AsokLogin } from '../../../elements/auth/asok-login.ts';
import '../../../elements/auth/asok-login.ts';
import type { AsokDropdown } from '../../../elements/fields/asok-dropdown.ts';
import '../../../elements/fields/asok-dropdown.ts';
import { en } from '../../../elements/i18n/en.ts';
import { es } from '../../../elements/i18n/es.ts';
import { loadLanguage } from '../../../elements/i18n/localize.ts';
import { connectionOf } from '../../../elements/internal/connection.ts';
import '../../../elements/shell/asok-provider.ts';
import { regional } from '../../../elements/shell/language.ts';
import { createAdminClient } from '../../../sdk/index.ts';
import { fixtureLink } from '../../../stories/support/fixture-client.ts';
import { site } from '../../../stories/support/site.ts';

/** A login whose site is known, in a language that nothing on the page has asked for yet. */
async function openLogin(locale: 'fr' | 'es'): Promise<AsokLogin> {
  const link = fixtureLink({ 'auth.me': { user: null, site } });
  const connection = connectionOf(createAdminClient({ link }));
  await connection.session.load();
  const provider = await fixture(
    html`<asok-provider .connection=${connection} .locale=${locale}><asok-login></asok-login></asok-provider>`,
  );
  return provider.querySelector('asok-login') as AsokLogin;
}

const button = (login: AsokLogin) => login.shadowRoot?.querySelector('[type=submit]')?.textContent?.trim();

// In this order: once a language is there, it is there at once.
describe('languages that are fetched', () => {
  it('I18N-01 nothing is drawn in another language first', async () => {
    const login = await openLogin('fr');
    const drawn = new Set<string | undefined>([button(login)]);
    new MutationObserver(() => drawn.add(button(login))).observe(login.shadowRoot as ShadowRoot, {
      childList: true,
      subtree: true,
    });
    await login.updateComplete;
    await Promise.resolve();
    expect([...drawn]).to.deep.equal([undefined, 'Se connecter']);
  });

  it('an input that stands alone begins in English, and is drawn again', async () => {
    const input = await fixture<AsokDropdown>(html`<asok-dropdown lang="es" label="Color"></asok-dropdown>`);
    const text = () => input.shadowRoot?.querySelector('.placeholder')?.textContent;
    expect(text()).to.equal(en.fieldsChoose);
    await loadLanguage('es');
    await input.updateComplete;
    expect(text()).to.equal(es.fieldsChoose);
  });
});

describe('the region of a language', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'languages'));

  it('I18N-01 is the browser’s first of that language; without one the language stands alone', () => {
    Object.defineProperty(navigator, 'languages', { configurable: true, value: ['de-AT', 'en-GB', 'fr', 'en-US'] });
    expect((['en', 'fr', 'es'] as const).map(regional)).to.deep.equal(['en-GB', 'fr', 'es']);
  });
});
