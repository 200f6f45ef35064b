import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { type AsokError, toAsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { brand, wheel } from '../shell/mark.ts';
import { shared } from '../theme/controls.styles.ts';
import { loginStyles } from './asok-login.styles.ts';
import { AsokLoginEvent } from './events.ts';

type Failure = AsokError | 'missing-email' | 'missing-password';

/** Above this a lock is told in minutes. */
const MOST_SECONDS = 90;

/**
 * Asks for e-mail and password and starts a session. Every refusal reads the same, whether the address is known or not.
 * To somebody who is signed in it shows its slot.
 *
 * @slot - Shown to a signed-in person, in place of a sentence that says so.
 * @slot footer - Below the card in the `page` layout.
 * @event {AsokLoginEvent} asok-login - After somebody logged in.
 * @csspart brand - Logo and title.
 * @csspart card - Around the form.
 * @csspart error - Why the last try failed.
 * @csspart footer - The bottom of the page.
 */
export class AsokLogin extends AsokElement {
  static override styles = [...shared, loginStyles];

  /** `page` fills the window, `card` is a card with the site's name, `plain` the bare form. */
  @property() layout: 'page' | 'card' | 'plain' = 'card';

  /** What stands in the e-mail box. */
  @property() email = '';

  @state() private failure: Failure | null = null;
  @state() private isSending = false;
  @state() private isShowingPassword = false;

  @query('[name=email]') private emailInput!: HTMLInputElement;
  @query('[name=password]') private passwordInput!: HTMLInputElement;

  /** Puts the focus where typing goes on. */
  override focus(): void {
    (this.email ? this.passwordInput : this.emailInput)?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('failure') || !this.failure) return;
    if (this.failure === 'missing-email') this.emailInput.focus();
    else this.passwordInput.select();
  }

  override render(): TemplateResult | typeof nothing {
    const session = this.sessionState;
    if (!session || session.status === 'loading') return nothing;
    if (session.status === 'authenticated') return this.#renderSignedIn();
    const box = html`<div class="box">
      ${this.layout === 'plain' ? nothing : this.#renderBrand()} ${this.#renderForm()}
    </div>`;
    if (this.layout !== 'page') return html`<div class=${this.layout}>${box}</div>`;
    return html`<main class="page">
      <div class="backdrop">${wheel(760)}</div>
      ${box}
      <footer class="footer" part="footer"><slot name="footer"></slot></footer>
    </main>`;
  }

  #renderSignedIn(): TemplateResult {
    return html`<slot><p>${this.localize.term('authSignedIn', this.sessionState?.user?.label ?? '')}</p></slot>`;
  }

  #renderBrand(): TemplateResult {
    const site = this.sessionState?.site ?? null;
    const title = site ? this.localize.term('authIntroduction', site.siteName) : this.localize.term('authTitle');
    return html`<div class="brand" part="brand">
      ${brand(site, 44)}
      <h1>${title}</h1>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { failure } = this;
    const classes = this.layout === 'plain' ? '' : 'card';
    return html`<form class=${classes} part="card" novalidate @submit=${this.#submit}>
      <div role="alert" ?hidden=${!(failure instanceof Error)}>
        ${failure instanceof Error ? this.#renderFailure(failure) : nothing}
      </div>
      <div class="field">
        <label class="label" for="email">${this.localize.term('authEmail')}</label>
        <input
          class="input"
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          aria-invalid=${failure === 'missing-email'}
          aria-describedby="email-error"
          .value=${this.email}
          @input=${this.#typeEmail}
        />
        <p class="error" id="email-error" role="alert" ?hidden=${failure !== 'missing-email'}>
          ${this.localize.term('authEmailMissing')}
        </p>
      </div>
      <div class="field">
        <label class="label" for="password">${this.localize.term('authPassword')}</label>
        <div class="input-group">
          <input
            id="password"
            name="password"
            type=${this.isShowingPassword ? 'text' : 'password'}
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck="false"
            required
            aria-invalid=${failure === 'missing-password'}
            aria-describedby="password-error"
          />
          <button
            class="icon-button small"
            type="button"
            aria-label=${this.localize.term('authShowPassword')}
            aria-pressed=${this.isShowingPassword}
            @click=${this.#reveal}
          >
            ${icon('eye')}
          </button>
        </div>
        <p class="error" id="password-error" role="alert" ?hidden=${failure !== 'missing-password'}>
          ${this.localize.term('authPasswordMissing')}
        </p>
      </div>
      <button class="button primary large block" type="submit" aria-disabled=${this.isSending}>
        ${this.isSending ? html`<span class="spinner">${wheel(16)}</span>` : nothing}
        ${this.localize.term(this.isSending ? 'authSubmitting' : 'authSubmit')}
      </button>
    </form>`;
  }

  #renderFailure(error: AsokError): TemplateResult {
    return html`<div class="notice danger" part="error">${icon('circle-alert')}<span>${this.#explain(error)}</span></div>`;
  }

  #explain(error: AsokError): string {
    switch (error.code) {
      case 'INVALID_CREDENTIALS':
      case 'VALIDATION_FAILED':
        return this.localize.term('authInvalid');
      case 'RATE_LIMITED': {
        const seconds = Number(error.params.seconds);
        if (!(seconds > 0)) return errorText(this.localize, error);
        if (seconds <= MOST_SECONDS) return this.localize.term('authLockedSeconds', Math.ceil(seconds));
        return this.localize.term('authLocked', Math.ceil(seconds / 60));
      }
      default:
        return errorText(this.localize, error);
    }
  }

  #typeEmail = () => {
    this.email = this.emailInput.value;
  };

  #reveal = () => {
    this.isShowingPassword = !this.isShowingPassword;
  };

  #submit = (event: Event) => {
    event.preventDefault();
    if (!this.isSending) void this.#login();
  };

  async #login(): Promise<void> {
    const { connection } = this;
    const email = this.emailInput.value.trim();
    const password = this.passwordInput.value;
    this.failure = email ? (password ? null : 'missing-password') : 'missing-email';
    if (!connection || this.failure) return;
    this.isSending = true;
    try {
      await connection.session.login({ email, password });
      this.isShowingPassword = false;
      const { user } = connection.session.$state.get();
      if (user) this.dispatchEvent(new AsokLoginEvent(user));
    } catch (error) {
      this.failure = toAsokError(error);
    } finally {
      this.isSending = false;
    }
  }
}

define('asok-login', AsokLogin);

declare global {
  interface HTMLElementTagNameMap {
    'asok-login': AsokLogin;
  }
}
