import { authenticatorCode } from '../../test/support/two-factor.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0';

/** Who is logged in elsewhere, before the pictures are taken. */
export const visits = [
  { email: 'amira@kestrel.press', userAgent: IPHONE, hoursAgo: 50 },
  { email: 'amira@kestrel.press', userAgent: WINDOWS, hoursAgo: 3 },
  { email: 'jonas.weber@kestrel.press', userAgent: WINDOWS, hoursAgo: 26 },
  { email: 'jonas.weber@kestrel.press', userAgent: IPHONE, hoursAgo: 1 },
];

const account = async (page) => {
  await page.getByRole('button', { name: 'Change password' }).waitFor();
  await page.getByText('This session').waitFor();
};

/** Begins to set two-factor up; gives the secret. */
async function scan(page) {
  await account(page);
  const answer = page.waitForResponse(/account\.startTotp/);
  await page.getByRole('button', { name: 'Enable 2FA' }).click();
  const { result } = await (await answer).json();
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  return result.data.secret;
}

/** A whole code is sent by itself. */
async function enrol(page, { now }) {
  const secret = await scan(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox', { name: '6-digit code' }).fill(authenticatorCode(secret, now));
  await page.getByText('Keep these somewhere safe').waitFor();
}

/** Sets two-factor up, and logs in anew as far as the code. */
const code = (emails) => async (page, window) => {
  await enrol(page, window);
  await window.context.clearCookies();
  await page.goto(window.url('/login'));
  await page.getByLabel('Email').fill(emails[window.theme]);
  await page.getByRole('textbox', { name: 'Password' }).fill(window.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('textbox', { name: '6-digit code' }).pressSequentially('482');
};

/** Acts as somebody else, whose page this is, until the message that says so is gone. */
const acting = async (page) => {
  await page.getByRole('button', { name: 'Impersonate' }).click();
  await page.locator('asok-impersonation-banner').getByText('You are acting as').waitFor();
  await page.getByText('Now acting as Camille Roussel').waitFor({ state: 'detached' });
  await page.getByRole('main').getByRole('link', { name: 'Posts' }).click();
  await page.locator('asok-list [data-key]').first().waitFor();
};

const amira = { light: 'amira@kestrel.press', dark: 'amira@kestrel.press' };
const lucia = { light: 'lucia.ferrer@kestrel.press', dark: 'anton@bergenpapir.example' };

/**
 * Pictures of one's own account, of that of somebody else, and of acting as somebody else. What changes an account is shown
 * of another one in each theme.
 */
export const accountShots = [
  { name: 'account', path: '/account', whole: true, show: account },
  { name: 'account-phone', path: '/account', size: 'phone', whole: true, show: account },
  { name: '2fa-scan', path: '/account', show: scan },
  {
    name: '2fa-recovery',
    path: '/account',
    as: { light: 'noor@kestrel.press', dark: 'ravi@kestrel.press' },
    show: enrol,
  },
  {
    name: '2fa-phone',
    path: '/account',
    size: 'phone',
    as: { light: 'priya@kestrel.press', dark: 'dana@kestrel.press' },
    show: enrol,
  },
  { name: 'login-code', path: '/account', as: lucia, show: code(lucia) },
  {
    name: 'detail-user',
    path: '/users/2/view',
    whole: true,
    show: (page) => page.locator('asok-user-account').getByText('Firefox on Windows').waitFor(),
  },
  { name: 'impersonation', path: '/users/6/view', as: amira, show: acting },
  { name: 'impersonation-phone', path: '/users/6/view', size: 'phone', as: amira, show: acting },
];
