/** Imported for its effect: brings the English texts of one's own account. */
import { addEnglish } from '../i18n/en.ts';
import { account } from '../i18n/en/account.ts';

addEnglish(account);
