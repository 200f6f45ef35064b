/** Who is signed in, and what roles give. */

import type { Key, Locale, Permission, RelationValue, Verb } from './basics.ts';

/** Who is signed in, or acted as. */
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

/** What a person may choose; `system` follows the machine. */
export type ThemeChoice = 'light' | 'dark' | 'system';

/** What every page knows of the admin, anonymous or not. */
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

/** What `auth.me` answers, and every call that changes who is signed in. */
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

/** What `auth.login` takes. */
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

/** One model in the matrix of a role. */
export interface MatrixRow {
  slug: string;
  label: string;
  /** The verbs this model has; the others are shown as a dot. */
  verbs: Verb[];
}

/** What the matrix of a role shows, and what of it the actor may give. */
export interface MatrixOutput {
  groups: { label: string; rows: MatrixRow[] }[];
  /** What the actor may grant or withdraw: his own permissions (`['*']` for is_admin). */
  grantable: Permission[];
}
