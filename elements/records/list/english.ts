/** Imported for its effect: brings the English texts of what is done with many records at once. */
import { addEnglish } from '../../i18n/en.ts';
import { bulk } from '../../i18n/en/bulk.ts';

addEnglish(bulk);
