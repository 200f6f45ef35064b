import { createContext } from '@lit/context';

/** The language that `<asok-provider>` or `<asok-admin>` chose for the elements below, with its region where one is known; undefined: the page's own. */
export const localeContext = createContext<string | undefined>(Symbol.for('asok-locale'));
