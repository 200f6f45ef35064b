import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { AsokLogin } from '../../../elements/auth/asok-login.ts';
import type { AsokOtpInput } from '../../../elements/auth/asok-otp-input.ts';
import type { AsokLoginEvent } from '../../../elements/auth/events.ts';
import type { AsokToastEvent } from '../../../elements/internal/toast.ts';
import loginStories from '../../../stories/login.stories.ts';
import { type LooseFixtures, NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { me } from '../../../stories/support/site.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openStory } from '../../support/story.ts';

const CODE = '482913';
const RECOVERY = '7HQM-29KD';

const judge = (right: string, answer: object) => (input: unknown) => {
  if ((input as { code: string }).code !== right) throw new Refusal('CODE_INVALID', { httpStatus: 401 });
  return answer;
};

/** Opens the login of somebody with two-factor, and gives the password. */
async function open({ answers = {}, layout = 'card' }: { answers?: LooseFixtures; layout?: AsokLogin['layout'] } = {}) {
  const { element, root, connection, settled } = await openStory<AsokLogin>(loginStories, {
    args: { layout, email: 'amira@kestrel.example' },
    answers: {
      'auth.login': { ...me(null), mfa: 'totp' },
      'auth.verifyTotp': judge(CODE, me()),
      'auth.recover': judge(RECOVERY, { ...me(), recoveryCodesLeft: 2 }),
      ...answers,
    },
    width: 400,
  });
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector) as E;
  const press = async (name: string) => {
    [...root.querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
    await settled();
  };
  const giveInput = async (input: HTMLInputElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled();
  };
  const otp = () => find<AsokOtpInput>('asok-otp-input');
  const typeCode = (value: string) => giveInput(otp().shadowRoot?.querySelector('input') as HTMLInputElement, value);
  const typeRecovery = (value: string) => giveInput(find<HTMLInputElement>('[name=recovery]'), value);
  const logIn = async () => {
    find<HTMLInputElement>('[name=password]').value = 'nine paper boats';
    await press('Log in');
    // Its code comes with the first that is needed.
    await waitUntil(otp);
    await settled();
  };
  const sent = (path: string) => connection.calls.filter((call) => call.path === path).map(({ input }) => input);
  await logIn();
  return { element, root, connection, settled, find, press, otp, typeCode, typeRecovery, logIn, sent };
}

const refuse = (code: 'UNAUTHENTICATED' | 'RATE_LIMITED', params = {}) => {
  return () => {
    throw new Refusal(code, { httpStatus: 401, params });
  };
};

describe('asok-login, second step', () => {
  it('TFA-05 asks for six digits after the password, and is not logged in before', async () => {
    const page = await open();
    expect(page.find('h1').textContent).to.equal('Enter your code');
    expect(page.find('.brand p').textContent).to.contain('amira@kestrel.example');
    expect(page.connection.session.$state.get().status).to.equal('anonymous');
    expect(page.root.activeElement).to.equal(page.otp());
    expect(page.find('[name=password]')).to.equal(null);
    await expectAccessible(page.element);
  });

  it('tells phones and password managers what is wanted', async () => {
    const page = await open();
    const input = page.otp().shadowRoot?.querySelector('input') as HTMLInputElement;
    expect(input.autocomplete).to.equal('one-time-code');
    expect(input.inputMode).to.equal('numeric');
    expect(input.getAttribute('aria-label')).to.equal('6-digit code');
  });

  it('TFA-05 says that a wrong code is wrong, and keeps it to be replaced', async () => {
    const page = await open();
    await page.typeCode('000000');
    const inner = page.otp().shadowRoot as ShadowRoot;
    expect(inner.querySelector('[role=alert]')?.textContent).to.contain('That code is not valid');
    const input = inner.querySelector('input') as HTMLInputElement;
    expect(inner.activeElement).to.equal(input);
    expect([input.value, input.selectionStart, input.selectionEnd]).to.deep.equal(['000000', 0, 6]);
    expect(page.connection.session.$state.get().status).to.equal('anonymous');
    await expectAccessible(page.element);
    await page.typeCode('1');
    expect(inner.querySelector('[role=alert]')?.textContent?.trim()).to.equal('');
  });

  it('sends neither an incomplete code nor the same one twice at a time', async () => {
    const page = await open({ answers: { 'auth.verifyTotp': () => new Promise(() => {}) } });
    await page.typeCode('12345');
    await page.press('Verify');
    expect(page.otp().error).to.equal('Type all six digits.');
    expect(page.sent('auth.verifyTotp')).to.deep.equal([]);
    page.otp().value = CODE;
    page.otp().dispatchEvent(new Event('input'));
    page.find('form').dispatchEvent(new Event('submit', { cancelable: true }));
    page.find('form').dispatchEvent(new Event('submit', { cancelable: true }));
    expect(page.sent('auth.verifyTotp')).to.have.length(1);
  });

  for (const typed of ['482913', '482 913', ' 482-913 ', '４８２９１３']) {
    it(`TFA-05 "${typed}" is sent with its last digit, and logs in`, async () => {
      const page = await open();
      const event = oneEvent<AsokLoginEvent>(page.element, 'asok-login');
      await page.typeCode(typed);
      expect((await event).user.email).to.equal('amira@kestrel.example');
      expect(page.sent('auth.verifyTotp')).to.deep.equal([{ code: CODE }]);
      expect(page.find('form')).to.equal(null);
    });
  }

  it('SEC-MFA-12 a login that waited too long goes back to the password, and says why', async () => {
    const page = await open({ answers: { 'auth.verifyTotp': refuse('UNAUTHENTICATED') } });
    await page.typeCode(CODE);
    expect(page.find('[part=error]').textContent).to.contain('The code was not given in time');
    expect(page.find('[part=error]').closest('[role=alert]')).to.not.equal(null);
    expect(page.find<HTMLInputElement>('[name=email]').value).to.equal('amira@kestrel.example');
    expect(page.root.activeElement).to.equal(page.find('[name=password]'));
    await expectAccessible(page.element);
    await page.logIn();
    expect(page.otp().value).to.equal('');
  });

  it('SEC-MFA-05 says how long a lock lasts', async () => {
    const page = await open({ answers: { 'auth.verifyTotp': refuse('RATE_LIMITED', { seconds: 61 * 60 }) } });
    await page.typeCode(CODE);
    expect(page.find('[part=error]').textContent).to.contain('Try again in 61 minutes.');
  });

  it('keeps the code when no answer arrives, and sends it again', async () => {
    let down = true;
    const page = await open({
      answers: {
        'auth.verifyTotp': () => {
          if (down) throw new NoAnswer();
          return me();
        },
      },
    });
    await page.typeCode(CODE);
    expect(page.find('[part=error]').textContent).to.contain('No answer from the server');
    down = false;
    await page.press('Verify');
    expect(page.connection.session.$state.get().status).to.equal('authenticated');
  });

  it('goes back to the password on demand, where nothing of it stands any more', async () => {
    const page = await open();
    await page.typeCode('12');
    await page.press('Start over');
    expect(page.find('h1').textContent).to.equal('Log in to Kestrel Press');
    expect(page.find<HTMLInputElement>('[name=password]').value).to.equal('');
    expect(page.find('[part=error]')).to.equal(null);
    expect(page.root.activeElement).to.equal(page.find('[name=password]'));
  });

  it('SEC-MFA-10 a recovery code logs in as well, and it is told how many are left', async () => {
    const page = await open();
    await page.press('Use a recovery code');
    expect(page.find('h1').textContent).to.equal('Use a recovery code');
    expect(page.root.activeElement).to.equal(page.find('[name=recovery]'));
    expect(page.find<HTMLInputElement>('[name=recovery]').autocomplete).to.equal('off');
    await expectAccessible(page.element);
    await page.press('Verify');
    expect(page.find('#recovery-error').textContent).to.contain('Type one of your recovery codes');
    await page.typeRecovery('WRONG-CODE');
    await page.press('Verify');
    expect(page.find('#recovery-error').textContent).to.contain('not valid');
    expect(page.find<HTMLInputElement>('[name=recovery]').value).to.equal('WRONG-CODE');
    const toasts: string[] = [];
    page.element.addEventListener('asok-toast', (event: AsokToastEvent) => {
      event.preventDefault();
      toasts.push(event.toast.text);
    });
    await page.typeRecovery(RECOVERY);
    await page.press('Verify');
    expect(page.sent('auth.recover').at(-1)).to.deep.equal({ code: RECOVERY });
    expect(page.connection.session.$state.get().status).to.equal('authenticated');
    expect(toasts).to.deep.equal(['You used a recovery code. 2 are left.']);
  });

  it('changes between app and recovery code, and forgets what was typed for the other', async () => {
    const page = await open({ layout: 'plain' });
    expect(page.find('form > p').textContent).to.contain('Open your authenticator app');
    await page.typeCode('123');
    await page.press('Use a recovery code');
    await page.typeRecovery('ABCD');
    await page.press('Use your app instead');
    expect(page.otp().value).to.equal('');
    expect(page.root.activeElement).to.equal(page.otp());
  });
});
