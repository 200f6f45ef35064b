import '../elements/account/asok-account.ts';
// Late code of the element, here from the first: a play function waits for answers, not for code.
import '../elements/account/confirm-password.ts';
import type { AsokAccount } from '../elements/account/asok-account.ts';
import type { AsokPasswordInput } from '../elements/fields/asok-password-input.ts';
import { accountOutput, accountServer, enrolled, session } from './support/account.ts';
import { type Fixtures, firstThen, never, refuse } from './support/fixture-client.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Stage, type Story, stageOf } from './support/story.ts';

const server = (...args: Parameters<typeof accountServer>) => ({
  fixtures: (): Fixtures => accountServer(...args),
});

const meta: AsokMeta<AsokAccount> = {
  title: 'Account/asok-account',
  component: 'asok-account',
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-account></asok-account>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const session = createSession(client);
const account = createAccountStore(client, session);
await account.load();
await account.update({ language: 'fr' });`,
    },
  },
};
export default meta;

/** Fills in both passwords and sends them. */
async function changePassword({ find, press, button, type }: Stage<AsokAccount>): Promise<void> {
  await press(button('Change password'));
  for (const name of ['current', 'next']) {
    const input = find<AsokPasswordInput>(`asok-password-input[name=${name}]`);
    await type(input.shadowRoot?.querySelector('input') as HTMLInputElement, 'nine paper boats');
  }
  await press(button('Change password'));
}

export const Default: Story<AsokAccount> = {};

export const Loading: Story<AsokAccount> = { parameters: server(undefined, { 'account.get': never }) };

/** Nobody's roles, nothing changed yet, no other session. */
export const Empty: Story<AsokAccount> = {
  parameters: server(accountOutput({ name: null, isAdmin: false, roles: [], passwordChangedAt: null }), {
    'account.sessions': [session('a', { current: true })],
  }),
};

export const Failed: Story<AsokAccount> = {
  parameters: server(undefined, { 'account.get': refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
};

/** An administrator who acts as somebody else changes nothing of that account. */
export const Denied: Story<AsokAccount> = {
  parameters: server(undefined, { 'account.update': refuse('IMPERSONATING', { httpStatus: 403 }) }),
  play: async (context) => {
    const { find, type, press, button } = await stageOf<AsokAccount>(context);
    await type(find<HTMLInputElement>('#name'), 'Somebody else');
    await press(button('Save profile'));
  },
};

export const TwoFactor: Story<AsokAccount> = { parameters: server(enrolled()) };

export const ChangePassword: Story<AsokAccount> = {
  play: async (context) => {
    const { button, press } = await stageOf<AsokAccount>(context);
    await press(button('Change password'));
  },
};

/** What is wrong stands at its field. */
export const WeakPassword: Story<AsokAccount> = {
  parameters: server(undefined, {
    'account.changePassword': refuse('PASSWORD_WEAK', { fieldErrors: { next: { code: 'weak' } } }),
  }),
  play: async (context) => changePassword(await stageOf<AsokAccount>(context)),
};

/** A change that needs the password again asks for it. */
export const ConfirmPassword: Story<AsokAccount> = {
  parameters: server(undefined, {
    'account.changeEmail': firstThen(refuse('REAUTH_REQUIRED', { httpStatus: 403 }), never),
  }),
  play: async (context) => {
    const { find, type, press, button } = await stageOf<AsokAccount>(context);
    await type(find<HTMLInputElement>('#email'), 'a.haddad@kestrel.example');
    await press(button('Save profile'));
  },
};

export const RevokeOthers: Story<AsokAccount> = {
  play: async (context) => {
    const { button, press } = await stageOf<AsokAccount>(context);
    await press(button('Log out all others'));
  },
};

export const Dark: Story<AsokAccount> = { ...dark };

export const Narrow: Story<AsokAccount> = { ...phone };

export const RightToLeft: Story<AsokAccount> = { ...rightToLeft };

export const LongText: Story<AsokAccount> = {
  parameters: server(
    accountOutput({
      name: 'Amira Noor Haddad-Oberdonaudampfschifffahrtsgesellschaftskapitän',
      email: 'somebody.with.a.very.long.name@publishers-of-maps-and-almanacs.kestrel.example',
      roles: Array.from({ length: 12 }, (_, at) => ({
        name: `role${at}`,
        label: `Editor of the weekend supplement, part ${at + 1}`,
      })),
    }),
  ),
};

export const French: Story<AsokAccount> = {
  ...french,
  parameters: server({ ...enrolled(3), roles: [{ name: 'editor', label: 'Rédaction' }] }),
};
