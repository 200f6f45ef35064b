import type { FunctionParams } from '@shoelace-style/localize';
import { type Catalogue, en } from '../../elements/i18n/en.ts';
import { es } from '../../elements/i18n/es.ts';
import { fr } from '../../elements/i18n/fr.ts';
import '../../elements/account/english.ts';
import '../../elements/audit/english.ts';
import '../../elements/auth/english.ts';
import '../../elements/auth/second-step-english.ts';
import '../../elements/records/english.ts';
import '../../elements/records/list/english.ts';
import '../../elements/roles/english.ts';
import '../../elements/shell/english.ts';
import '../../elements/users/english.ts';
import type { Locale } from '../../server/contract.ts';

/** All texts of the elements, those of late code too. */
export const catalogues: Record<Locale, Catalogue> = { en, fr, es };

/** Gives a text of the elements in one language. A missing one is an error: no other language stands in. */
export type Term = <Key extends keyof Catalogue>(key: Key, ...values: FunctionParams<Catalogue[Key]>) => string;

export function termIn(locale: Locale): Term {
  return (key, ...values) => {
    const text: unknown = catalogues[locale][key];
    if (text === undefined) throw new Error(`${locale} has no ${key}`);
    return typeof text === 'function' ? (text as (...values: unknown[]) => string)(...values) : String(text);
  };
}
