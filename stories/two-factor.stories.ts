import '../elements/account/asok-two-factor.ts';
// Late code of the element, here from the first: a play function waits for answers, not for code.
import '../elements/account/qr-code.ts';
import type { AsokTwoFactor } from '../elements/account/asok-two-factor.ts';
import type { AsokOtpInput } from '../elements/auth/asok-otp-input.ts';
import { accountOutput, accountServer, enrolled } from './support/account.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import { administrator, me } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Stage, type Story, stageOf } from './support/story.ts';

const server = (...args: Parameters<typeof accountServer>) => ({
  room: 760,
  fixtures: (): Fixtures => accountServer(...args),
});

type Play = NonNullable<Story<AsokTwoFactor>['play']>;

const scan: Play = async (context) => {
  const { button, press } = await stageOf<AsokTwoFactor>(context);
  await press(button('Enable 2FA'));
};

/** Types six digits, which sends them. */
async function typeCode({ find, type, settled }: Stage<AsokTwoFactor>, code: string): Promise<void> {
  const input = find<AsokOtpInput>('asok-otp-input');
  await type(input.shadowRoot?.querySelector('input') as HTMLInputElement, code);
  await settled();
}

const verify = (code: string): Play => {
  return async (context) => {
    const stage = await stageOf<AsokTwoFactor>(context);
    await stage.press(stage.button('Enable 2FA'));
    await stage.press(stage.button('Continue'));
    if (code) await typeCode(stage, code);
  };
};

const meta: AsokMeta<AsokTwoFactor> = {
  title: 'Account/asok-two-factor',
  component: 'asok-two-factor',
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-two-factor></asok-two-factor>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const { secret, uri } = await client.account.startTotp.mutate();
const { recoveryCodes } = await client.account.confirmTotp.mutate({ code });`,
    },
  },
};
export default meta;

/** Off. */
export const Default: Story<AsokTwoFactor> = {};

export const Loading: Story<AsokTwoFactor> = { parameters: server(undefined, { 'account.get': never }) };

/** How the account stands is not known. */
export const Failed: Story<AsokTwoFactor> = {
  parameters: server(undefined, { 'account.get': refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
};

/** An administrator who acts as somebody else does not switch it on for him. */
export const Denied: Story<AsokTwoFactor> = {
  parameters: server(undefined, { 'account.startTotp': refuse('IMPERSONATING', { httpStatus: 403 }) }),
  play: scan,
};

export const Scan: Story<AsokTwoFactor> = { play: scan };

export const Verify: Story<AsokTwoFactor> = { play: verify('482') };

export const WrongCode: Story<AsokTwoFactor> = {
  parameters: server(undefined, { 'account.confirmTotp': refuse('CODE_INVALID', { httpStatus: 401 }) }),
  play: verify('482914'),
};

export const RecoveryCodes: Story<AsokTwoFactor> = { play: verify('482913') };

/** Done before the codes are saved. */
export const NotSaved: Story<AsokTwoFactor> = {
  play: async (context) => {
    await verify('482913')(context);
    const { button, press } = await stageOf<AsokTwoFactor>(context);
    await press(button('Done'));
  },
};

export const On: Story<AsokTwoFactor> = { parameters: server(enrolled()) };

export const FewCodes: Story<AsokTwoFactor> = { parameters: server(enrolled(2)) };

export const Disable: Story<AsokTwoFactor> = {
  parameters: server(enrolled()),
  play: async (context) => {
    const { button, press } = await stageOf<AsokTwoFactor>(context);
    await press(button('Disable'));
  },
};

/** Where the site asks everybody for two-factor, a code is asked for too. */
export const DisableWithCode: Story<AsokTwoFactor> = {
  ...Disable,
  parameters: server({ ...enrolled(), require2fa: true }),
};

/** It must be on before anything else opens: then there is no account to look at. */
export const Required: Story<AsokTwoFactor> = {
  parameters: server(accountOutput({ require2fa: true }), {
    'auth.me': me({ ...administrator, mustEnrol: true }),
    'account.get': refuse('MFA_ENROLMENT_REQUIRED', { httpStatus: 403 }),
  }),
  play: scan,
};

export const Dark: Story<AsokTwoFactor> = { ...dark, ...Scan };

export const Narrow: Story<AsokTwoFactor> = { ...phone, ...RecoveryCodes, parameters: { ...server(), room: 358 } };

export const RightToLeft: Story<AsokTwoFactor> = { ...rightToLeft, ...Verify };

/** A long name of the site makes a large code. */
export const LongText: Story<AsokTwoFactor> = {
  parameters: server(undefined, {
    'account.startTotp': {
      secret: 'KV4G63TQMFYGK4TTKV4G63TQMFYGK4TTKV4G63TQMFYGK4TT',
      uri: `otpauth://totp/${'Donaudampfschifffahrtskalender'.repeat(8)}:amira%40kestrel.example?secret=KV4G63TQMFYGK4TTKV4G63TQMFYGK4TT`,
    },
  }),
  play: scan,
};

export const French: Story<AsokTwoFactor> = { ...french, parameters: server(enrolled(2)) };
