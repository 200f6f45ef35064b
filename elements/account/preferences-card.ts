import { html, type LitElement, type TemplateResult } from 'lit';
import {
  type AccountStore,
  type AccountUpdateInput,
  type Locale,
  type ThemeChoice,
  toAsokError,
} from '../../sdk/index.ts';
import '../fields/asok-segmented.ts';
import type { AsokSegmented } from '../fields/asok-segmented.ts';
import { errorText } from '../i18n/errors.ts';
import { type LocalizeController, languages } from '../i18n/localize.ts';
import { toast } from '../internal/toast.ts';
import { readTheme } from '../theme/theme.ts';
import { AsokAccountChangeEvent } from './events.ts';

const THEMES = { system: 'accountThemeSystem', light: 'accountThemeLight', dark: 'accountThemeDark' } as const;

interface Chosen {
  language: Locale | null;
  theme: ThemeChoice | null;
}

/** Language and theme: saved as soon as they are chosen. Without a choice of the account's, what this browser shows is marked. */
export function renderPreferences(
  host: LitElement,
  localize: LocalizeController,
  { chosen, store }: { chosen: Chosen; store: AccountStore },
): TemplateResult {
  const save = async (changes: AccountUpdateInput) => {
    try {
      await store.update(changes);
      host.dispatchEvent(new AsokAccountChangeEvent('preferences'));
    } catch (error) {
      toast(host, { tone: 'danger', text: errorText(localize, toAsokError(error)) });
      host.requestUpdate();
    }
  };
  const themes = (Object.keys(THEMES) as ThemeChoice[]).map((value) => ({
    value,
    label: localize.term(THEMES[value]),
  }));
  const locales = (Object.keys(languages) as Locale[]).map((value) => ({ value, label: languages[value] }));
  return html`<section class="card" part="preferences" aria-labelledby="preferences-title">
    <div class="card-head"><h2 class="card-title" id="preferences-title">${localize.term('accountPreferences')}</h2></div>
    <div class="card-body fields">
      <div class="field">
        <label class="label" for="language">${localize.term('accountLanguage')}</label>
        <asok-segmented
          id="language"
          .choices=${locales}
          .value=${chosen.language ?? localize.locale()}
          @change=${({ target }: Event) => void save({ language: (target as AsokSegmented).value as Locale })}
        ></asok-segmented>
      </div>
      <div class="field">
        <label class="label" for="theme">${localize.term('accountTheme')}</label>
        <asok-segmented
          id="theme"
          .choices=${themes}
          .value=${chosen.theme ?? readTheme()}
          @change=${({ target }: Event) => void save({ theme: (target as AsokSegmented).value as ThemeChoice })}
        ></asok-segmented>
      </div>
    </div>
  </section>`;
}
