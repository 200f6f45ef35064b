import { plural } from '../plural.ts';

const count = plural('en');

/** English texts of other people's accounts. */
export const users = {
  usersAccess: 'Account',
  usersActive: 'Active',
  usersDisabled: 'Disabled',
  usersActiveTitle: 'Can log in',
  usersActiveText: 'Disabling ends every session at once. Roles and history stay.',
  usersDisabledTitle: 'Cannot log in',
  usersDisabledText: 'Nobody gets in with this account until it is enabled again.',
  usersDisable: 'Disable',
  usersEnable: 'Enable',
  usersDisableQuestion: 'Disable this account?',
  usersDisableNow: 'Disable account',
  usersNowDisabled: 'Account disabled',
  usersNowEnabled: 'Account enabled',
  usersTotpOn: 'Two-factor authentication is on',
  usersTotpOff: 'Two-factor authentication is off',
  usersTotpText: 'Reset it for somebody who lost both phone and recovery codes.',
  usersTotpOffText: 'Everyone switches it on in their own profile.',
  usersTotpReset: 'Reset 2FA',
  usersTotpQuestion: 'Reset two-factor authentication?',
  usersTotpWarning:
    'The app and the recovery codes stop working, and every session ends. The password alone lets in until it is set up again.',
  usersTotpDone: 'Two-factor authentication reset',
  usersSessions: 'Sessions',
  usersSessionsNone: 'Not logged in anywhere.',
  usersSessionsAll: 'Log out everywhere',
  usersSessionsQuestion: (n: number) => count(n, { one: 'End # session?', other: 'End # sessions?' }),
  usersSessionsWarning: 'What is not saved there is lost.',
};
