import type { Locale } from '../contract.ts';
import type { Text } from './model-admin.ts';

/** A text of the site in the first of these languages that it has, else in any. */
export function textOf(text: Text, locales: readonly Locale[]): string {
  if (typeof text === 'string') return text;
  for (const locale of locales) {
    const found = text[locale];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}
