import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { type Locale, type SessionState, type Site, toAsokError } from '../../sdk/index.ts';
import '../auth/asok-login.ts';
import { errorText } from '../i18n/errors.ts';
import { localeContext } from '../i18n/locale-context.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { type Connection, connectionContext } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import { confirmDialog } from '../internal/dialog.ts';
import type { AsokNavigateEvent } from '../internal/events.ts';
import { MediaQuery } from '../internal/media-query.ts';
import { toast } from '../internal/toast.ts';
import type { AsokFailedEvent, AsokLoadedEvent } from '../records/events.ts';
import type { AsokQueryChangeEvent } from '../records/list/events.ts';
import { shared } from '../theme/controls.styles.ts';
import { adminStyles } from './asok-admin.styles.ts';
import { type ErrorPageCode, errorPageCode } from './asok-error-page.ts';
import './asok-toasts.ts';
import { type AsokErrorActionEvent, AsokLogoutEvent } from './events.ts';
import { renderFrame } from './frame.ts';
import { keepLanguage, readLanguage } from './language.ts';
import { wheel } from './mark.ts';
import { Navigation } from './navigation.ts';
import { crumbsOf, modelOf, type PageView, redirectOf, refusalOf, renderPage, titleOf } from './pages.ts';
import { followedRoute, type Route, routeAfterLogin, routeTo } from './routes.ts';
import type { SidebarView } from './sidebar.ts';
import { sidebarStyles } from './sidebar.styles.ts';
import { renderStartPage } from './start-page.ts';
import { ThemeController } from './theme-controller.ts';
import { type Preferences, renderLanguage, renderThemeToggle } from './topbar.ts';

interface Refusal {
  code: ErrorPageCode;
  permission?: string;
  requestId?: string;
}
