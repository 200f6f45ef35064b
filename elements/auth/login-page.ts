import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type AsokError, toAsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import { icon } from '../internal/icon.ts';
import { LateModule } from '../internal/late-code.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { brand, wheel } from '../shell/mark.ts';
import './english.ts';
import { loginStyles } from './asok-login.styles.ts';
import { AsokLoginEvent } from './events.ts';
import { lockedText } from './locked-text.ts';
import type { SecondStep } from './second-step.ts';

interface LoginHost extends LitElement {
  readonly layout: 'page' | 'card' | 'plain';
  email: string;
}

const secondStep = new LateModule(async () => (await import('./second-step.ts')).SecondStep);

type Failure = AsokError | 'missing-email' | 'missing-password' | 'ended';

/** What `<asok-login>` shows and does. */
export class LoginPage implements LatePage {
  readonly #host: LoginHost;
  readonly #inside: Inside;
  #failure: Failure | null = null;
  /** A failure that is not shown yet. */
  #news: Failure | null = null;
  #isSending = false;
  #isShowingPassword = false;
  /** The password was right, and a code is asked for. */
  #second: SecondStep | null = null;
  #wasDrawn = false;

  constructor(host: LoginHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
  }

  focus(): void {
    if (this.#second) this.#second.focus();
    else (this.#host.email ? this.#input('password') : this.#input('email'))?.focus();
  }

  updated(): void {
    const failure = this.#news;
    this.#news = null;
    this.#begin();
    this.#second?.updated();
    if (failure === 'missing-email') this.#input('email')?.focus();
    else if (failure) this.#input('password')?.select();
  }

  /** On a page of its own there is nothing else to do than to type, unless somebody has begun to. */
  #begin(): void {
    if (this.#wasDrawn || !this.#input('email')) return;
    this.#wasDrawn = true;
    if (this.#host.layout === 'page' && document.activeElement === document.body) this.focus();
  }

  render(): TemplateResult | typeof nothing {
    const session = this.#inside.session();
    if (!session || session.status === 'loading') return nothing;
    if (session.status === 'authenticated') {
      this.#second = null;
      return this.#renderSignedIn();
    }
    const box = html`<div class="box">
      ${this.#host.layout === 'plain' ? nothing : this.#renderBrand()} ${this.#renderForm()}
    </div>`;
    if (this.#host.layout !== 'page')
      return html`<div class=${this.#host.layout === 'plain' ? 'plain' : nothing}>${box}</div>`;
    return html`<main class="page">
      <div class="backdrop">${wheel(760)}</div>
      ${box}
      <footer class="footer" part="footer"><slot name="footer"></slot></footer>
    </main>`;
  }

  #renderSignedIn(): TemplateResult {
    return html`<slot><p>${this.#inside.localize.term('authSignedIn', this.#inside.session()?.user?.label ?? '')}</p></slot>`;
  }

  #renderBrand(): TemplateResult {
    const site = this.#inside.session()?.site ?? null;
    const title = site
      ? this.#inside.localize.term('authIntroduction', site.siteName)
      : this.#inside.localize.term('authTitle');
    return html`<div class="brand" part="brand">
      ${brand(site, 44)}
      <div>
        <h1>${this.#second?.title ?? title}</h1>
        ${this.#second ? html`<p>${this.#second.text(this.#host.email.trim())}</p>` : nothing}
      </div>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const isPlain = this.#host.layout === 'plain';
    return html`<form class=${isPlain ? '' : 'card'} part="card" novalidate @submit=${this.#submit}>
      ${isPlain && this.#second ? html`<p class="muted">${this.#second.text(this.#host.email.trim())}</p>` : nothing}
      ${this.#second ? this.#second.render() : this.#renderFirstStep()}
    </form>`;
  }

  #renderFirstStep(): TemplateResult {
    const failure = this.#failure;
    const general = failure instanceof Error || failure === 'ended' ? failure : null;
    return html`<div role="alert" ?hidden=${!general}>${general ? this.#renderFailure(general) : nothing}</div>
      <div class="field">
        <label class="label" for="email">${this.#inside.localize.term('authEmail')}</label>
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
          .value=${this.#host.email}
          @input=${this.#typeEmail}
        />
        <p class="error" id="email-error" role="alert" ?hidden=${failure !== 'missing-email'}>
          ${this.#inside.localize.term('authEmailMissing')}
        </p>
      </div>
      <div class="field">
        <label class="label" for="password">${this.#inside.localize.term('authPassword')}</label>
        <div class="input-group">
          <input
            id="password"
            name="password"
            type=${this.#isShowingPassword ? 'text' : 'password'}
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
            aria-label=${this.#inside.localize.term('authShowPassword')}
            aria-pressed=${this.#isShowingPassword}
            @click=${this.#reveal}
          >
            ${icon('eye')}
          </button>
        </div>
        <p class="error" id="password-error" role="alert" ?hidden=${failure !== 'missing-password'}>
          ${this.#inside.localize.term('authPasswordMissing')}
        </p>
      </div>
      <button class="button primary large block" type="submit" aria-disabled=${this.#isSending}>
        ${this.#isSending ? html`<span class="spinner">${wheel(16)}</span>` : nothing}
        ${this.#inside.localize.term(this.#isSending ? 'authSubmitting' : 'authSubmit')}
      </button>`;
  }

  #renderFailure(failure: AsokError | 'ended'): TemplateResult {
    const tone = failure === 'ended' ? 'info' : 'danger';
    const sign = failure === 'ended' ? 'info' : 'circle-alert';
    return html`<div class="notice ${tone}" part="error">${icon(sign)}<span>${this.#explain(failure)}</span></div>`;
  }

  #explain(failure: AsokError | 'ended'): string {
    const { localize } = this.#inside;
    if (failure === 'ended') return localize.term('authPendingEnded');
    switch (failure.code) {
      case 'INVALID_CREDENTIALS':
      case 'VALIDATION_FAILED':
        return localize.term('authInvalid');
      case 'RATE_LIMITED':
        return lockedText(localize, failure);
      default:
        return errorText(localize, failure);
    }
  }

  #typeEmail = () => {
    this.#host.email = this.#input('email')?.value ?? '';
  };

  #reveal = () => {
    this.#isShowingPassword = !this.#isShowingPassword;
    this.#host.requestUpdate();
  };

  #submit = (event: Event) => {
    event.preventDefault();
    if (this.#second) void this.#second.submit();
    else if (!this.#isSending) void this.#login();
  };

  async #login(): Promise<void> {
    const connection = this.#inside.connection();
    const email = this.#input('email')?.value.trim();
    const password = this.#input('password')?.value;
    if (!email || !password) return this.#fail(email ? 'missing-password' : 'missing-email');
    this.#fail(null);
    if (!connection) return;
    this.#isSending = true;
    try {
      const next = await connection.session.login({ email, password });
      this.#isShowingPassword = false;
      if (next === 'totp') await this.#askForCode();
      else this.#entered();
    } catch (error) {
      this.#fail(toAsokError(error));
    } finally {
      this.#isSending = false;
      this.#host.requestUpdate();
    }
  }

  #entered(): void {
    this.#second = null;
    const { user } = this.#inside.connection()?.session.$state.get() ?? {};
    if (user) this.#host.dispatchEvent(new AsokLoginEvent(user));
  }

  async #askForCode(): Promise<void> {
    const { root, localize, connection } = this.#inside;
    const Step = await secondStep.load();
    this.#second = new Step({
      host: this.#host,
      root,
      localize,
      session: () => connection()?.session,
      entered: () => this.#entered(),
      startOver: (why) => {
        this.#second = null;
        this.#failure = null;
        this.#fail(why === 'ended' ? 'ended' : null);
        void this.#host.updateComplete.then(() => this.focus());
      },
    });
  }

  #fail(failure: Failure | null): void {
    // Said again, the same mistake moves no focus.
    if (failure !== this.#failure) this.#news = failure;
    this.#failure = failure;
    this.#host.requestUpdate();
  }

  #input(name: 'email' | 'password'): HTMLInputElement | null {
    return this.#inside.root.querySelector(`[name=${name}]`);
  }
}

/** The page of `<asok-login>`. */
export const loginPage: PageCode<LoginHost, LoginPage> = {
  styles: [loginStyles],
  open: (host, inside) => new LoginPage(host, inside),
};
