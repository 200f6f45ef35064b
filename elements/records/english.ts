/** Imported for its effect: brings the English texts of the form and the detail page. */
import { addEnglish } from '../i18n/en.ts';
import { form } from '../i18n/en/form.ts';

addEnglish(form);
