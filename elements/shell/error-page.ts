import { html, nothing, type TemplateResult } from 'lit';
import type { AsokError } from '../../sdk/index.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import './english.ts';
import { errorPageStyles } from './error-page.styles.ts';
import { AsokErrorActionEvent, type ErrorAction } from './events.ts';
import { type IconName, icon, type ShellIconName } from './icon.ts';
import { wheel } from './mark.ts';

/** What went wrong, as far as a person is told. */
export type ErrorPageCode = '403' | '404' | '500' | 'offline';

interface Kind {
  title: 'errorPageForbiddenTitle' | 'errorPageMissingTitle' | 'errorPageFailedTitle' | 'errorPageOfflineTitle';
  text: 'errorPageForbiddenText' | 'errorPageMissingText' | 'errorPageFailedText' | 'errorPageOfflineText';
  /** The last one is the one to press. */
  actions: readonly ErrorAction[];
}

const KINDS: Record<ErrorPageCode, Kind> = {
  '403': {
    title: 'errorPageForbiddenTitle',
    text: 'errorPageForbiddenText',
    actions: ['back', 'login', 'home'],
  },
  '404': { title: 'errorPageMissingTitle', text: 'errorPageMissingText', actions: ['back', 'home'] },
  '500': { title: 'errorPageFailedTitle', text: 'errorPageFailedText', actions: ['home', 'retry'] },
  offline: { title: 'errorPageOfflineTitle', text: 'errorPageOfflineText', actions: ['retry'] },
};

const ICONS: Partial<Record<ErrorAction, IconName | ShellIconName>> = {
  back: 'arrow-left',
  login: 'log-in',
  retry: 'rotate-ccw',
};

/** Key of the heading of an error page. */
export function errorTitle(code: ErrorPageCode): Kind['title'] {
  return KINDS[code].title;
}

/** The page for a failed call. */
export function errorPageCode({ code }: AsokError): ErrorPageCode {
  if (code === 'NETWORK') return 'offline';
  if (code === 'NOT_FOUND') return '404';
  return code === 'FORBIDDEN' || code === 'DISABLED' ? '403' : '500';
}

interface ErrorPageHost extends HTMLElement {
  readonly code: ErrorPageCode;
  readonly heading: string;
  readonly message: string;
  readonly permission: string;
  readonly requestId: string;
}

/** What `<asok-error-page>` shows. */
export class ErrorPage implements LatePage {
  readonly #host: ErrorPageHost;
  readonly #inside: Inside;

  constructor(host: ErrorPageHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
  }

  render(): TemplateResult {
    const { code, heading, message, permission, requestId } = this.#host;
    const { localize } = this.#inside;
    const kind = KINDS[code] ?? KINDS['500'];
    const isActing = this.#inside.session()?.impersonation;
    // Logging in anew would end the administrator's own session; the way back is above every page.
    const actions = kind.actions.filter((action) => !isActing || action !== 'login');
    // Neither a right nor the server's answer: nobody gets this page who acts as somebody else.
    const isClosed = isActing && code === '403' && !permission && !requestId;
    return html`<div class="page">
      ${this.#renderCode(code)}
      <h1 part="title" tabindex="-1">${heading || localize.term(kind.title)}</h1>
      <p part="message">
        ${message || localize.term(isClosed ? 'errorImpersonating' : kind.text)}
        ${permission ? localize.term('errorPageForbiddenPermission', permission) : nothing}
      </p>
      <div class="actions" part="actions">
        ${actions.map((action, at) => this.#renderAction(action, at === actions.length - 1))}
      </div>
      ${requestId ? html`<p class="request mono">${localize.term('requestId', requestId)}</p>` : nothing}
    </div>`;
  }

  #renderCode(code: ErrorPageCode): TemplateResult {
    if (code === 'offline') {
      const label = this.#inside.localize.term('errorPageOfflineBadge');
      return html`<div class="code offline" part="code">${icon('wifi-off', 32)}${label}</div>`;
    }
    const digits = [...code].map((digit) => (digit === '0' ? wheel(98) : digit));
    return html`<div class="code" part="code" role="img" aria-label=${code}>${digits}</div>`;
  }

  #renderAction(action: ErrorAction, isPrimary: boolean): TemplateResult {
    const name = ICONS[action];
    const { localize } = this.#inside;
    const labels: Record<ErrorAction, string> = {
      back: localize.term('goBack'),
      home: localize.term('home'),
      retry: localize.term('tryAgain'),
      login: localize.term(this.#inside.session()?.user ? 'authSwitch' : 'authSubmit'),
    };
    return html`<button
      class="button ${isPrimary ? 'primary' : ''}"
      type="button"
      @click=${() => this.#host.dispatchEvent(new AsokErrorActionEvent(action))}
    >
      ${name ? icon(name) : nothing} ${labels[action]}
    </button>`;
  }
}

/** The page of `<asok-error-page>`. */
export const errorPage: PageCode<ErrorPageHost, ErrorPage> = {
  styles: [errorPageStyles],
  open: (host, inside) => new ErrorPage(host, inside),
};
