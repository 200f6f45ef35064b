/** Imported for its effect: brings the English texts of logging in. */
import { addEnglish } from '../i18n/en.ts';
import { auth } from '../i18n/en/auth.ts';

addEnglish(auth);
