import type { Locale } from '../../sdk/index.ts';
import { languages } from '../i18n/localize.ts';

const KEY = 'asok-language';

/**
 * The language to start in: the one chosen in this browser, else that of `?lang`, the page's own, and the browser's. Of
 * these the first that we speak.
 */
export function readLanguage(pageLanguage: string): Locale | undefined {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = [stored(), asked, pageLanguage, ...navigator.languages];
  return wanted.map((tag) => supported(tag)).find((locale) => locale !== undefined);
}

/** Keeps the chosen language, where this browser lets us. */
export function keepLanguage(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // The choice lasts as long as the page.
  }
}

/** A language as this browser writes it: British people read `en` as `en-GB`, which has other dates. */
export function regional(locale: Locale): string {
  return navigator.languages.find((tag) => supported(tag) === locale) ?? locale;
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function supported(tag: string | null): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(languages, language) ? (language as Locale) : undefined;
}
