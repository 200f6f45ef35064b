import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Locale } from '../../sdk/index.ts';
import { localeContext } from '../i18n/locale-context.ts';
import { LocalizeController, loadLanguage } from '../i18n/localize.ts';
import { type Connection, connect, connectionContext } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import { adoptTokens } from '../theme/adopt-tokens.ts';
import { StyleScope } from '../theme/style-scope.ts';

/**
 * Connects every asok element inside it to one admin, and gives them one language and theme. Draws nothing itself.
 *
 * @event {AsokStylesheetFailedEvent} asok-stylesheet-failed - A style sheet could not be fetched; the others are used.
 * @slot - The elements, anywhere below.
 */
export class AsokProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([data-theme='light']) {
      color-scheme: light;
    }
    :host([data-theme='dark']) {
      color-scheme: dark;
    }
    :host([data-theme='system']) {
      color-scheme: light dark;
    }
  `;

  /** Address of the admin, such as `/admin` or `https://example.org/admin`. */
  @property() url = '';

  /** Language of the elements and of the labels from the server; default: the page's. */
  @property() locale: Locale | undefined;

  /** `light`, `dark`, or `system` for the system's choice; default: the page's colour scheme. */
  @property() theme: 'light' | 'dark' | 'system' | undefined;

  /** Addresses of your own style sheets, separated by spaces, for the shadow roots of all elements inside. */
  @property() stylesheets = '';

  /** Your own style sheets as a bundler gives them, after those of `stylesheets`. */
  @property({ attribute: false }) styleSheets: readonly CSSStyleSheet[] = [];

  /** A connection made elsewhere, in place of `url`. */
  @property({ attribute: false }) connection: Connection | undefined;

  readonly #localize = new LocalizeController(this);
  readonly #connections = new ContextProvider(this, { context: connectionContext });
  readonly #locales = new ContextProvider(this, { context: localeContext });

  constructor() {
    super();
    new StyleScope(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('url') || changed.has('locale') || changed.has('connection')) {
      const { url } = this;
      this.#locales.setValue(this.locale);
      const locale = this.locale ?? this.#localize.locale();
      void loadLanguage(locale);
      this.#connections.setValue(this.connection ?? (url ? connect(url, locale) : undefined));
    }
    if (changed.has('theme')) {
      if (this.theme) this.dataset.theme = this.theme;
      else delete this.dataset.theme;
    }
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

define('asok-provider', AsokProvider);

declare global {
  interface HTMLElementTagNameMap {
    'asok-provider': AsokProvider;
  }
}
