import { parseAccept } from 'hono/utils/accept';
import type { Locale } from '../contract.ts';

const LOCALES: readonly Locale[] = ['en', 'fr', 'es'];

/** The language of ours that an Accept-Language header likes best. */
export function acceptLocale(header: string | null, fallback: Locale): Locale {
  for (const { type, q } of parseAccept(header ?? '')) {
    const locale = LOCALES.find((each) => type.toLowerCase().split('-')[0] === each);
    if (locale && q > 0) return locale;
  }
  return fallback;
}
