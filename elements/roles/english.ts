/** Imported for its effect: brings the English texts of the permission matrix. */
import { addEnglish } from '../i18n/en.ts';
import { roles } from '../i18n/en/roles.ts';

addEnglish(roles);
