import { createContext } from '@lit/context';
import type { Locale } from '../../sdk/index.ts';

/** The language that `<asok-provider>` or `<asok-admin>` chose for the elements below; undefined: the page's own. */
export const localeContext = createContext<Locale | undefined>(Symbol.for('asok-locale'));
