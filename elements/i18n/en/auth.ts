import { plural } from '../plural.ts';

const count = plural('en');

/** English texts of signing in and out. */
export const auth = {
  authTitle: 'Log in',
  authIntroduction: (siteName: string) => `Log in to ${siteName}`,
  authEmail: 'Email',
  authPassword: 'Password',
  authShowPassword: 'Show password',
  authSubmit: 'Log in',
  authSubmitting: 'Logging in',
  authLogout: 'Log out',
  authSwitch: 'Log in as someone else',
  authEmailMissing: 'Enter your email.',
  authPasswordMissing: 'Enter your password.',
  authInvalid: 'Invalid credentials',
  authLocked: (minutes: number) =>
    count(minutes, {
      one: 'Too many attempts. Try again in # minute.',
      other: 'Too many attempts. Try again in # minutes.',
    }),
  authLockedSeconds: (seconds: number) =>
    count(seconds, {
      one: 'Too many attempts. Try again in # second.',
      other: 'Too many attempts. Try again in # seconds.',
    }),
  authPendingEnded: 'The code was not given in time. Start again with your password.',
  authSignedIn: (name: string) => `You are logged in as ${name}.`,
  authExpiredTitle: 'Log in again',
  authExpiredText: 'Your session has ended. What you typed is still here.',
};
