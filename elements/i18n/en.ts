import type { account } from './en/account.ts';
import type { audit } from './en/audit.ts';
import type { auth } from './en/auth.ts';
import type { bulk } from './en/bulk.ts';
import { errors } from './en/errors.ts';
import { fields } from './en/fields.ts';
import type { form } from './en/form.ts';
import { list } from './en/list.ts';
import { records } from './en/records.ts';
import type { roles } from './en/roles.ts';
import { shared } from './en/shared.ts';
import type { secondStep } from './en/second-step.ts';
import type { shell } from './en/shell.ts';
import type { users } from './en/users.ts';
import type { Translation } from './translation.ts';

const texts = { ...shared, ...records, ...list, ...fields, ...errors };

/** Texts that come with the code that shows them. */
type LateTexts = typeof account &
  typeof audit &
  typeof auth &
  typeof secondStep &
  typeof bulk &
  typeof shell &
  typeof form &
  typeof roles &
  typeof users;

/** Every text of the elements, by key; the other languages have exactly the keys of the English ones. */
export type Catalogue = Translation & typeof texts & LateTexts;

/** The texts in English; those of late code are here once that has come. */
export const en = { $code: 'en', $name: 'English', $dir: 'ltr', ...texts } as Catalogue;

/** Late code brings its English texts along. They go into the catalogue that stands in for every other language too. */
export function addEnglish(late: Partial<LateTexts>): void {
  Object.assign(en, late);
}
