import { expect, waitUntil } from '@open-wc/testing';
import type { AsokConfirmPassword } from '../../../elements/account/asok-confirm-password.ts';
import type { AsokPasswordInput } from '../../../elements/fields/asok-password-input.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { me } from '../../../stories/support/site.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openAccount } from '../../support/account-page.ts';
import { postModel } from '../../../stories/support/posts.ts';

const PASSWORD = 'nine paper boats';

/** A server that wants the password again before the address is changed. */
async function open(confirm: (password: string) => unknown = () => ({ ok: true })) {
  let isRecent = false;
  const guarded = () => {
    if (!isRecent) throw new Refusal('REAUTH_REQUIRED', { httpStatus: 403 });
    return me();
  };
  const page = await openAccount({
    answers: {
      'meta.models': [postModel()],
      'account.changeEmail': guarded,
      'account.startTotp': guarded,
      'account.confirmPassword': (input: unknown) => {
        const { password } = input as { password: string };
        if (password !== PASSWORD) throw new Refusal('INVALID_CREDENTIALS', { httpStatus: 401 });
        const answer = confirm(password);
        isRecent = true;
        return answer;
      },
    },
  });
  const dialog = () => page.root.querySelector<AsokConfirmPassword>('asok-confirm-password');
  const inside = () => dialog()?.shadowRoot as ShadowRoot;
  const ask = async () => {
    await page.type('#email', 'other@kestrel.example');
    page.button('Save profile').click();
    // Its code comes with the first question.
    await waitUntil(() => inside()?.querySelector('asok-password-input')?.shadowRoot?.activeElement);
  };
  const give = async (password: string) => {
    (inside().querySelector('asok-password-input') as AsokPasswordInput).value = password;
    inside().querySelector<HTMLElement>('[type=submit]')?.click();
    await page.settled();
    await dialog()?.updateComplete;
  };
  return { ...page, dialog, inside, ask, give };
}

describe('asok-confirm-password', () => {
  it('a call that needs a recent password asks for it, and is then sent again', async () => {
    const page = await open();
    await page.ask();
    expect(page.inside().textContent).to.contain('This change needs your password again.');
    await expectAccessible(page.element);
    await page.give(PASSWORD);
    await waitUntil(() => page.changes.length > 0);
    expect(page.sent('account.changeEmail')).to.have.length(2);
    expect(page.dialog()).to.equal(null);
    expect(page.changes).to.deep.equal(['profile']);
  });

  it('a wrong password is told at the field, kept, and can be put right', async () => {
    const page = await open();
    await page.ask();
    await page.give('');
    expect(page.sent('account.confirmPassword')).to.deep.equal([]);
    await page.give('wrong');
    expect(page.inside().querySelector('#password-error')?.textContent).to.contain('This is not your password.');
    expect(page.sent('account.changeEmail')).to.have.length(1);
    await expectAccessible(page.element);
    await page.give(PASSWORD);
    await waitUntil(() => page.changes.length > 0);
  });

  it('cancelled, the call is refused as it was, and what was typed stays', async () => {
    const page = await open();
    await page.ask();
    page.inside().querySelector('asok-dialog')?.close('escape');
    await waitUntil(() => page.text('[part=profile] [part=error]'));
    expect(page.dialog()).to.equal(null);
    expect(page.text('[part=profile] [part=error]')).to.equal('Give your password again to go on');
    expect(page.find<HTMLInputElement>('#email').value).to.equal('other@kestrel.example');
    expect(page.sent('account.changeEmail')).to.have.length(1);
    expect(page.sent('account.confirmPassword')).to.deep.equal([]);
  });

  it('says when no answer arrives, and how long a lock lasts', async () => {
    let down = true;
    const page = await open(() => {
      if (down) throw new NoAnswer();
      throw new Refusal('RATE_LIMITED', { httpStatus: 429, params: { seconds: 30 } });
    });
    await page.ask();
    await page.give(PASSWORD);
    expect(page.inside().querySelector('[part=error]')?.textContent).to.contain('No answer from the server');
    down = false;
    await page.give(PASSWORD);
    expect(page.inside().querySelector('[part=error]')?.textContent).to.contain('Try again in 30 seconds.');
  });

  it('calls that wait share one question, and an element that leaves ends it', async () => {
    const page = await open();
    await page.ask();
    const other = page.connection.client.account.startTotp.mutate().catch(({ code }: { code: string }) => code);
    await page.settled();
    expect(page.root.querySelectorAll('asok-confirm-password')).to.have.length(1);
    page.element.remove();
    expect(await other).to.equal('REAUTH_REQUIRED');
  });

  it('the password is not kept', async () => {
    const page = await open();
    await page.ask();
    const input = page.inside().querySelector('asok-password-input') as AsokPasswordInput;
    await page.give(PASSWORD);
    await waitUntil(() => page.changes.length > 0);
    expect(input.value).to.equal('');
    expect(page.element.shadowRoot?.innerHTML).to.not.contain(PASSWORD);
  });
});
