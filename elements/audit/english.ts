/** Imported for its effect: brings the English texts of the history and the audit log. */
import { addEnglish } from '../i18n/en.ts';
import { audit } from '../i18n/en/audit.ts';

addEnglish(audit);
