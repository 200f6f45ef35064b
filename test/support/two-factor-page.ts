import type { AsokTwoFactor } from '../../elements/account/asok-two-factor.ts';
import type { AsokOtpInput } from '../../elements/auth/asok-otp-input.ts';
import type { Locale } from '../../sdk/index.ts';
import { recoveryCodes, RIGHT_CODE } from '../../stories/support/account.ts';
import { type LooseFixtures, Refusal } from '../../stories/support/fixture-client.ts';
import twoFactorStories from '../../stories/two-factor.stories.ts';
import { openStory } from './story.ts';

const confirmed = (input: unknown) => {
  if ((input as { code: string }).code !== RIGHT_CODE) throw new Refusal('CODE_INVALID', { httpStatus: 401 });
  return { recoveryCodes };
};

interface Setup {
  /** Answers that differ from those to somebody without two-factor. */
  answers?: LooseFixtures;
  locale?: Locale;
}

/** Puts `<asok-two-factor>` on the page, and waits until it is shown. Of the codes it takes the right one alone. */
export async function openTwoFactor({ answers = {}, locale }: Setup = {}) {
  const { element, root, connection, settled } = await openStory<AsokTwoFactor>(twoFactorStories, {
    args: {},
    answers: { 'account.confirmTotp': confirmed, ...answers },
    width: 760,
    locale,
  });
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector) as E;
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
    ) as HTMLButtonElement;
  const press = async (name: string) => {
    button(name).click();
    await settled();
  };
  const otp = () => find<AsokOtpInput>('asok-otp-input');
  const typeCode = async (code: string) => {
    const input = otp().shadowRoot?.querySelector('input') as HTMLInputElement;
    input.value = code;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled();
  };
  const paths = () => connection.calls.map(({ path }) => path);
  const text = () => root.textContent?.replace(/\s+/g, ' ') ?? '';
  return { element, root, connection, settled, find, button, press, otp, typeCode, paths, text };
}

/** Goes on to the step that asks for a code. */
export async function toVerify({ press }: Pick<Awaited<ReturnType<typeof openTwoFactor>>, 'press'>): Promise<void> {
  await press('Enable 2FA');
  await press('Continue');
}
