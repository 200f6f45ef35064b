import { expect } from '@open-wc/testing';
import type { AsokPasswordInput } from '../../../elements/fields/asok-password-input.ts';
import { accountOutput, enrolled, RIGHT_CODE } from '../../../stories/support/account.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openTwoFactor, toVerify } from '../../support/two-factor-page.ts';

describe('asok-two-factor, denials', () => {
  it('TFA-04 a wrong code leaves it off, says so, and keeps what was typed', async () => {
    const page = await openTwoFactor();
    await toVerify(page);
    await page.typeCode('000000');
    expect(page.otp().shadowRoot?.querySelector('[role=alert]')?.textContent).to.contain('That code is not valid');
    expect(page.otp().value).to.equal('000000');
    expect(page.find('.badge').textContent).to.equal('Off');
    expect(page.find('[part=codes]')).to.equal(null);
    const input = page.otp().shadowRoot?.querySelector('input') as HTMLInputElement;
    expect(page.root.activeElement).to.equal(page.otp());
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 6]);
    await expectAccessible(page.element);
    await page.typeCode(RIGHT_CODE);
    expect(page.find('[part=codes]')).to.not.equal(null);
  });

  it('TFA-04 five digits are not sent', async () => {
    const page = await openTwoFactor();
    await toVerify(page);
    await page.typeCode('12345');
    await page.press('Verify');
    expect(page.paths()).to.not.include('account.confirmTotp');
    expect(page.otp().error).to.equal('Type all six digits.');
  });

  it('TFA-06 disabling asks for the password: without one nothing is sent, a wrong one is told at its field', async () => {
    const page = await openTwoFactor({
      answers: {
        'account.get': enrolled(),
        'account.disableTotp': () => {
          throw new Refusal('INVALID_CREDENTIALS', { httpStatus: 401 });
        },
      },
    });
    await page.press('Disable');
    await page.press('Disable 2FA');
    expect(page.paths()).to.not.include('account.disableTotp');
    const box = page.find<AsokPasswordInput>('asok-password-input');
    expect(page.root.activeElement).to.equal(box);
    box.value = 'wrong';
    await page.press('Disable 2FA');
    expect(page.find('#password-error').textContent?.trim()).to.equal('This is not your current password.');
    expect(page.find('.badge').textContent).to.equal('On');
    expect(box.value).to.equal('wrong');
    await expectAccessible(page.element);
  });

  it('SEC-MFA-13 where the site requires two-factor, disabling asks for a code as well', async () => {
    const page = await openTwoFactor({
      answers: {
        'account.get': accountOutput({ ...enrolled(), require2fa: true }),
        'account.disableTotp': () => {
          throw new Refusal('CODE_INVALID', { httpStatus: 401 });
        },
      },
    });
    await page.press('Disable');
    page.find<AsokPasswordInput>('asok-password-input').value = 'nine paper boats';
    await page.press('Disable 2FA');
    expect(page.paths()).to.not.include('account.disableTotp');
    await page.typeCode('000000');
    expect(page.connection.calls.at(-1)?.input).to.deep.equal({ password: 'nine paper boats', code: '000000' });
    expect(page.otp().error).to.contain('not valid');
    expect(page.root.activeElement).to.equal(page.otp());
  });

  it('says how long a lock lasts, and what was refused before the first step', async () => {
    const page = await openTwoFactor({
      answers: {
        'account.startTotp': () => {
          throw new Refusal('RATE_LIMITED', { httpStatus: 429, params: { seconds: 601 } });
        },
      },
    });
    await page.press('Enable 2FA');
    expect(page.find('[part=error]').textContent).to.contain('Try again in 11 minutes');
    expect(page.find('[part=qr]')).to.equal(null);
  });

  it('an account that does not come is told, and asked for again', async () => {
    let down = true;
    const page = await openTwoFactor({
      answers: {
        'account.get': () => {
          if (down) throw new NoAnswer();
          return accountOutput();
        },
      },
    });
    expect(page.find('[role=alert]').textContent).to.contain('This could not be loaded');
    down = false;
    await page.press('Try again');
    expect(page.button('Enable 2FA')).to.not.equal(undefined);
  });
});
