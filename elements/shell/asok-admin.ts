import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { type Locale, type SessionState, toAsokError } from '../../sdk/index.ts';
import '../auth/asok-login.ts';
import { errorText } from '../i18n/errors.ts';
import { loadLanguage } from '../i18n/localize.ts';
import { localeContext } from '../i18n/locale-context.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { type Connection, connectionContext } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import { confirmDialog } from '../internal/dialog.ts';
import type { AsokNavigateEvent } from '../internal/events.ts';
import { toast } from '../internal/toast.ts';
import { shared } from '../theme/controls.styles.ts';
import { adminStyles } from './asok-admin.styles.ts';
import { errorPageCode } from './asok-error-page.ts';
import './asok-frame.ts';
import { AsokLogoutEvent } from './events.ts';
import { keepLanguage, readLanguage } from './language.ts';
import { wheel } from './mark.ts';
import { Navigation } from './navigation.ts';
import { linkRoute, routeAfterLogin, routeTo } from './routes.ts';
import { ThemeController } from './theme-controller.ts';
import { type Preferences, renderLanguage, renderThemeToggle } from './topbar.ts';

/** Parts of the frame that a page may style from outside. */
const PARTS =
  'skip-link, main, brand, nav, group, group-label, item, footer, breadcrumbs, theme-toggle, language, profile';

/**
 * The whole application under one tag: login, sidebar, pages, in the person's language and theme. The address bar
 * follows below the site's prefix, and `lang` on the element names a language for those who never chose one.
 *
 * @event {AsokNavigateEvent} asok-navigate - Before another page of a model opens; cancelable.
 * @event {AsokThemeChangeEvent} asok-theme-change - After another theme was chosen.
 * @event {AsokLogoutEvent} asok-logout - After somebody logged out.
 * @csspart main - Around the page.
 * @csspart skip-link - The first stop of the Tab key.
 */
export class AsokAdmin extends AsokElement {
  static override styles = [...shared, adminStyles];

  readonly #theme = new ThemeController(this);
  readonly #navigation = new Navigation(this, {
    hasUnsaved: () => this.#frame?.hasUnsaved ?? false,
    mayLeave: () => this.#mayLeave(),
  });
  readonly #connections = new ContextProvider(this, { context: connectionContext });
  readonly #locales = new ContextProvider(this, { context: localeContext });

  /** Where to come back to after logging in; set while somebody logs out. */
  @state() private next: string | null | undefined;

  constructor() {
    super();
    this.addEventListener('click', this.#followLink);
    this.addEventListener('asok-navigate', this.#navigate);
  }

  override connectedCallback(): void {
    this.#speak(readLanguage(this.lang || document.documentElement.lang) ?? 'en');
    super.connectedCallback();
  }

  protected override connectionChanged(connection: Connection | undefined): void {
    this.#connections.setValue(connection);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#follow();
  }

  protected override updated(): void {
    const { site, user } = this.sessionState ?? {};
    // The frame knows the titles of its pages.
    if (site && !user) document.title = `${this.localize.term('authTitle')} · ${site.siteName}`;
  }

  override render(): TemplateResult | typeof nothing {
    const session = this.sessionState;
    if (!session || session.status === 'loading') return html`<div class="waiting">${wheel(40)}</div>`;
    if (!session.site) return this.#renderFailure(session);
    if (!session.user) {
      return html`<asok-login layout="page">
        <div slot="footer" class="preferences">
          ${renderLanguage(this.#preferences)} ${renderThemeToggle(this.#preferences)}
        </div>
      </asok-login>`;
    }
    return html`<asok-frame
      exportparts=${PARTS}
      .navigation=${this.#navigation}
      .route=${this.#navigation.route}
      .preferences=${this.#preferences}
      .leave=${this.#leave}
    ></asok-frame>`;
  }

  #renderFailure({ error }: SessionState): TemplateResult | typeof nothing {
    if (!error) return nothing;
    return html`<main>
      <asok-error-page
        code=${errorPageCode(error)}
        request-id=${error.requestId ?? ''}
        @asok-error-action=${() => void this.connection?.session.load()}
      ></asok-error-page>
    </main>`;
  }

  get #frame() {
    return this.renderRoot.querySelector('asok-frame');
  }

  get #preferences(): Preferences {
    return {
      localize: this.localize,
      theme: this.#theme.theme,
      toggleTheme: this.#theme.toggle,
      chooseLanguage: (locale) => void this.#chooseLanguage(locale),
    };
  }

  /** Brings the address in line with who is signed in. */
  #follow(): void {
    const session = this.sessionState;
    if (!session?.site || session.status === 'loading' || session.status === 'error') return;
    const navigation = this.#navigation;
    navigation.start(session.site.urlPrefix);
    const { route } = navigation;
    if (session.status === 'anonymous' && route.page !== 'login') {
      const here = route.page === 'start' || route.page === 'missing' ? null : navigation.address;
      navigation.write({ page: 'login', next: this.next === undefined ? here : this.next }, { replace: true });
      // Whoever then steps back to another page comes back to that one.
      this.next = undefined;
    }
    if (session.status === 'authenticated' && route.page === 'login') {
      navigation.write(routeAfterLogin(navigation.prefix, route.next, location.origin), { replace: true });
    }
  }

  #mayLeave(): Promise<boolean> {
    return confirmDialog(this, {
      title: this.localize.term('shellUnsavedTitle'),
      text: this.localize.term('shellUnsavedText'),
      confirm: this.localize.term('shellLeave'),
      cancel: this.localize.term('shellStay'),
      danger: true,
    });
  }

  #speak(locale: Locale): void {
    this.lang = locale;
    // The page is ours: assistive technology and hyphenation go by the root.
    document.documentElement.lang = locale;
    this.#locales.setValue(locale);
  }

  async #chooseLanguage(locale: Locale): Promise<void> {
    // Labels come from the server in one language, so the pages are made anew.
    if (locale === this.localize.locale() || !(await this.#navigation.agrees())) return;
    keepLanguage(locale);
    // All of the page changes at once.
    await loadLanguage(locale);
    this.#speak(locale);
    this.reconnect();
    this.requestUpdate();
  }

  /** Logs out; afterwards another person may come back `here`. */
  readonly #leave = async (here: boolean): Promise<void> => {
    const { connection } = this;
    if (!connection || !(await this.#navigation.agrees())) return;
    this.next = here ? this.#navigation.address : null;
    try {
      await connection.session.logout();
      this.dispatchEvent(new AsokLogoutEvent());
    } catch (error) {
      this.next = undefined;
      const host = this.#frame ?? this;
      toast(host, { tone: 'danger', text: errorText(this.localize, toAsokError(error)) });
    }
  };

  readonly #followLink = (event: MouseEvent): void => {
    const route = linkRoute(this.#navigation.prefix, event);
    if (!route) return;
    event.preventDefault();
    void this.#navigation.go(route);
  };

  readonly #navigate = (event: AsokNavigateEvent): void => {
    // After everybody else had the event: a page around us may take over.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      // Tells who asked that somebody goes there.
      event.preventDefault();
      void this.#navigation.go(routeTo(event.destination));
    });
  };
}

define('asok-admin', AsokAdmin);

declare global {
  interface HTMLElementTagNameMap {
    'asok-admin': AsokAdmin;
  }
}
