import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { AsokLogin } from '../../../elements/auth/asok-login.ts';
import '../../../elements/auth/asok-login.ts';
import type { AsokLoginEvent } from '../../../elements/auth/events.ts';
import { connectionOf } from '../../../elements/internal/connection.ts';
import '../../../elements/shell/asok-provider.ts';
import { createAdminClient, type LoginInput } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { type FixtureCall, fixtureLink, NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { me, site } from '../../../stories/support/site.ts';

const PASSWORD = 'nine paper boats';

interface Setup {
  /** What the server answers to a login. */
  login?(input: LoginInput): unknown;
  layout?: AsokLogin['layout'];
  whoami?: unknown;
  locale?: 'en' | 'fr' | 'es';
}

async function setup({ login, layout = 'card', whoami = me(null), locale = 'en' }: Setup = {}) {
  const calls: FixtureCall[] = [];
  const answer = (input: unknown) => {
    const typed = input as LoginInput;
    if (login) return login(typed);
    if (typed.password !== PASSWORD) throw new Refusal('INVALID_CREDENTIALS', { httpStatus: 401 });
    return me();
  };
  const link = fixtureLink({ 'auth.me': whoami, 'auth.login': answer, 'meta.models': [] }, calls);
  const connection = connectionOf(createAdminClient({ link }));
  const provider = await fixture(
    html`<asok-provider .connection=${connection} .locale=${locale}>
      <asok-login .layout=${layout}><p slot="footer">Footer</p></asok-login>
    </asok-provider>`,
  );
  const element = provider.querySelector('asok-login') as AsokLogin;
  await connection.session.load();
  await element.updateComplete;
  const root = element.shadowRoot as ShadowRoot;
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector(selector) as E;
  const type = (name: string, value: string) => {
    const input = find<HTMLInputElement>(`[name=${name}]`);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  /** Sends the form and waits for the answer to be shown. */
  const submit = async () => {
    find('[type=submit]').click();
    while (find('[type=submit]')?.getAttribute('aria-disabled') === 'true' || element.isUpdatePending) {
      await element.updateComplete;
      await new Promise(requestAnimationFrame);
    }
  };
  return { element, connection, calls, find, type, submit, root };
}

const logins = (calls: FixtureCall[]) => calls.filter(({ path }) => path === 'auth.login');

describe('asok-login', () => {
  for (const code of ['INVALID_CREDENTIALS', 'VALIDATION_FAILED'] as const) {
    it(`ACC-03 says "Invalid credentials" for ${code}, and keeps the e-mail`, async () => {
      const page = await setup({
        login: () => {
          throw new Refusal(code);
        },
      });
      page.type('email', 'amira@kestrel.example');
      page.type('password', 'wrong');
      await page.submit();
      expect(page.find('[part=error]').textContent?.trim()).to.equal('Invalid credentials');
      expect(page.find<HTMLInputElement>('[name=email]').value).to.equal('amira@kestrel.example');
      expect(page.root.activeElement).to.equal(page.find('[name=password]'));
      expect(page.find('[part=error]').closest('[role=alert]')).to.not.equal(null);
      await expectAccessible(page.element);
    });
  }

  it('asks for what is missing before it asks the server', async () => {
    const page = await setup();
    await page.submit();
    expect(page.root.activeElement).to.equal(page.find('[name=email]'));
    expect(page.find('[name=email]').getAttribute('aria-invalid')).to.equal('true');
    page.type('email', 'amira@kestrel.example');
    await page.submit();
    expect(page.root.activeElement).to.equal(page.find('[name=password]'));
    expect(logins(page.calls)).to.deep.equal([]);
  });

  it('says how long a lock lasts', async () => {
    let seconds = 45;
    const page = await setup({
      login: () => {
        throw new Refusal('RATE_LIMITED', { httpStatus: 429, params: { seconds } });
      },
    });
    page.type('email', 'a@b.example');
    page.type('password', 'x');
    await page.submit();
    expect(page.find('[part=error]').textContent).to.contain('Try again in 45 seconds.');
    seconds = 601;
    await page.submit();
    expect(page.find('[part=error]').textContent).to.contain('Try again in 11 minutes.');
  });

  it('keeps everything typed when no answer arrives, and can be sent again', async () => {
    let fails = true;
    const page = await setup({
      login: () => {
        if (fails) throw new NoAnswer();
        return me();
      },
    });
    page.type('email', 'a@b.example');
    page.type('password', PASSWORD);
    await page.submit();
    expect(page.find('[part=error]').textContent).to.contain('No answer from the server');
    expect(page.find<HTMLInputElement>('[name=password]').value).to.equal(PASSWORD);
    fails = false;
    const event = oneEvent<AsokLoginEvent>(page.element, 'asok-login');
    page.find('[type=submit]').click();
    expect((await event).user.email).to.equal('amira@kestrel.example');
  });

  it('sends one login however often it is pressed', async () => {
    const page = await setup({ login: () => new Promise(() => {}) });
    page.type('email', 'a@b.example');
    page.type('password', 'x');
    page.find('[type=submit]').click();
    await page.element.updateComplete;
    page.find('[type=submit]').click();
    page.find('form').dispatchEvent(new Event('submit', { cancelable: true }));
    expect(logins(page.calls)).to.have.length(1);
    expect(page.find('[type=submit]').textContent).to.contain('Logging in');
  });

  it('AUTH-01 logs in, says so by an event, and then shows who is signed in', async () => {
    const page = await setup();
    page.type('email', ' amira@kestrel.example ');
    page.type('password', PASSWORD);
    const event = oneEvent<AsokLoginEvent>(page.element, 'asok-login');
    page.find('[type=submit]').click();
    expect((await event).user.label).to.equal('Amira Haddad');
    await page.element.updateComplete;
    expect(logins(page.calls)[0]?.input).to.deep.equal({ email: 'amira@kestrel.example', password: PASSWORD });
    expect(page.find('form')).to.equal(null);
    expect(page.root.textContent).to.contain('You are logged in as Amira Haddad.');
  });

  it('a page of its own is ready to type in; on others, and where something has the focus, it stays', async () => {
    const { element, find } = await setup({ layout: 'page' });
    expect(element.shadowRoot?.activeElement?.id).to.equal('email');
    find('[name=email]').blur();
    const button = await fixture<HTMLButtonElement>(html`<button>Something else</button>`);
    button.focus();
    await setup({ layout: 'page' });
    expect(document.activeElement?.localName).to.equal('button');
    button.blur();
    const card = await setup({ layout: 'card' });
    expect(card.element.shadowRoot?.activeElement?.id).to.equal(undefined);
  });

  it('tells password managers what is what, and reveals the password on demand', async () => {
    const page = await setup();
    expect(page.find('[name=email]').getAttribute('autocomplete')).to.equal('username');
    expect(page.find('[name=password]').getAttribute('autocomplete')).to.equal('current-password');
    const reveal = page.find('button[aria-pressed]');
    reveal.click();
    await page.element.updateComplete;
    expect(page.find('[name=password]').getAttribute('type')).to.equal('text');
    expect(reveal.getAttribute('aria-pressed')).to.equal('true');
  });

  it('AST-03 shows the site’s picture in place of the mark', async () => {
    const favicon = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const page = await setup({ whoami: { user: null, site: { ...site, favicon } } });
    expect(page.find<HTMLImageElement>('img.mark').src).to.equal(favicon);
    const plain = await setup();
    expect(plain.find('svg.mark')).to.not.equal(null);
  });

  it('SEC-XSS-01 shows the name of the site as text', async () => {
    const siteName = '<img src=x onerror=alert(1)>';
    const page = await setup({ whoami: { user: null, site: { ...site, siteName } } });
    expect(page.find('h1').textContent).to.contain(siteName);
    expect(page.find('h1 img')).to.equal(null);
  });

  it('I18N-01 speaks the provider’s language', async () => {
    const page = await setup({ locale: 'fr' });
    expect(page.find('[type=submit]').textContent?.trim()).to.equal('Se connecter');
  });

  for (const layout of ['page', 'card', 'plain'] as const) {
    it(`has no accessibility violation in the ${layout} layout`, async () => {
      const page = await setup({ layout });
      await expectAccessible(page.element);
    });
  }
});
