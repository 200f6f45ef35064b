/** Who is signed in, and what roles give. */

import type { Key, Locale, Permission, Verb } from './basics.ts';

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
}

export interface Site {
  siteName: string;
  urlPrefix: string;
  favicon: string | null;
  defaultLocale: Locale;
}

export interface MeOutput {
  /** null to anonymous callers. */
  user: Me | null;
  site: Site;
}

export interface LoginInput {
  email: string;
  password: string;
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
