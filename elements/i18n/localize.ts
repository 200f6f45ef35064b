import { ContextConsumer } from '@lit/context';
import { LocalizeController as PageLocalizeController, registerTranslation } from '@shoelace-style/localize';
import type { ReactiveControllerHost } from 'lit';
import type { Locale } from '../../sdk/index.ts';
import { type Catalogue, en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { localeContext } from './locale-context.ts';

/** Languages of the elements by code, each with its own name. */
export const languages: Record<Locale, string> = { en: en.$name, fr: fr.$name, es: es.$name };

// English first: it stands in for a language that has no catalogue.
registerTranslation(en, fr, es);

/**
 * Gives an element its texts, dates and numbers in the language of its own `lang`, else that of the provider above it, else
 * that of the page. A language without a catalogue is shown in English throughout, dates too.
 */
export class LocalizeController extends PageLocalizeController<Catalogue> {
  readonly #chosen: ContextConsumer<typeof localeContext, ReactiveControllerHost & HTMLElement>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    super(host);
    this.#chosen = new ContextConsumer(host, { context: localeContext, subscribe: true });
  }

  override lang(): string {
    // The base class may ask while it is being built.
    const tag = this.host.lang || this.#chosen?.value || super.lang();
    return Object.hasOwn(languages, tag.split('-')[0] ?? '') ? tag : 'en';
  }

  /** The language without its region: the key of a catalogue. */
  locale(): Locale {
    return this.lang().split('-')[0] as Locale;
  }
}
