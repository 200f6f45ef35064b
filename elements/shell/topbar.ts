import { html, nothing, type TemplateResult } from 'lit';
import type { Locale, Me } from '../../sdk/index.ts';
import { type LocalizeController, languages } from '../i18n/localize.ts';
import { avatar } from '../internal/avatar.ts';
import { menuParts } from '../internal/part-names.ts';
import { icon, type ShellIconName } from './icon.ts';
import type { Theme } from '../theme/theme.ts';
import type { MenuItem } from './asok-menu.ts';
import './asok-menu.ts';

/** One step of the way to a page; the last one is the page itself. */
export interface Crumb {
  label: string;
  href: string;
}

/** The theme and language of the page, and how to change them. */
export interface Preferences {
  localize: LocalizeController;
  theme: Theme;
  toggleTheme(): void;
  chooseLanguage(locale: Locale): void;
}

/** What the bar over the pages shows, and what its buttons do. */
export interface TopbarView extends Preferences {
  crumbs: readonly Crumb[];
  user: Me;
  /** Opens one's own account; null where there is none to open. */
  openAccount: (() => void) | null;
  logout(): void;
  /** Opens the drawer on a phone; null where the sidebar shows. */
  openMenu: (() => void) | null;
  isMenuOpen: boolean;
}

const THEMES = {
  system: { icon: 'monitor', label: 'shellThemeSystem' },
  light: { icon: 'sun', label: 'shellThemeLight' },
  dark: { icon: 'moon', label: 'shellThemeDark' },
} as const satisfies Record<Theme, { icon: ShellIconName; label: string }>;

/** Where one is, the preferences and the profile. */
export function renderTopbar(view: TopbarView): TemplateResult {
  const { localize, openMenu } = view;
  return html`
    ${
      openMenu
        ? html`<button
          class="icon-button"
          type="button"
          aria-label=${localize.term('shellOpenMenu')}
          aria-haspopup="dialog"
          aria-expanded=${view.isMenuOpen}
          @click=${openMenu}
        >
          ${icon('menu', 20)}
        </button>`
        : nothing
    }
    ${renderCrumbs(view)} ${renderLanguage(view)} ${renderThemeToggle(view)} ${renderProfile(view)}
  `;
}

function renderCrumbs({ crumbs, localize }: TopbarView): TemplateResult {
  const last = crumbs.length - 1;
  return html`<nav class="crumbs" part="breadcrumbs" aria-label=${localize.term('shellBreadcrumbs')}>
    <ol>
      ${crumbs.map(({ label, href }, at) =>
        at === last
          ? html`<li aria-current="page"><bdi class="truncated">${label}</bdi></li>`
          : html`<li><a href=${href}><bdi>${label}</bdi></a>${icon('chevron-right', 13)}</li>`,
      )}
    </ol>
  </nav>`;
}

/** The button that says which theme is on, and goes on to the next. */
export function renderThemeToggle({ localize, theme, toggleTheme }: Preferences): TemplateResult {
  const label = localize.term(THEMES[theme].label);
  return html`<button
    class="icon-button"
    part="theme-toggle"
    type="button"
    title=${label}
    aria-label=${label}
    @click=${toggleTheme}
  >
    ${icon(THEMES[theme].icon, 17)}
  </button>`;
}

/** The menu of languages, each by its own name. */
export function renderLanguage({ localize, chooseLanguage }: Preferences): TemplateResult {
  const current = localize.locale();
  const items = (Object.keys(languages) as Locale[]).map((locale) => ({
    label: languages[locale],
    checked: locale === current,
    run: () => chooseLanguage(locale),
  }));
  return html`<asok-menu part="language" exportparts=${menuParts} .label=${localize.term('shellLanguage', languages[current])} .items=${items}>
    ${icon('languages', 17)}
  </asok-menu>`;
}

function renderProfile({ localize, user, openAccount, logout }: TopbarView): TemplateResult {
  const roles = user.roles.map(({ label }) => label);
  if (user.isAdmin) roles.unshift(localize.term('shellAdministrator'));
  const items: MenuItem[] = [{ label: localize.term('authLogout'), icon: 'log-out', run: logout }];
  if (openAccount) items.unshift({ label: localize.term('shellAccount'), icon: 'user', run: openAccount });
  return html`<asok-menu part="profile" exportparts=${menuParts} .label=${localize.term('shellProfile', user.label)} .items=${items}>
    <span class="profile">${avatar(user.label)}${icon('chevron-down', 14)}</span>
    <div slot="header" class="profile-card">
      ${user.name ? html`<bdi class="profile-name truncated">${user.name}</bdi>` : nothing}
      <bdi class="muted truncated">${user.email}</bdi>
      <span class="subtle">${roles.length > 0 ? roles.join(', ') : localize.term('shellNoRoles')}</span>
    </div>
  </asok-menu>`;
}
