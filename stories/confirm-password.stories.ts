import { html } from 'lit';
import '../elements/account/asok-confirm-password.ts';
import type { AsokConfirmPassword } from '../elements/account/asok-confirm-password.ts';
import type { AsokPasswordInput } from '../elements/fields/asok-password-input.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import {
  type AsokMeta,
  connectionOfStory,
  dark,
  french,
  phone,
  rightToLeft,
  type Story,
  stageOf,
} from './support/story.ts';

const server = (confirm: Fixtures['account.confirmPassword']) => ({
  fixtures: (): Fixtures => ({ 'account.confirmPassword': confirm }),
});

const send =
  (password: string): NonNullable<Story<AsokConfirmPassword>['play']> =>
  async (context) => {
    const { find, press } = await stageOf<AsokConfirmPassword>(context);
    find<AsokPasswordInput>('asok-password-input').value = password;
    await press('[type=submit]');
  };

/** Any element brings it, once a call is refused for want of a recent password; the call is then sent again. */
const meta: AsokMeta<AsokConfirmPassword> = {
  title: 'Account/asok-confirm-password',
  component: 'asok-confirm-password',
  render: (_args, context) =>
    html`<asok-confirm-password .client=${connectionOfStory(context)?.client}></asok-confirm-password>`,
  parameters: server(never),
};
export default meta;

export const Default: Story<AsokConfirmPassword> = {};

/** The password is on its way. */
export const Loading: Story<AsokConfirmPassword> = { play: send('nine paper boats') };

/** Nothing was typed. */
export const Empty: Story<AsokConfirmPassword> = { play: send('') };

export const Failed: Story<AsokConfirmPassword> = {
  parameters: server(refuse('INVALID_CREDENTIALS', { httpStatus: 401 })),
  play: send('not the password'),
};

/** Too many tries: nobody is asked for a while. */
export const Locked: Story<AsokConfirmPassword> = {
  parameters: server(refuse('RATE_LIMITED', { httpStatus: 429, params: { seconds: 600 } })),
  play: send('not the password'),
};

export const Dark: Story<AsokConfirmPassword> = { ...dark };

export const Narrow: Story<AsokConfirmPassword> = { ...phone };

export const RightToLeft: Story<AsokConfirmPassword> = { ...rightToLeft };

export const French: Story<AsokConfirmPassword> = { ...french };
