import { auth } from './en/auth.ts';
import { errors } from './en/errors.ts';
import { fields } from './en/fields.ts';
import { form } from './en/form.ts';
import { list } from './en/list.ts';
import { roles } from './en/roles.ts';
import { shared } from './en/shared.ts';
import { shell } from './en/shell.ts';
import type { Translation } from './translation.ts';

const texts = { ...shared, ...auth, ...shell, ...list, ...form, ...fields, ...roles, ...errors };

/** Every text of the elements, by key; the other languages have exactly the keys of the English ones. */
export type Catalogue = Translation & typeof texts;

/** The texts in English. */
export const en: Catalogue = { $code: 'en', $name: 'English', $dir: 'ltr', ...texts };
