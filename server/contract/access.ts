/** Who is signed in, and what roles give. */

import type { Key, Locale, Permission, RelationValue, Verb } from './basics.ts';

export interface Me {
  key: Key;
  email: string;
  name: string | null;
  /** Name, else e-mail. */
  label: string;
  isAdmin: boolean;
  roles: { name: string; label: string }[];
  /** Normalised union of the roles' permissions; empty for a plain is_admin. */
  permissions: Permission[];
  /** The person's own settings; null: none chosen. */
  language: Locale | null;
  theme: ThemeChoice | null;
  totpEnabled: boolean;
  /** The site asks for two-factor and this person has none yet: everything but enrolling and leaving is refused. */
  mustEnrol: boolean;
}

export type ThemeChoice = 'light' | 'dark' | 'system';

export interface Site {
  siteName: string;
  urlPrefix: string;
  favicon: string | null;
  defaultLocale: Locale;
}

/** An administrator acts as somebody else. */
export interface Impersonation {
  /** Who really acts. */
  admin: RelationValue;
  /** Ends by itself then, by the server's clock. */
  until: Date;
  /** How far that is away, rounded up: for who has another clock. */
  secondsLeft: number;
}

export interface MeOutput {
  /** null to anonymous callers. While impersonating, the one acted as. */
  user: Me | null;
  site: Site;
  impersonation: Impersonation | null;
  /**
   * An impersonation ended by itself and was not acknowledged yet by `impersonation.stop`; until then every change is
   * refused, so that nothing meant for the other is done as the administrator.
   */
  impersonationEnded: 'expired' | 'gone' | null;
}

export interface LoginInput {
  email: string;
  password: string;
}

/** `mfa`: the password was right, and the session waits for `auth.verifyTotp` or `auth.recover`. */
export interface LoginOutput extends MeOutput {
  mfa: 'totp' | null;
}

/** After a sign-in by a recovery code. */
export interface RecoverOutput extends MeOutput {
  recoveryCodesLeft: number;
}

/** `user`: key of whom to act as. */
export interface StartImpersonationInput {
  user: Key;
}

/** After `stop`: why the impersonation ended. */
export interface StopImpersonationOutput extends MeOutput {
  reason: 'stopped' | 'expired' | 'gone';
}

export interface MatrixRow {
  slug: string;
  label: string;
  /** The verbs this model has; the others are shown as a dot. */
  verbs: Verb[];
}

export interface MatrixOutput {
  groups: { label: string; rows: MatrixRow[] }[];
  /** What the actor may grant or withdraw: his own permissions (`['*']` for is_admin). */
  grantable: Permission[];
}
