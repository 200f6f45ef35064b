import type { Catalogue } from './en.ts';
import { account } from './fr/account.ts';
import { audit } from './fr/audit.ts';
import { auth } from './fr/auth.ts';
import { bulk } from './fr/bulk.ts';
import { errors } from './fr/errors.ts';
import { fields } from './fr/fields.ts';
import { form } from './fr/form.ts';
import { list } from './fr/list.ts';
import { records } from './fr/records.ts';
import { roles } from './fr/roles.ts';
import { secondStep } from './fr/second-step.ts';
import { shared } from './fr/shared.ts';
import { shell } from './fr/shell.ts';
import { users } from './fr/users.ts';

/** The texts in French. */
export const fr: Catalogue = {
  $code: 'fr',
  $name: 'Français',
  $dir: 'ltr',
  ...shared,
  ...account,
  ...auth,
  ...secondStep,
  ...audit,
  ...shell,
  ...list,
  ...bulk,
  ...records,
  ...form,
  ...fields,
  ...roles,
  ...users,
  ...errors,
};
