import { expect } from '@open-wc/testing';
import type { AsokAccount } from '../../../elements/account/asok-account.ts';
import type { AsokSegmented } from '../../../elements/fields/asok-segmented.ts';
import { accountOutput, session, sessions } from '../../../stories/support/account.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { administrator, me } from '../../../stories/support/site.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openAccount } from '../../support/account-page.ts';

describe('asok-account', () => {
  it('TFA-02 shows who one is, two-factor, password, settings, roles and sessions', async () => {
    const page = await openAccount();
    expect(page.text('h1')).to.equal('Amira Haddad');
    expect(page.text('[part=header] p')).to.contain('amira@kestrel.example').and.contain('Admin');
    expect(page.find('asok-two-factor').shadowRoot?.textContent).to.contain('Enable 2FA');
    expect(page.text('[part=password]')).to.contain('Last changed February 3, 2026');
    expect(page.text('[part=roles]')).to.contain('Content editor');
    expect(page.root.querySelectorAll('[part=session]')).to.have.length(3);
    expect(page.sent('account.get'), 'one account, asked for once').to.have.length(1);
    await expectAccessible(page.element);
  });

  it('an account that does not come is told, and asked for again', async () => {
    let down = true;
    const page = await openAccount({
      answers: {
        'account.get': () => {
          if (down) throw new NoAnswer();
          return accountOutput();
        },
      },
    });
    expect(page.text('[role=alert]')).to.contain('This could not be loaded');
    down = false;
    await page.press('Try again');
    expect(page.text('h1')).to.equal('Amira Haddad');
  });

  for (const [why, code, fieldErrors] of [
    ['taken', 'NOT_UNIQUE', {}],
    ['malformed', 'VALIDATION_FAILED', { email: { code: 'format' } }],
  ] as const) {
    it(`an address that is ${why} is told at its field, and stays there`, async () => {
      const page = await openAccount({
        answers: {
          'account.changeEmail': () => {
            throw new Refusal(code, { fieldErrors });
          },
        },
      });
      await page.type('#email', 'other@kestrel.example');
      await page.press('Save profile');
      expect(page.text('#email-error')).to.not.equal('');
      expect(page.find('#email').getAttribute('aria-invalid')).to.equal('true');
      expect(page.root.activeElement).to.equal(page.find('#email'));
      expect(page.find<HTMLInputElement>('#email').value).to.equal('other@kestrel.example');
      expect(page.changes).to.deep.equal([]);
      await expectAccessible(page.element);
    });
  }

  it('asks for no name where users have none', async () => {
    const page = await openAccount({ answers: { 'account.get': accountOutput({ name: null, hasName: false }) } });
    expect(page.find('#name')).to.equal(null);
    await page.type('#email', 'other@kestrel.example');
    await page.press('Save profile');
    expect([page.sent('account.update'), page.sent('account.changeEmail').length]).to.deep.equal([[], 1]);
    await expectAccessible(page.element);
  });

  it('sends what was changed alone, and nothing without a change', async () => {
    const page = await openAccount({
      answers: { 'account.update': me({ ...administrator, name: 'Amira N. Haddad' }) },
    });
    await page.press('Save profile');
    expect(page.button('Save profile').getAttribute('aria-disabled')).to.equal('true');
    await page.type('#name', ' Amira N. Haddad ');
    await page.press('Save profile');
    expect(page.sent('account.update')).to.deep.equal([{ name: 'Amira N. Haddad' }]);
    expect(page.sent('account.changeEmail')).to.deep.equal([]);
    expect(page.changes).to.deep.equal(['profile']);
    expect(page.toasts.map(({ text }) => text)).to.deep.equal(['Profile saved']);
    expect(page.connection.session.$state.get().user?.name).to.equal('Amira N. Haddad');
  });

  it('knows what was typed and is not saved, and saves it when it is told to', async () => {
    const page = await openAccount({
      answers: { 'account.update': me({ ...administrator, name: 'Amira N. Haddad' }) },
    });
    const account = page.element as AsokAccount;
    const told: boolean[] = [];
    account.addEventListener('asok-dirty-change', ({ dirty }) => told.push(dirty));
    const asksBeforeClosing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect([account.dirty, await account.save(), asksBeforeClosing()]).to.deep.equal([false, true, false]);
    await page.type('#name', 'Amira N. Haddad');
    expect([account.dirty, asksBeforeClosing()]).to.deep.equal([true, true]);
    expect([await account.save(), account.dirty, asksBeforeClosing()]).to.deep.equal([true, false, false]);
    await account.updateComplete;
    expect(told).to.deep.equal([true, false]);
    expect(page.sent('account.update')).to.deep.equal([{ name: 'Amira N. Haddad' }]);
    await page.type('#email', ' ');
    expect([await account.save(), account.dirty]).to.deep.equal([false, true]);
    expect(page.text('#email-error')).to.equal('Fill this in.');
  });

  it('without an address nothing is sent', async () => {
    const page = await openAccount();
    await page.type('#email', ' ');
    await page.press('Save profile');
    expect(page.text('#email-error')).to.equal('Fill this in.');
    expect(page.sent('account.changeEmail')).to.deep.equal([]);
  });

  it('saves language and theme as they are chosen, and says when that failed', async () => {
    const page = await openAccount();
    const theme = page.find<AsokSegmented>('#theme');
    theme.value = 'dark';
    theme.dispatchEvent(new Event('change'));
    await page.settled();
    const language = page.find<AsokSegmented>('#language');
    language.value = 'fr';
    language.dispatchEvent(new Event('change'));
    await page.settled();
    expect(page.sent('account.update')).to.deep.equal([{ theme: 'dark' }, { language: 'fr' }]);
    expect(page.changes).to.deep.equal(['preferences', 'preferences']);
    const failing = await openAccount({
      answers: {
        'account.update': () => {
          throw new NoAnswer();
        },
      },
    });
    failing.find<AsokSegmented>('#theme').dispatchEvent(new Event('change'));
    await failing.settled();
    expect(failing.toasts[0]?.tone).to.equal('danger');
  });

  it('I18N-01 speaks Spanish', async () => {
    const page = await openAccount({ locale: 'es' });
    expect(page.text('#profile-title')).to.equal('Perfil');
    expect(page.text('[part=sessions]')).to.contain('Firefox en Linux');
  });

  for (const width of [1000, 360]) {
    it(`has no accessibility violation at ${width} px, and nothing sticks out`, async () => {
      const page = await openAccount({ width });
      await page.press('Change password');
      await expectAccessible(page.element);
      expect(page.element.scrollWidth).to.be.at.most(width);
    });
  }
});

