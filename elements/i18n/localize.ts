import { ContextConsumer } from '@lit/context';
import {
  type FunctionParams,
  LocalizeController as PageLocalizeController,
  registerTranslation,
} from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import type { Locale } from '../../sdk/index.ts';
import { type Catalogue, en } from './en.ts';
import { dateFormat, numberFormat, relativeFormat } from './formats.ts';
import { localeContext } from './locale-context.ts';

/** Languages of the elements by code, each with its own name. */
export const languages: Record<Locale, string> = { en: en.$name, fr: 'Français', es: 'Español' };

/** The catalogues that are not built in. */
const catalogues = {
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
} satisfies Record<Exclude<Locale, 'en'>, () => Promise<Catalogue>>;

const loaded = new Map<Locale, Catalogue>([['en', en]]);
const loading = new Map<Locale, Promise<void>>();

// First of all: it stands in for a language that is not there.
registerTranslation(en);

/**
 * Resolves when the elements can speak a language, at the latest when its texts could not be fetched: they then speak English.
 * Elements call it for the language that they are shown in; a page may call it earlier.
 */
export function loadLanguage(locale: Locale): Promise<void> {
  if (locale === 'en') return Promise.resolve();
  const known = loading.get(locale);
  if (known) return known;
  const started = fetchCatalogue(locale);
  loading.set(locale, started);
  return started;
}

async function fetchCatalogue(locale: Exclude<Locale, 'en'>): Promise<void> {
  try {
    const catalogue = await catalogues[locale]();
    loaded.set(locale, catalogue);
    // Draws every element again.
    registerTranslation(catalogue);
  } catch (error) {
    console.warn(`asok-admin: no texts in "${locale}", English stands in`, error);
  }
}

/** A language without its region. */
function languageOf(tag: string): string {
  return tag.split('-')[0] ?? '';
}

/**
 * Gives an element its texts, dates and numbers in the language of its own `lang`, else that of the provider above it, else
 * that of the page. A language that the elements do not speak is shown in English throughout, dates too; until the texts of
 * one that they do speak have come, English stands in for those alone.
 */
export class LocalizeController extends PageLocalizeController<Catalogue> {
  readonly #chosen: ContextConsumer<typeof localeContext, ReactiveControllerHost & HTMLElement>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    super(host);
    this.#chosen = new ContextConsumer(host, { context: localeContext, subscribe: true });
  }

  /** The language of texts, dates and numbers, with its region. */
  override lang(): string {
    void loadLanguage(this.locale());
    const tag = this.#wanted();
    return Object.hasOwn(languages, languageOf(tag)) ? tag : 'en';
  }

  /** The language that was chosen, without its region: what the server is asked for, and the key of a catalogue. */
  locale(): Locale {
    const language = languageOf(this.#wanted());
    return Object.hasOwn(languages, language) ? (language as Locale) : 'en';
  }

  // The base class parses the language anew for every text, and makes a format for every number and date.
  override term<Key extends keyof Catalogue>(key: Key, ...values: FunctionParams<Catalogue[Key]>): string {
    const locale = this.locale();
    void loadLanguage(locale);
    const text: unknown = (loaded.get(locale) ?? en)[key] ?? en[key];
    return typeof text === 'function' ? (text as (...values: unknown[]) => string)(...values) : String(text);
  }

  override date(date: Date | string, options?: Intl.DateTimeFormatOptions): string {
    return dateFormat(this.lang(), options).format(new Date(date));
  }

  override number(number: number | string, options?: Intl.NumberFormatOptions): string {
    const value = Number(number);
    return Number.isNaN(value) ? '' : numberFormat(this.lang(), options).format(value);
  }

  override relativeTime(
    value: number,
    unit: Intl.RelativeTimeFormatUnit,
    options?: Intl.RelativeTimeFormatOptions,
  ): string {
    return relativeFormat(this.lang(), options).format(value, unit);
  }

  /** What to wait for before the host is drawn; null when its texts are there. */
  get pending(): Promise<void> | null {
    const locale = this.locale();
    return loaded.has(locale) ? null : loadLanguage(locale);
  }

  #wanted(): string {
    // The base class may ask while it is being built.
    return this.host.lang || this.#chosen?.value || super.lang();
  }
}
