import { expect, waitUntil } from '@open-wc/testing';
import type { AsokPasswordInput } from '../../../elements/fields/asok-password-input.ts';
import type { AsokTwoFactorChangeEvent } from '../../../elements/account/events.ts';
import { accountOutput, enrolled, recoveryCodes, RIGHT_CODE, setup } from '../../../stories/support/account.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { administrator, me } from '../../../stories/support/site.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openTwoFactor, toVerify } from '../../support/two-factor-page.ts';

type Page = Awaited<ReturnType<typeof openTwoFactor>>;

const focusOf = ({ root }: Page) => root.activeElement?.textContent?.trim();

describe('asok-two-factor, set-up', () => {
  it('TFA-03 draws the QR code itself, dark on white in every theme, and shows the key in groups', async () => {
    const before = performance.getEntriesByType('resource').length;
    const page = await openTwoFactor();
    document.documentElement.dataset.theme = 'dark';
    await page.press('Enable 2FA');
    // Its code comes after the step.
    await waitUntil(() => page.find('svg[part=qr]'));
    const svg = page.find('svg[part=qr]');
    expect(svg.getAttribute('role')).to.equal('img');
    expect(svg.getAttribute('aria-label')).to.equal('QR code for your authenticator app');
    expect(getComputedStyle(svg.querySelector('rect') as Element).fill).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(svg.querySelector('path') as Element).fill).to.equal('rgb(0, 0, 0)');
    delete document.documentElement.dataset.theme;
    const fetched = performance.getEntriesByType('resource').slice(before);
    expect(fetched.filter(({ name }) => !name.startsWith(location.origin))).to.deep.equal([]);
    expect(page.find('[part=secret] code').textContent).to.equal('KV4G 63TQ MFYG K4TT KV4G 63TQ MFYG K4TT');
    await expectAccessible(page.element);
  });

  it('leads from step to step, says where one is, and moves the focus to the heading of each', async () => {
    const page = await openTwoFactor();
    const current = () => page.find('[aria-current=step] .step-label')?.textContent;
    await page.press('Enable 2FA');
    expect(current()).to.equal('Scan');
    expect(focusOf(page)).to.equal('Scan with your authenticator app');
    await page.press('Continue');
    expect(current()).to.equal('Verify');
    expect(focusOf(page)).to.equal('Enter the code your app shows');
    await page.press('Back');
    expect(current()).to.equal('Scan');
    await page.press('Continue');
    await page.typeCode('482 913');
    expect(current()).to.equal('Save recovery codes');
    expect(focusOf(page)).to.equal('Keep these somewhere safe');
    expect(page.find('.steps').textContent).to.contain('Verify: done');
    await expectAccessible(page.element);
  });

  it('TFA-04 SEC-MFA-10 shows ten codes once, and lets go of them only after they are saved', async () => {
    let on = false;
    const page = await openTwoFactor({
      answers: {
        'account.get': () => (on ? enrolled() : accountOutput()),
        'account.confirmTotp': () => {
          on = true;
          return { recoveryCodes };
        },
      },
    });
    const events: boolean[] = [];
    page.element.addEventListener('asok-2fa-change', (event: AsokTwoFactorChangeEvent) => events.push(event.enabled));
    await toVerify(page);
    await page.typeCode(RIGHT_CODE);
    expect([...page.root.querySelectorAll('[part=codes] li')].map((item) => item.textContent)).to.deep.equal(
      recoveryCodes,
    );
    await page.press('Done');
    expect(page.find('#tick-error').textContent).to.contain('Save the codes first');
    expect(events).to.deep.equal([]);
    page.find('input[type=checkbox]').click();
    await page.settled();
    await page.press('Done');
    expect(events).to.deep.equal([true]);
    expect(page.find('.badge').textContent).to.equal('On');
    expect(page.text()).to.contain('10 recovery codes left.');
    expect(focusOf(page)).to.equal('Authenticator app');
  });

  it('SEC-XSS-08 SEC-XSS-09 no secret stays in the page, in storage or in an event after its step', async () => {
    const page = await openTwoFactor();
    const told: string[] = [];
    const note = (event: Event) => told.push(JSON.stringify({ ...event }));
    for (const type of ['asok-2fa-change', 'asok-complete', 'input', 'change', 'asok-toast'])
      document.addEventListener(type, note);
    const leaks = (secrets: string[]) => {
      const places = [
        document.documentElement.outerHTML,
        page.root.innerHTML,
        JSON.stringify({ ...localStorage, ...sessionStorage }),
        told.join(),
      ].join('\n');
      return secrets.filter((secret) => places.includes(secret));
    };
    const key = setup.secret.match(/.{1,4}/g)?.join(' ') ?? '';
    await page.press('Enable 2FA');
    expect(leaks([key])).to.deep.equal([key]);
    await page.press('Cancel');
    expect(leaks([key, setup.secret, setup.uri])).to.deep.equal([]);
    expect(page.find('svg[part=qr]')).to.equal(null);
    await toVerify(page);
    await page.typeCode(RIGHT_CODE);
    expect(leaks([key, setup.secret, RIGHT_CODE])).to.deep.equal([]);
    expect(leaks(recoveryCodes)).to.deep.equal(recoveryCodes);
    page.find('input[type=checkbox]').click();
    await page.settled();
    await page.press('Done');
    expect(leaks([key, setup.secret, RIGHT_CODE, ...recoveryCodes])).to.deep.equal([]);
    for (const type of ['asok-2fa-change', 'asok-complete', 'input', 'change', 'asok-toast'])
      document.removeEventListener(type, note);
  });

  it('SEC-MFA-15 somebody who must enrol is asked for nothing else, and the session learns of it in the end', async () => {
    let must = true;
    const page = await openTwoFactor({
      answers: {
        'auth.me': () => me({ ...administrator, mustEnrol: must }),
        'account.get': () => {
          if (must) throw new Refusal('MFA_ENROLMENT_REQUIRED', { httpStatus: 403 });
          return enrolled();
        },
      },
    });
    expect(page.paths()).to.not.include('account.get');
    await toVerify(page);
    await page.typeCode(RIGHT_CODE);
    expect(page.connection.session.$state.get().user?.mustEnrol).to.equal(true);
    page.find('input[type=checkbox]').click();
    await page.settled();
    must = false;
    await page.press('Done');
    expect(page.connection.session.$state.get().user?.mustEnrol).to.equal(false);
    expect(page.find('.badge').textContent).to.equal('On');
  });

  it('I18N-01 speaks French, with its plurals', async () => {
    const page = await openTwoFactor({ locale: 'fr', answers: { 'account.get': enrolled(1) } });
    expect(page.text()).to.contain('1 code de secours restant.').and.contain('Nouveaux codes de secours');
  });
});