describe('asok-account, password', () => {
  const refusing = (code: 'INVALID_CREDENTIALS' | 'PASSWORD_WEAK', field: 'current' | 'next') => ({
    'account.changePassword': () => {
      const error = code === 'PASSWORD_WEAK' ? 'weak' : 'invalid';
      throw new Refusal(code, { fieldErrors: { [field]: { code: error } } });
    },
  });

  for (const [code, field, text] of [
    ['INVALID_CREDENTIALS', 'current', 'This is not your current password.'],
    ['PASSWORD_WEAK', 'next', 'Choose a longer or less common password.'],
  ] as const) {
    it(`SEC-AUTH-21 ${code} stands at its field, and both passwords stay`, async () => {
      const page = await openAccount({ answers: refusing(code, field) });
      await page.press('Change password');
      page.password('current').value = 'one';
      page.password('next').value = 'two';
      await page.press('Change password');
      expect(page.text(`#${field}-error`)).to.equal(text);
      expect(page.root.activeElement).to.equal(page.password(field));
      expect([page.password('current').value, page.password('next').value]).to.deep.equal(['one', 'two']);
      expect(page.changes).to.deep.equal([]);
      await expectAccessible(page.element);
    });
  }

  it('asks for both before it sends anything', async () => {
    const page = await openAccount();
    await page.press('Change password');
    expect(page.root.activeElement).to.equal(page.password('current'));
    await page.press('Change password');
    expect(page.text('#current-error')).to.equal('Fill this in.');
    page.password('current').value = 'one';
    await page.press('Change password');
    expect(page.text('#next-error')).to.equal('Fill this in.');
    expect(page.sent('account.changePassword')).to.deep.equal([]);
  });

  it('SEC-AUTH-21 changes it, says what that did, and keeps none of it', async () => {
    const page = await openAccount();
    await page.press('Change password');
    expect(page.text('[part=password]')).to.contain('Changing it logs out your other sessions.');
    const next = page.password('next');
    expect(next.autocomplete).to.equal('new-password');
    page.password('current').value = 'nine paper boats';
    next.value = 'eleven paper kites';
    await page.settled();
    expect(next.shadowRoot?.querySelector('[part=meter]')).to.not.equal(null);
    await page.press('Change password');
    expect(page.sent('account.changePassword')).to.deep.equal([
      { current: 'nine paper boats', next: 'eleven paper kites' },
    ]);
    expect(page.changes).to.deep.equal(['password']);
    expect(page.password('next')).to.equal(null);
    expect(page.root.activeElement).to.equal(page.button('Change password'));
    await page.press('Change password');
    expect(page.password('current').value).to.equal('');
  });
});

describe('asok-account, sessions', () => {
  it('says in plain words where one is logged in, and which of it is here', async () => {
    const page = await openAccount();
    const [here, phone, unknown] = [...page.root.querySelectorAll('[part=session]')].map((item) =>
      item.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(here).to.contain('Firefox on Linux').and.contain('This session').and.contain('192.0.2.14');
    expect(here).to.not.contain('Log out');
    expect(phone).to.contain('Safari on iOS');
    expect(unknown).to.contain('Unknown device').and.contain('Unknown address');
  });

  it('SEC-SESS-11 ends one, and the focus stays in the card', async () => {
    let left = sessions();
    const page = await openAccount({
      answers: {
        'account.sessions': () => left,
        'account.revokeSession': (input: unknown) => {
          left = left.filter(({ id }) => id !== (input as { id: string }).id);
          return { ok: true };
        },
      },
    });
    await page.press('Log out: Safari on iOS, 198.51.100.7');
    expect(page.sent('account.revokeSession')).to.deep.equal([{ id: 'b' }]);
    expect(page.root.querySelectorAll('[part=session]')).to.have.length(2);
    expect(page.root.activeElement).to.equal(page.find('#sessions-title'));
    expect(page.changes).to.deep.equal(['sessions']);
  });

  it('SEC-SESS-11 ends all others after a question, and says how many', async () => {
    const page = await openAccount();
    const answer = async (reason: 'cancel' | 'confirm') => {
      await page.press('Log out all others');
      const dialog = page.root.querySelector('asok-dialog');
      expect(dialog?.heading).to.equal('Log out 2 other sessions?');
      dialog?.close(reason);
      await page.settled();
    };
    await answer('cancel');
    expect(page.sent('account.revokeOtherSessions')).to.deep.equal([]);
    await answer('confirm');
    expect(page.toasts.map(({ text }) => text)).to.deep.equal(['2 sessions logged out']);
  });

  it('offers nothing to end where there is no other', async () => {
    const page = await openAccount({ answers: { 'account.sessions': [session('a', { current: true })] } });
    expect(page.button('Log out all others')).to.equal(undefined);
  });
});
