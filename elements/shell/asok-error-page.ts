import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AsokError } from '../../sdk/index.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { define } from '../internal/define.ts';
import { type IconName, icon } from '../internal/icon.ts';
import { shared } from '../theme/controls.styles.ts';
import { AsokErrorActionEvent, type ErrorAction } from './events.ts';
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

const ICONS: Partial<Record<ErrorAction, IconName>> = { back: 'arrow-left', login: 'log-in', retry: 'rotate-ccw' };

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

/**
 * A whole page for a refusal or failure. It says nothing about the server's insides: at most the id to look for in its
 * log.
 *
 * @event {AsokErrorActionEvent} asok-error-action - A button was pressed: back, home, retry or login.
 * @csspart code - The code, its zeros drawn as the mark.
 * @csspart title - The heading.
 * @csspart message - The text.
 * @csspart actions - The buttons.
 */
export class AsokErrorPage extends AsokElement {
  static override styles = [
    ...shared,
    css`
      :host {
        display: grid;
        place-items: center;
        min-block-size: calc(100vh - 160px);
        text-align: center;
      }
      .page {
        display: flex;
        flex-direction: column;
        align-items: center;
        max-inline-size: 440px;
        padding: 24px 16px;
      }
      .code {
        display: flex;
        align-items: center;
        margin-block-end: 20px;
        font-size: 92px;
        font-weight: var(--asok-weight-semibold);
        font-variant-numeric: tabular-nums;
        letter-spacing: -0.05em;
        line-height: 1;
        direction: ltr;
      }
      .wheel {
        margin-inline: -7px;
        color: var(--asok-color-line-control);
      }
      .wheel + .wheel {
        margin-inline-start: -2px;
      }
      .offline {
        gap: 10px;
        color: var(--asok-color-text-muted);
        font-size: var(--asok-text-2xl);
        letter-spacing: var(--asok-tracking-tight);
      }
      h1 {
        font-size: var(--asok-text-xl);
        font-weight: var(--asok-weight-semibold);
        letter-spacing: var(--asok-tracking-tight);
        line-height: 1.35;
      }
      p {
        margin-block-start: 6px;
        color: var(--asok-color-text-muted);
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 8px;
        margin-block-start: 22px;
      }
      .request {
        margin-block-start: 28px;
        color: var(--asok-color-text-subtle);
        font-size: var(--asok-text-xs);
      }
      @media (max-width: 767px) {
        .actions {
          inline-size: 100%;
        }
        .button {
          flex: 1;
          block-size: 44px;
        }
      }
    `,
  ];

  /** Which page: `403`, `404`, `500` or `offline`. */
  @property() code: ErrorPageCode = '404';

  /** A heading of your own. */
  @property() heading = '';

  /** A text of your own. */
  @property() message = '';

  /** The permission that would open the page; named only to people who are signed in. */
  @property() permission = '';

  /** Names the failed call in the server's log. */
  @property({ attribute: 'request-id' }) requestId = '';

  /** Puts the focus on the heading, so that it is read. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render(): TemplateResult {
    const kind = KINDS[this.code] ?? KINDS['500'];
    return html`<div class="page">
      ${this.#renderCode()}
      <h1 part="title" tabindex="-1">${this.heading || this.localize.term(kind.title)}</h1>
      <p part="message">
        ${this.message || this.localize.term(kind.text)}
        ${this.permission ? this.localize.term('errorPageForbiddenPermission', this.permission) : nothing}
      </p>
      <div class="actions" part="actions">
        ${kind.actions.map((action, at) => this.#renderAction(action, at === kind.actions.length - 1))}
      </div>
      ${this.requestId ? html`<p class="request mono">${this.localize.term('requestId', this.requestId)}</p>` : nothing}
    </div>`;
  }

  #renderCode(): TemplateResult {
    if (this.code === 'offline') {
      const label = this.localize.term('errorPageOfflineBadge');
      return html`<div class="code offline" part="code">${icon('wifi-off', 32)}${label}</div>`;
    }
    const digits = [...this.code].map((digit) => (digit === '0' ? wheel(98) : digit));
    return html`<div class="code" part="code" role="img" aria-label=${this.code}>${digits}</div>`;
  }

  #renderAction(action: ErrorAction, isPrimary: boolean): TemplateResult {
    const name = ICONS[action];
    const { localize } = this;
    const labels: Record<ErrorAction, string> = {
      back: localize.term('goBack'),
      home: localize.term('home'),
      retry: localize.term('tryAgain'),
      login: localize.term(this.sessionState?.user ? 'authSwitch' : 'authSubmit'),
    };
    return html`<button
      class="button ${isPrimary ? 'primary' : ''}"
      type="button"
      @click=${() => this.dispatchEvent(new AsokErrorActionEvent(action))}
    >
      ${name ? icon(name) : nothing} ${labels[action]}
    </button>`;
  }
}

define('asok-error-page', AsokErrorPage);

declare global {
  interface HTMLElementTagNameMap {
    'asok-error-page': AsokErrorPage;
  }
}