describe('asok-two-factor, on', () => {
  for (const [left, warns] of [
    [4, false],
    [3, true],
    [1, true],
    [0, true],
  ] as const) {
    it(`${left} recovery codes left ${warns ? 'are' : 'are not'} worth a warning`, async () => {
      const page = await openTwoFactor({ answers: { 'account.get': enrolled(left) } });
      expect(page.find('.notice.warning') !== null).to.equal(warns);
      expect(page.text()).to.contain(`${left} recovery code${left === 1 ? '' : 's'} left.`);
      await expectAccessible(page.element);
    });
  }

  it('SEC-MFA-10 makes new codes only when that is wanted, and tells nobody that two-factor was switched on', async () => {
    const page = await openTwoFactor({ answers: { 'account.get': enrolled() } });
    const events: string[] = [];
    page.element.addEventListener('asok-2fa-change', ({ type }) => events.push(type));
    const answer = async (reason: 'cancel' | 'confirm') => {
      await page.press('New recovery codes');
      page.root.querySelector('asok-dialog')?.close(reason);
      await page.settled();
    };
    await answer('cancel');
    expect(page.paths()).to.not.include('account.renewRecoveryCodes');
    await answer('confirm');
    expect(page.root.querySelectorAll('[part=codes] li')).to.have.length(10);
    expect(page.find('.steps')).to.equal(null);
    page.find('input[type=checkbox]').click();
    await page.settled();
    await page.press('Done');
    expect(events).to.deep.equal([]);
  });

  it('TFA-06 TFA-07 the right password switches it off, which is told', async () => {
    let on = true;
    const page = await openTwoFactor({
      answers: {
        'account.get': () => (on ? enrolled() : accountOutput()),
        'account.disableTotp': () => {
          on = false;
          return { ok: true };
        },
      },
    });
    const events: boolean[] = [];
    page.element.addEventListener('asok-2fa-change', (event: AsokTwoFactorChangeEvent) => events.push(event.enabled));
    await page.press('Disable');
    expect(page.find<AsokPasswordInput>('asok-password-input').autocomplete).to.equal('current-password');
    page.find<AsokPasswordInput>('asok-password-input').value = 'nine paper boats';
    await page.press('Disable 2FA');
    expect(events).to.deep.equal([false]);
    expect(page.find('.badge').textContent).to.equal('Off');
    expect(page.paths()).to.include('auth.me');
  });
});
