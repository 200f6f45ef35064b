import { expect } from '@open-wc/testing';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { userAccountServer } from '../../../stories/support/user-account.ts';
import stories from '../../../stories/user-account.stories.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openStory } from '../../support/story.ts';

const refuse = (code: ConstructorParameters<typeof Refusal>[0]) => () => {
  throw new Refusal(code);
};

async function open(given: Parameters<typeof userAccountServer>[0] = {}, answers: object = {}) {
  const staged = await openStory(stories, {
    args: { userId: '7' },
    answers: { ...userAccountServer(given), ...answers },
    width: 760,
  });
  const { element, root, connection, settled } = staged;
  const toasts: string[] = [];
  const changes: string[] = [];
  element.addEventListener('asok-toast', ({ toast }) => toasts.push(`${toast.tone}: ${toast.text}`));
  element.addEventListener('asok-account-change', ({ change }) => changes.push(change));
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent ?? '').trim() === name);
  const press = async (name: string) => {
    button(name)?.click();
    await settled();
  };
  const answer = async (reason: 'confirm' | 'cancel') => {
    const dialog = root.querySelector<AsokDialog>('asok-dialog') as AsokDialog;
    dialog.close(reason);
    await dialog.updateComplete;
    await settled();
  };
  const sent = (path: string) => connection.calls.filter((call) => call.path === path).map(({ input }) => input);
  const words = () => root.textContent?.replace(/\s+/g, ' ') ?? '';
  return { element, root, toasts, changes, button, press, answer, sent, words };
}

describe('asok-user-account', () => {
  it('SEC-RBAC-07 shows nothing of who holds more, nor of a user that is no more', async () => {
    for (const code of ['RANK_TOO_LOW', 'NOT_FOUND', 'FORBIDDEN'] as const) {
      const { root } = await open({}, { 'users.account': refuse(code) });
      expect(root.querySelector('section'), code).to.equal(null);
    }
  });

  it('SEC-RBAC-09 tells why an account stays, and shows it as it is', async () => {
    const { press, answer, toasts, words, changes } = await open({}, { 'users.setDisabled': refuse('LAST_ADMIN') });
    await press('Disable');
    await answer('confirm');
    expect(toasts[0]).to.match(/^danger: /);
    expect(words()).to.contain('Active');
    expect(changes).to.deep.equal([]);
  });

  it('disables after a question, and enables again without one', async () => {
    const { root, press, answer, sent, words, toasts, changes } = await open();
    await press('Disable');
    await answer('cancel');
    expect(sent('users.setDisabled')).to.deep.equal([]);
    await press('Disable');
    await answer('confirm');
    expect(sent('users.setDisabled')).to.deep.equal([{ id: '7', disabled: true }]);
    expect(words()).to.contain('Cannot log in').and.to.contain('Not logged in anywhere.');
    expect((root as unknown as DocumentOrShadowRoot).activeElement?.id).to.equal('access-title');
    await press('Enable');
    expect(sent('users.setDisabled').at(-1)).to.deep.equal({ id: '7', disabled: false });
    expect(toasts).to.deep.equal(['success: Account disabled', 'success: Account enabled']);
    expect(changes).to.deep.equal(['access', 'access']);
  });

  it('resets two-factor after a question; who has none is offered no reset', async () => {
    const { button, press, answer, sent, words } = await open();
    await press('Reset 2FA');
    await answer('confirm');
    expect(sent('users.resetTotp')).to.deep.equal([{ id: '7' }]);
    expect(words()).to.contain('Two-factor authentication is off');
    expect(button('Reset 2FA')).to.equal(undefined);
  });

  it('SEC-SESS-11 ends one session, or all of them', async () => {
    const { press, answer, sent, words } = await open();
    await press('Log out: Safari on iOS, 198.51.100.4');
    expect(sent('users.revokeSession')).to.deep.equal([{ id: '7', session: 's2' }]);
    expect(words()).to.not.contain('Safari');
    await press('Log out everywhere');
    await answer('confirm');
    expect(sent('users.revokeSessions')).to.deep.equal([{ id: '7' }]);
    expect(words()).to.contain('Not logged in anywhere.');
  });

  it('another user is another account', async () => {
    const { element, sent } = await open();
    element.userId = '8';
    await element.updateComplete;
    expect(sent('users.account')).to.deep.equal([{ id: '7' }, { id: '8' }]);
  });

  it('is accessible', async () => {
    for (const given of [{}, { disabled: true, totpEnabled: false, sessions: [] }])
      await expectAccessible((await open(given)).element);
  });
});
