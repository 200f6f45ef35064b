import type { Catalogue } from './en.ts';
import { account } from './es/account.ts';
import { audit } from './es/audit.ts';
import { auth } from './es/auth.ts';
import { bulk } from './es/bulk.ts';
import { errors } from './es/errors.ts';
import { fields } from './es/fields.ts';
import { form } from './es/form.ts';
import { list } from './es/list.ts';
import { records } from './es/records.ts';
import { roles } from './es/roles.ts';
import { secondStep } from './es/second-step.ts';
import { shared } from './es/shared.ts';
import { shell } from './es/shell.ts';
import { users } from './es/users.ts';

/** The texts in Spanish. */
export const es: Catalogue = {
  $code: 'es',
  $name: 'Español',
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
