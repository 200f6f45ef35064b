import { expect, waitUntil } from '@open-wc/testing';
import type { AsokLogin } from '../../../elements/auth/asok-login.ts';
import type { AsokOtpInput } from '../../../elements/auth/asok-otp-input.ts';
import type { AsokRelogin } from '../../../elements/auth/asok-relogin.ts';
import reloginStories from '../../../stories/relogin.stories.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openStory } from '../../support/story.ts';

async function expired() {
  let answers = 0;
  const page = await openStory<AsokRelogin>(reloginStories, {
    args: {},
    answers: {
      'auth.verifyTotp': () => {
        answers += 1;
        if (answers === 1) throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
        return reloginStories.parameters?.fixtures?.()['auth.verifyTotp'];
      },
    },
    width: 400,
  });
  await page.connection.client.roles.matrix.query().catch(() => {});
  await page.settled();
  const login = page.root.querySelector('asok-login') as AsokLogin;
  await login.updateComplete;
  const inside = <E extends HTMLElement>(selector: string) => login.shadowRoot?.querySelector<E>(selector) as E;
  const giveCode = async (code: string) => {
    const input = inside<AsokOtpInput>('asok-otp-input').shadowRoot?.querySelector('input') as HTMLInputElement;
    input.value = code;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await page.settled();
  };
  const givePassword = async () => {
    inside<HTMLInputElement>('[name=password]').value = 'nine paper boats';
    inside('[type=submit]').click();
    // Its code comes with the first that is needed.
    await waitUntil(() => inside('asok-otp-input'));
    await page.settled();
  };
  return { ...page, inside, giveCode, givePassword };
}

describe('asok-relogin', () => {
  it('TFA-05 takes the second step too, also after it came too late once, and closes after it', async () => {
    const page = await expired();
    const dialog = page.root.querySelector('dialog') as HTMLDialogElement;
    expect(dialog.open).to.equal(true);
    expect(page.inside<HTMLInputElement>('[name=email]').value).to.equal('amira@kestrel.example');
    await page.givePassword();
    expect(page.inside('asok-otp-input')).to.not.equal(null);
    await expectAccessible(page.element);
    await page.giveCode('482913');
    expect(page.inside('[part=error]').textContent).to.contain('not given in time');
    expect(page.connection.session.$state.get().user?.email, 'what is on the page stays').to.equal(
      'amira@kestrel.example',
    );
    await page.givePassword();
    await page.giveCode('482914');
    expect(page.connection.session.$state.get().status).to.equal('authenticated');
    expect(page.root.querySelector('dialog')).to.equal(null);
  });
});
