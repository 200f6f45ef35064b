/** One's own account, and what administrators do to the accounts of others. */

import type { ThemeChoice } from './access.ts';
import type { Key, Locale } from './basics.ts';

/** One's own account. */
export interface AccountOutput {
  key: Key;
  email: string;
  name: string | null;
  /** The site's users have names at all. */
  hasName: boolean;
  isAdmin: boolean;
  roles: { name: string; label: string }[];
  language: Locale | null;
  theme: ThemeChoice | null;
  createdAt: Date | null;
  passwordChangedAt: Date | null;
  totpEnabledAt: Date | null;
  /** Unused recovery codes; null while two-factor is off. */
  recoveryCodesLeft: number | null;
  /** The site asks everybody for two-factor. */
  require2fa: boolean;
  /** The password was given in the last ten minutes: changes that need it are not asked for it again. */
  recentPassword: boolean;
}

/** Only what is given is changed; null clears. */
export interface AccountUpdateInput {
  name?: string | null;
  language?: Locale | null;
  theme?: ThemeChoice | null;
}

/** What `account.changeEmail` takes. */
export interface ChangeEmailInput {
  email: string;
}

/** What `account.changePassword` takes; `current` counts as a try to sign in. */
export interface ChangePasswordInput {
  current: string;
  next: string;
}

/** What `account.confirmPassword` takes. */
export interface ConfirmPasswordInput {
  password: string;
}

/** Where somebody is signed in. */
export interface SessionOutput {
  /** Names the session in `revokeSession`; it opens nothing. */
  id: string;
  current: boolean;
  createdAt: Date;
  /** Exact to a minute. */
  lastSeenAt: Date;
  expiresAt: Date;
  ip: string | null;
  userAgent: string | null;
}

/** What an authenticator app is set up with, until `confirmTotp`. */
export interface TotpSetup {
  /** Base32, for typing. */
  secret: string;
  /** `otpauth://totp/…`, for the QR code. */
  uri: string;
}

/** A code of an app. */
export interface TotpCodeInput {
  /** Six digits; spaces between them are left out. */
  code: string;
}

/** A code that stands in for the app, once. */
export interface RecoveryCodeInput {
  /** One of the ten; case, spaces and hyphens do not count. */
  code: string;
}

/** What `account.disableTotp` takes. */
export interface DisableTotpInput {
  password: string;
  /** Asked for where the site requires two-factor. */
  code?: string;
}

/** Shown this once. */
export interface RecoveryCodesOutput {
  recoveryCodes: string[];
}

/** How the account of a user stands, for those who may edit him. */
export interface UserAccountOutput {
  disabled: boolean;
  totpEnabled: boolean;
  sessions: SessionOutput[];
}
