/** Imported for its effect: brings the English texts of the application around the pages. */
import { addEnglish } from '../i18n/en.ts';
import { auth } from '../i18n/en/auth.ts';
import { shell } from '../i18n/en/shell.ts';

addEnglish({ ...auth, ...shell });
