import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type Locale, type SessionState, toAsokError } from '../../sdk/index.ts';
import '../auth/asok-login.ts';
import { errorText } from '../i18n/errors.ts';
import { loadLanguage } from '../i18n/localize.ts';
import { askDialog } from '../internal/dialog.ts';
import type { AsokNavigateEvent } from '../internal/events.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { frameParts, pageParts } from '../internal/part-names.ts';
import { toast } from '../internal/toast.ts';
import './english.ts';
import './asok-frame.ts';
import { enrolmentStyles, renderEnrolment } from './enrolment.ts';
import { errorPageCode } from './error-page.ts';
import { AsokLogoutEvent } from './events.ts';
import { keepLanguage } from './language.ts';
import { wheel } from './mark.ts';
import { Navigation } from './navigation.ts';
import { OwnSettings } from './own-settings.ts';
import { linkRoute, pointedRoute, routeAfterLogin, routeTo } from './routes.ts';
import type { ThemeController } from './theme-controller.ts';
import { type Preferences, renderLanguage, renderThemeToggle } from './topbar.ts';

interface AdminInside extends Inside {
  readonly theme: ThemeController;
  /** Goes on in another language. */
  readonly speak: (locale: Locale) => void;
}

/** What `<asok-admin>` shows and does. */
export class AdminPage implements LatePage {
  readonly #host: LitElement;
  readonly #inside: AdminInside;
  readonly #navigation: Navigation;
  readonly #settings: OwnSettings;
  /** Where to come back to after logging in; set while somebody logs out. */
  #next: string | null | undefined;
  /** The open page saves on its way out: where it would go next does not matter. */
  #isSavingToLeave = false;
  #wasDrawn = false;
  /** The pages come in place of something that had the focus: the login, or themselves in another language. */
  #entered = false;

