import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Key } from '../../sdk/index.ts';
import type { AsokLogQueryChangeEvent } from '../audit/events.ts';
import '../auth/asok-relogin.ts';
import type { AsokImpersonateEvent } from '../impersonation/events.ts';
import { ImpersonationController } from '../impersonation/impersonation-controller.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { define } from '../internal/define.ts';
import { pageParts } from '../internal/part-names.ts';
import { MediaQuery } from '../internal/media-query.ts';
import type { AsokFailedEvent, AsokLoadedEvent } from '../records/events.ts';
import type { AsokQueryChangeEvent } from '../records/list/events.ts';
import { shared } from '../theme/controls.styles.ts';
import './asok-error-page.ts';
import { frameStyles } from './asok-frame.styles.ts';
import './asok-toasts.ts';
import { errorPageCode, errorTitle } from './error-page.ts';
import type { AsokErrorActionEvent } from './events.ts';
import { HeightVariable } from './height-variable.ts';
import { keepSidebar, readSidebar, type SidebarWidth } from './kept-sidebar.ts';
import type { Navigation } from './navigation.ts';
import {
  crumbsOf,
  modelOf,
  type PageView,
  type Refusal,
  redirectOf,
  refusalOf,
  renderOwnPage,
  renderPage,
  titleOf,
} from './pages.ts';
import { pageId, type Route } from './routes.ts';
import { renderDrawer, renderSidebar, type SidebarView } from './sidebar.ts';
import { sidebarStyles } from './sidebar.styles.ts';
import { renderStartPage } from './start-page.ts';
import { type Preferences, renderTopbar } from './topbar.ts';

/** A page on which something is typed and saved. */
interface Editor {
  readonly dirty: boolean;
  save(next: 'continue'): Promise<boolean>;
}

/** What surrounds the pages of `<asok-admin>` for somebody who is signed in: sidebar, topbar, and the page in `main`. */
export class AsokFrame extends AsokElement {
  static override styles = [...shared, frameStyles, sidebarStyles];

  @property({ attribute: false }) navigation!: Navigation;
  @property({ attribute: false }) route: Route = { page: 'missing' };
  @property({ attribute: false }) preferences!: Preferences;

  /** Logs out; with `here`, whoever logs in next comes back to this page. */
  @property({ attribute: false }) leave: (here: boolean) => Promise<void> = () => Promise.resolve();

  /** Something else was shown before, such as the login: whoever comes from there starts at the top of the page. */
  @property({ attribute: false }) entered = false;

  /** What the open record is called, once it has come. */
  @state() private recordLabel: string | null = null;
  /** Why the open page could not be shown. */
  @state() private failure: Refusal | null = null;
  /** Counts the tries to show the open page. */
  @state() private attempt = 0;
  @state() private isMenuOpen = false;
  @state() private sidebar: SidebarWidth | null = readSidebar();

  @query('main') private main!: HTMLElement;
  @query('dialog.sidebar') private drawer!: HTMLDialogElement | null;

