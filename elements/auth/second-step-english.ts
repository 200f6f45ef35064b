/** Imported for its effect: brings the English texts of the second step of logging in. */
import { addEnglish } from '../i18n/en.ts';
import { secondStep } from '../i18n/en/second-step.ts';

addEnglish(secondStep);
