import { html } from 'lit';
import '../elements/auth/asok-relogin.ts';
// Late code of the element, here from the first: a play function waits for answers, not for code.
import '../elements/auth/second-step.ts';
import type { AsokRelogin } from '../elements/auth/asok-relogin.ts';
import type { AsokLogin } from '../elements/auth/asok-login.ts';
import { connectionOfStory } from './support/story.ts';
import { type Fixtures, refuse } from './support/fixture-client.ts';
import { me } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

const server = (changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({
    'auth.me': me(),
    'auth.login': { ...me(null), mfa: 'totp' },
    'auth.verifyTotp': me(),
    'meta.models': [],
    'roles.matrix': refuse('UNAUTHENTICATED', { httpStatus: 401 }),
    ...changes,
  }),
});

/** Any call that is answered 401 brings the dialog. */
const expire: NonNullable<Story<AsokRelogin>['play']> = async (context) => {
  const { settled } = await stageOf<AsokRelogin>(context);
  await connectionOfStory(context)
    ?.client.roles.matrix.query()
    .catch(() => {});
  await settled();
};

/** It stands in the application, which gives it `leave`; alone it is shown here, with a page below it. */
const meta: AsokMeta<AsokRelogin> = {
  title: 'Auth/asok-relogin',
  component: 'asok-relogin',
  render: () => html`<p>What was typed on the page is still here.</p>
    <asok-relogin></asok-relogin>`,
  parameters: { ...server() },
  play: expire,
};
export default meta;

export const Default: Story<AsokRelogin> = {};

/** The second step, as when logging in. */
export const SecondStep: Story<AsokRelogin> = {
  play: async (context) => {
    await expire(context);
    const { find, settled } = await stageOf<AsokRelogin>(context);
    const root = find<AsokLogin>('asok-login').shadowRoot as ShadowRoot;
    (root.querySelector('[name=password]') as HTMLInputElement).value = 'nine paper boats';
    (root.querySelector('[type=submit]') as HTMLElement).click();
    await settled();
  },
};

export const Dark: Story<AsokRelogin> = { ...dark };

export const Narrow: Story<AsokRelogin> = { ...phone, ...SecondStep };

export const RightToLeft: Story<AsokRelogin> = { ...rightToLeft };

export const French: Story<AsokRelogin> = { ...french };
