import { ContextProvider } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Locale } from '../../sdk/index.ts';
import { localeContext } from '../i18n/locale-context.ts';
import { type Connection, connectionContext } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { shared } from '../theme/controls.styles.ts';
import { StyleScope } from '../theme/style-scope.ts';
import type { AdminPage } from './admin-page.ts';
import { adminStyles } from './asok-admin.styles.ts';
import { readLanguage, regional } from './language.ts';
import { wheel } from './mark.ts';
import { ThemeController } from './theme-controller.ts';

const code = new LateModule(async () => (await import('./admin-page.ts')).adminPage);

/**
 * The whole application under one tag: login, sidebar, pages, in the person's language and theme. The address bar
 * follows below the site's prefix, and `lang` on the element names a language for those who never chose one.
 *
 * @event {AsokNavigateEvent} asok-navigate - Before another page of a model opens; cancelable.
 * @event {AsokThemeChangeEvent} asok-theme-change - After another theme was chosen.
 * @event {AsokLogoutEvent} asok-logout - After somebody logged out.
 * @event {AsokStylesheetFailedEvent} asok-stylesheet-failed - A style sheet could not be fetched; the others are used.
 * @csspart main - Around the page.
 * @csspart skip-link - The first stop of the Tab key.
 * @csspart banner - Whom an administrator acts as: `banner-text`, `banner-timer`, `banner-stop`.
 */
export class AsokAdmin extends LateElement<AdminPage> {
  static override styles = [...shared, adminStyles];

  /** Addresses of your own style sheets, separated by spaces, for the shadow roots of all elements inside. */
  @property() stylesheets = '';

  /** Your own style sheets as a bundler gives them, after those of `stylesheets`. */
  @property({ attribute: false }) styleSheets: readonly CSSStyleSheet[] = [];

  /** The theme of the page. */
  protected readonly theme = new ThemeController(this);

  readonly #connections = new ContextProvider(this, { context: connectionContext });
  readonly #locales = new ContextProvider(this, { context: localeContext });

  constructor() {
    super();
    new StyleScope(this);
  }

  override connectedCallback(): void {
    this.#speak(readLanguage(this.lang || document.documentElement.lang) ?? 'en');
    super.connectedCallback();
  }

  protected override get late(): LateModule<PageCode<HTMLElement, AdminPage>> {
    return code;
  }

  protected override connectionChanged(connection: Connection | undefined): void {
    this.#connections.setValue(connection);
    super.connectionChanged(connection);
  }

  protected override renderWaiting(): TemplateResult {
    return html`<div class="waiting">${wheel(40)}</div>`;
  }

  protected override inside() {
    return {
      ...super.inside(),
      theme: this.theme,
      speak: (locale: Locale) => {
        this.#speak(locale);
        this.reconnect();
        this.requestUpdate();
      },
    };
  }

  #speak(locale: Locale): void {
    this.lang = locale;
    // The page is ours: assistive technology and hyphenation go by the root.
    document.documentElement.lang = locale;
    this.#locales.setValue(regional(locale));
  }
}

define('asok-admin', AsokAdmin);

declare global {
  interface HTMLElementTagNameMap {
    'asok-admin': AsokAdmin;
  }
}
