import '../elements/auth/asok-login.ts';
// Late code of the element, here from the first: a play function waits for answers, not for code.
import '../elements/auth/second-step.ts';
import type { AsokLogin } from '../elements/auth/asok-login.ts';
import type { AsokOtpInput } from '../elements/auth/asok-otp-input.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import { me, site } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

/** A server that nobody is signed in to, but for what a story changes. */
const server = (changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({
    'auth.me': me(null),
    'auth.login': { ...me(), mfa: null },
    'meta.models': [],
    ...changes,
  }),
});

/** Fills in e-mail and password and sends them. */
const logIn: NonNullable<Story<AsokLogin>['play']> = async (context) => {
  const { find, type, press } = await stageOf<AsokLogin>(context);
  await type(find<HTMLInputElement>('[name=email]'), 'amira@kestrel.example');
  await type(find<HTMLInputElement>('[name=password]'), 'nine paper boats');
  await press('[type=submit]');
};

/** The answers to somebody with two-factor. */
const withTwoFactor: Fixtures = { 'auth.login': { ...me(null), mfa: 'totp' }, 'auth.verifyTotp': me() };

const meta: AsokMeta<AsokLogin> = {
  title: 'Auth/asok-login',
  component: 'asok-login',
  args: { layout: 'card' },
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-login>For those who are signed in.</asok-login>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const { user } = await client.auth.login.mutate({ email, password });`,
    },
  },
};
export default meta;

export const Default: Story<AsokLogin> = {};

/** Sending. */
export const Loading: Story<AsokLogin> = { parameters: server({ 'auth.login': never }), play: logIn };

/** Sent without anything typed. */
export const Empty: Story<AsokLogin> = {
  play: async (context) => {
    const { press } = await stageOf<AsokLogin>(context);
    await press('[type=submit]');
  },
};

/** The server fails. */
export const Failed: Story<AsokLogin> = {
  parameters: server({ 'auth.login': refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
  play: logIn,
};

/** An account that was switched off reads as any other refusal. */
export const Denied: Story<AsokLogin> = {
  parameters: server({ 'auth.login': refuse('FORBIDDEN', { httpStatus: 403 }) }),
  play: logIn,
};

export const Invalid: Story<AsokLogin> = {
  parameters: server({ 'auth.login': refuse('INVALID_CREDENTIALS', { httpStatus: 401 }) }),
  play: logIn,
};

export const Locked: Story<AsokLogin> = {
  parameters: server({ 'auth.login': refuse('RATE_LIMITED', { httpStatus: 429, params: { seconds: 601 } }) }),
  play: logIn,
};

/** Logs in somebody with two-factor, and types a code. */
const secondStep = (code: string): NonNullable<Story<AsokLogin>['play']> => {
  return async (context) => {
    await logIn(context);
    const { find, type } = await stageOf<AsokLogin>(context);
    const input = find<AsokOtpInput>('asok-otp-input').shadowRoot?.querySelector('input');
    if (code) await type(input as HTMLInputElement, code);
  };
};

/** The password was right, and a code is asked for. */
export const Code: Story<AsokLogin> = {
  args: { layout: 'page' },
  parameters: { layout: 'fullscreen', ...server(withTwoFactor) },
  play: secondStep('482'),
};

export const CodeInvalid: Story<AsokLogin> = {
  parameters: server({ ...withTwoFactor, 'auth.verifyTotp': refuse('CODE_INVALID', { httpStatus: 401 }) }),
  play: secondStep('482914'),
};

/** After five minutes, or too many wrong codes, it begins with the password again. */
export const CodeTooLate: Story<AsokLogin> = {
  parameters: server({ ...withTwoFactor, 'auth.verifyTotp': refuse('UNAUTHENTICATED', { httpStatus: 401 }) }),
  play: secondStep('482914'),
};

export const Recovery: Story<AsokLogin> = {
  parameters: server(withTwoFactor),
  play: async (context) => {
    await logIn(context);
    const { button, press } = await stageOf<AsokLogin>(context);
    await press(button('Use a recovery code'));
  },
};

export const CodeNarrow: Story<AsokLogin> = { ...Code, ...phone };

export const CodePlain: Story<AsokLogin> = {
  args: { layout: 'plain' },
  parameters: { room: 360, ...server(withTwoFactor) },
  play: secondStep(''),
};

export const CodeFrench: Story<AsokLogin> = { ...french, ...Code };

export const SignedIn: Story<AsokLogin> = { parameters: server({ 'auth.me': me() }) };

export const Page: Story<AsokLogin> = { args: { layout: 'page' }, parameters: { layout: 'fullscreen' } };

export const Plain: Story<AsokLogin> = { args: { layout: 'plain' }, parameters: { room: 360 } };

export const Dark: Story<AsokLogin> = { ...Page, ...dark };

export const Narrow: Story<AsokLogin> = { ...Page, ...phone };

export const RightToLeft: Story<AsokLogin> = { ...rightToLeft };

export const LongText: Story<AsokLogin> = {
  parameters: server({
    'auth.me': {
      ...me(null),
      site: { ...site, siteName: 'The Kestrel Press, Publishers of Maps, Almanacs and Donaudampfschifffahrtskalender' },
    },
  }),
  args: { email: 'somebody.with.a.very.long.name@publishers-of-maps-and-almanacs.kestrel.example' },
};

export const French: Story<AsokLogin> = { ...french, ...Invalid };