  constructor(host: LitElement, inside: AdminInside) {
    this.#host = host;
    this.#inside = inside;
    this.#navigation = new Navigation(host, {
      hasUnsaved: () => this.#frame?.hasUnsaved ?? false,
      mayLeave: () => this.#mayLeave(),
    });
    this.#settings = new OwnSettings({
      theme: inside.theme,
      connection: inside.connection,
      locale: () => inside.localize.locale(),
      question: () => (this.#frame?.hasUnsaved ? this.#navigation.agrees() : null),
      speak: (locale) => this.#speak(locale),
      changed: () => host.requestUpdate(),
    });
    host.addEventListener('click', this.#followLink);
    host.addEventListener('asok-navigate', this.#navigate);
    for (const sign of ['pointerover', 'pointerdown', 'focusin']) host.addEventListener(sign, this.#foresee);
  }

  willUpdate(): void {
    const session = this.#inside.session();
    if (session?.status === 'authenticated') this.#settings.follow(session);
    this.#follow();
  }

  updated(): void {
    const { site, user } = this.#inside.session() ?? {};
    // The frame knows the titles of its pages.
    if (!site) return;
    const { localize } = this.#inside;
    if (!user) {
      document.title = `${localize.term('authTitle')} · ${site.siteName}`;
      if (this.#wasDrawn) this.#returnToLogin();
    }
    if (user?.mustEnrol) document.title = `${localize.term('shellEnrolTitle')} · ${site.siteName}`;
  }

  render(): TemplateResult | typeof nothing {
    const session = this.#inside.session();
    if (!session || session.status === 'loading' || this.#settings.isSwitching) {
      this.#entered ||= this.#wasDrawn;
      return html`<div class="waiting">${wheel(40)}</div>`;
    }
    if (!session.site) return this.#renderFailure(session);
    if (!session.user) {
      this.#entered = true;
      return html`<asok-login layout="page" exportparts=${pageParts('login')}>
        <div slot="footer" class="preferences">
          ${renderLanguage(this.#preferences)} ${renderThemeToggle(this.#preferences)}
        </div>
      </asok-login>`;
    }
    if (session.user.mustEnrol) {
      this.#entered = true;
      return renderEnrolment({ localize: this.#inside.localize, site: session.site, leave: this.#leave });
    }
    this.#wasDrawn = true;
    return html`<asok-frame
      exportparts=${frameParts()}
      .navigation=${this.#navigation}
      .route=${this.#navigation.route}
      .preferences=${this.#preferences}
      .leave=${this.#leave}
      .entered=${this.#entered}
    ></asok-frame>`;
  }

  #renderFailure({ error }: SessionState): TemplateResult | typeof nothing {
    if (!error) return nothing;
    return html`<main>
      <asok-error-page
        exportparts=${pageParts('error')}
        code=${errorPageCode(error)}
        request-id=${error.requestId ?? ''}
        @asok-error-action=${() => void this.#inside.connection()?.session.load()}
      ></asok-error-page>
    </main>`;
  }

  /** The pages are gone, and what had the focus with them. */
  #returnToLogin(): void {
    this.#wasDrawn = false;
    const login = this.#inside.root.querySelector('asok-login');
    void login?.updateComplete.then(() => login.focus());
  }

  get #frame() {
    return this.#inside.root.querySelector('asok-frame');
  }

  get #preferences(): Preferences {
    return {
      localize: this.#inside.localize,
      theme: this.#inside.theme.theme,
      toggleTheme: this.#toggleTheme,
      chooseLanguage: (locale) => void this.#chooseLanguage(locale),
    };
  }

  /** Brings the address in line with who is signed in. */
  #follow(): void {
    const session = this.#inside.session();
    if (!session?.site || session.status === 'loading' || session.status === 'error') return;
    const navigation = this.#navigation;
    navigation.start(session.site.urlPrefix);
    const { route } = navigation;
    if (session.status === 'anonymous' && route.page !== 'login') {
      const here = route.page === 'start' || route.page === 'missing' ? null : navigation.address;
      navigation.write({ page: 'login', next: this.#next === undefined ? here : this.#next }, { replace: true });
      // Whoever then steps back to another page comes back to that one.
      this.#next = undefined;
    }
    if (session.status === 'authenticated' && route.page === 'login') {
      navigation.write(routeAfterLogin(navigation.prefix, route.next, location.origin), { replace: true });
    }
  }

  async #mayLeave(): Promise<boolean> {
    const { localize } = this.#inside;
    const answer = await askDialog(this.#host, {
      title: localize.term('shellUnsavedTitle'),
      text: localize.term('shellUnsavedText'),
      confirm: localize.term('shellSaveAndLeave'),
      cancel: localize.term('shellStay'),
      alternative: localize.term('shellLeave'),
    });
    return answer === 'alternative' || (answer === 'confirm' && this.#saveToLeave());
  }

  async #saveToLeave(): Promise<boolean> {
    this.#isSavingToLeave = true;
    try {
      return (await this.#frame?.save()) ?? true;
    } finally {
      this.#isSavingToLeave = false;
    }
  }

  async #chooseLanguage(locale: Locale): Promise<void> {
    // Labels come from the server in one language, so the pages are made anew.
    if (locale === this.#inside.localize.locale() || !(await this.#navigation.agrees())) return;
    await this.#settings.keep({ language: locale });
    await this.#speak(locale);
  }

  async #speak(locale: Locale): Promise<void> {
    keepLanguage(locale);
    // All of the page changes at once.
    await loadLanguage(locale);
    this.#inside.speak(locale);
  }

  readonly #toggleTheme = (): void => {
    const { theme } = this.#inside;
    theme.toggle();
    void this.#settings.keep({ theme: theme.theme });
  };

  /** Logs out; afterwards another person may come back `here`. */
  readonly #leave = async (here: boolean): Promise<void> => {
    const connection = this.#inside.connection();
    if (!connection || !(await this.#navigation.agrees())) return;
    this.#next = here ? this.#navigation.address : null;
    this.#host.requestUpdate();
    try {
      await connection.session.logout();
      this.#host.dispatchEvent(new AsokLogoutEvent());
    } catch (error) {
      this.#next = undefined;
      const host = this.#frame ?? this.#host;
      toast(host, { tone: 'danger', text: errorText(this.#inside.localize, toAsokError(error)) });
    }
  };

  readonly #followLink = (event: MouseEvent): void => {
    const route = linkRoute(this.#navigation.prefix, event);
    if (!route) return;
    event.preventDefault();
    void this.#navigation.go(route);
  };

  /** Fetches the code of a record's page when somebody points at a link to one, which is before the click. */
  readonly #foresee = (event: Event): void => {
    const page = pointedRoute(this.#navigation.prefix, event)?.page;
    // What does not come now is asked for again, and told, by the page that needs it.
    if (page === 'new' || page === 'edit' || page === 'detail') import('../records/form-page.ts').catch(() => {});
  };

  readonly #navigate = (event: AsokNavigateEvent): void => {
    if (this.#isSavingToLeave) {
      event.preventDefault();
      return;
    }
    // After everybody else had the event: a page around us may take over.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      // Tells who asked that somebody goes there.
      event.preventDefault();
      void this.#navigation.go(routeTo(event.destination));
    });
  };
}

/** The page of `<asok-admin>`. */
export const adminPage: PageCode<LitElement, AdminPage> = {
  styles: [enrolmentStyles],
  open: (host, inside: AdminInside) => new AdminPage(host, inside),
};