  readonly #wide = new MediaQuery(this, '(min-width: 1200px)');
  readonly #phone = new MediaQuery(this, '(max-width: 767px)');
  readonly #impersonation = new ImpersonationController(this, {
    localize: this.localize,
    session: () => this.connection?.session,
    agrees: () => this.navigation.agrees(),
    prefix: () => this.navigation.prefix,
  });
  #shown: string | null = null;
  /** Whose pages are shown. */
  #person: Key | null = null;

  constructor() {
    super();
    new HeightVariable(this, 'asok-impersonation-banner', '--banner-h');
  }

  /** Something typed on the page would be lost by leaving it. */
  get hasUnsaved(): boolean {
    return this.#editor?.dirty === true;
  }

  /** Saves what is open, and stays on it; whether it was saved. */
  async save(): Promise<boolean> {
    return (await this.#editor?.save('continue')) ?? true;
  }

  get #editor(): Editor | null {
    return this.main?.querySelector<Editor & Element>('asok-form, asok-permission-matrix, asok-account') ?? null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('route') && changed.get('route') && pageId(changed.get('route') as Route) !== pageId(this.route)) {
      this.recordLabel = null;
      this.failure = null;
      this.isMenuOpen = false;
    }
    const view = this.#view;
    if (!view) return;
    this.#becomePerson(view);
    const elsewhere = redirectOf(view);
    if (!elsewhere) return;
    this.route = elsewhere;
    this.navigation.write(elsewhere, { replace: true });
  }

  /** Another person on the same page, as by acting as somebody: what he may not see he does not come to. */
  #becomePerson(view: PageView): void {
    const { key } = view.user;
    const isOther = this.#person !== null && this.#person !== key;
    this.#person = key;
    if (!isOther) return;
    this.recordLabel = null;
    this.failure = null;
    if (!refusalOf(view)) return;
    this.route = { page: 'start' };
    this.navigation.write(this.route);
  }

  protected override updated(): void {
    const view = this.#view;
    if (!view) return;
    document.title = `${this.#titleOf(view)} · ${view.site.siteName}`;
    if (this.isMenuOpen && !this.drawer?.open) this.drawer?.showModal();
    if (!this.isMenuOpen && this.drawer?.open) this.drawer.close();
    this.#arrive();
  }

  /** Who comes to another page starts at its top; the first page of a visit leaves the focus alone. */
  #arrive(): void {
    const id = `${this.#person} ${pageId(this.route)} ${this.failure?.code ?? ''}`;
    const isFirst = this.#shown === null;
    if (id === this.#shown) return;
    this.#shown = id;
    if (isFirst && !this.entered) return;
    window.scrollTo(0, 0);
    const errorPage = this.main.querySelector('asok-error-page');
    if (errorPage) void errorPage.updateComplete.then(() => errorPage.focus());
    else this.main.focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    const view = this.#view;
    if (!view) return nothing;
    const isPhone = this.#phone.matches;
    const sidebar = this.#sidebarOf(view);
    return html`<a class="skip" part="skip-link" href="#main" @click=${this.#skip}>
        ${this.localize.term('shellSkip')}
      </a>
      ${this.#impersonation.renderBanner()}
      <div class="app ${isPhone ? 'phone' : sidebar.isRail ? 'rail' : ''}">
        ${isPhone ? nothing : html`<div class="sidebar">${renderSidebar(sidebar)}</div>`}
        <div class="column">
          <header class="topbar">
            ${renderTopbar({
              ...this.preferences,
              localize: this.localize,
              crumbs: crumbsOf(view),
              user: view.user,
              openAccount: view.isActing ? null : () => void this.navigation.go({ page: 'account' }),
              logout: () => void this.leave(false),
              openMenu: isPhone ? this.#openMenu : null,
              isMenuOpen: this.isMenuOpen,
            })}
          </header>
          <main
            id="main"
            part="main"
            tabindex="-1"
            @asok-query-change=${this.#keepQuery}
            @asok-log-query-change=${this.#keepQuery}
            @asok-loaded=${this.#learn}
            @asok-saved=${this.#learn}
            @asok-failed=${this.#fail}
            @asok-impersonate=${({ user }: AsokImpersonateEvent) => void this.#impersonation.start(user)}
            @asok-error-action=${this.#act}
          >
            ${keyed(this.attempt, this.#renderMain(view, sidebar))}
          </main>
        </div>
      </div>
      ${isPhone ? renderDrawer(sidebar, this.#closeMenu) : nothing}
      <asok-toasts exportparts="region:toast-region, toast"></asok-toasts>
      <asok-relogin .leave=${this.leave}></asok-relogin>
      <div class="visually-hidden" role="status">${this.#titleOf(view)}</div>`;
  }

  #renderMain(view: PageView, sidebar: SidebarView): TemplateResult | typeof nothing {
    const refusal = refusalOf(view) ?? this.failure;
    if (refusal) {
      return html`<asok-error-page
        exportparts=${pageParts('error')}
        code=${refusal.code}
        .permission=${refusal.permission ?? ''}
        .requestId=${refusal.requestId ?? ''}
      ></asok-error-page>`;
    }
    const model = modelOf(view.models, view.route);
    return model ? renderPage(view, model) : (renderOwnPage(view) ?? renderStartPage(sidebar));
  }

  get #view(): PageView | null {
    const { site, user, models, impersonation } = this.sessionState ?? {};
    if (!site || !user || !models || !this.navigation) return null;
    const { route, localize, recordLabel } = this;
    const isActing = Boolean(impersonation);
    return { route, prefix: this.navigation.prefix, site, user, models, localize, isActing, recordLabel };
  }

  #sidebarOf({ localize, site, prefix, models, route, user }: PageView): SidebarView {
    const isRail = this.sidebar ? this.sidebar === 'rail' : !this.#wide.matches;
    const current = 'model' in route ? route.model : null;
    return {
      localize,
      site,
      prefix,
      models,
      current,
      audit: user.isAdmin ? { isCurrent: route.page === 'audit' } : null,
      isRail,
      collapse: () => this.#keepSidebar(isRail ? 'full' : 'rail'),
      close: null,
    };
  }

  #titleOf(view: PageView): string {
    const refusal = refusalOf(view) ?? this.failure;
    return refusal ? this.localize.term(errorTitle(refusal.code)) : titleOf(view);
  }

  #keepSidebar(sidebar: SidebarWidth): void {
    this.sidebar = sidebar;
    keepSidebar(sidebar);
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.main.focus();
  };

  readonly #openMenu = (): void => {
    this.isMenuOpen = true;
  };

  readonly #closeMenu = (): void => {
    this.isMenuOpen = false;
  };

  readonly #keepQuery = ({ query: text, replace }: AsokQueryChangeEvent | AsokLogQueryChangeEvent): void => {
    const { route } = this;
    if (route.page === 'list' || route.page === 'audit') this.navigation.write({ ...route, query: text }, { replace });
  };

  readonly #learn = ({ record }: AsokLoadedEvent): void => {
    this.recordLabel = record.$label;
  };

  readonly #fail = ({ error }: AsokFailedEvent): void => {
    this.failure = { code: errorPageCode(error), requestId: error.requestId ?? '' };
  };

  readonly #act = ({ action }: AsokErrorActionEvent): void => {
    switch (action) {
      case 'back':
        return history.back();
      case 'home':
        return void this.navigation.go({ page: 'start' });
      case 'login':
        return void this.leave(true);
      case 'retry':
        this.failure = null;
        this.attempt += 1;
    }
  };
}

define('asok-frame', AsokFrame);

declare global {
  interface HTMLElementTagNameMap {
    'asok-frame': AsokFrame;
  }
}
