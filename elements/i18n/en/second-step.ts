import { plural } from '../plural.ts';

const count = plural('en');

/** English texts of the second step of signing in. */
export const secondStep = {
  authCodeTitle: 'Enter your code',
  authCodeText: (email: string) => `Open your authenticator app and type the 6‑digit code for ${email}.`,
  authCode: '6-digit code',
  authCodeIncomplete: 'Type all six digits.',
  authCodeInvalid: 'That code is not valid. Codes change every 30 seconds.',
  authRecoveryTitle: 'Use a recovery code',
  authRecoveryText: 'Each recovery code works once.',
  authRecoveryCode: 'Recovery code',
  authRecoveryMissing: 'Type one of your recovery codes.',
  authRecoveryInvalid: 'That recovery code is not valid, or it was used before.',
  authRecoveryUsed: (left: number) =>
    count(left, { one: 'You used a recovery code. # is left.', other: 'You used a recovery code. # are left.' }),
  authVerify: 'Verify',
  authVerifying: 'Verifying',
  authUseApp: 'Use your app instead',
  authStartOver: 'Start over',
};
