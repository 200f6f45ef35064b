import '../elements/users/asok-user-account.ts';
import type { AsokUserAccount } from '../elements/users/asok-user-account.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import { me } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from './support/story.ts';
import { userAccountServer } from './support/user-account.ts';

const ACCOUNT = 'users.account';

const server = (given: Parameters<typeof userAccountServer>[0] = {}, changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({ 'auth.me': me(), 'meta.models': [], ...userAccountServer(given), ...changes }),
});

const meta: AsokMeta<AsokUserAccount> = {
  title: 'Users/asok-user-account',
  component: 'asok-user-account',
  args: { userId: '7' },
  parameters: {
    room: 760,
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-user-account user-id="7"></asok-user-account>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
await client.users.setDisabled.mutate({ id: '7', disabled: true });`,
    },
  },
};
export default meta;

export const Default: Story<AsokUserAccount> = {};

export const Loading: Story<AsokUserAccount> = { parameters: server({}, { [ACCOUNT]: never }) };

/** Logged in nowhere, without two-factor. */
export const Empty: Story<AsokUserAccount> = { parameters: server({ totpEnabled: false, sessions: [] }) };

export const Failed: Story<AsokUserAccount> = {
  parameters: server({}, { [ACCOUNT]: refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
};

/** The user holds more than who looks: there is nothing to see. */
export const Denied: Story<AsokUserAccount> = {
  parameters: server({}, { [ACCOUNT]: refuse('RANK_TOO_LOW', { httpStatus: 403 }) }),
};

export const Disabled: Story<AsokUserAccount> = { parameters: server({ disabled: true, sessions: [] }) };

export const Dark: Story<AsokUserAccount> = { ...dark };

export const Narrow: Story<AsokUserAccount> = { ...phone };

export const RightToLeft: Story<AsokUserAccount> = { ...rightToLeft };

/** Addresses of the sixth version, and a browser that says a lot of itself. */
export const LongText: Story<AsokUserAccount> = { parameters: server({ longTexts: true }) };

export const French: Story<AsokUserAccount> = { ...french };
