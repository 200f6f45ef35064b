/** Imported for its effect: brings the English texts of other people's accounts. */
import { addEnglish } from '../i18n/en.ts';
import { account } from '../i18n/en/account.ts';
import { users } from '../i18n/en/users.ts';

addEnglish({ ...account, ...users });
