/** What draws a field of one's own forms: fetched when the first one is shown. */

export { fieldOfAttributes, valueOfText } from './described-field.ts';
export { renderField } from './field.ts';
export { renderInput } from './inputs.ts';
