import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type AsokError, type Session, toAsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../internal/icon.ts';
import { toast } from '../internal/toast.ts';
import { wheel } from '../shell/mark.ts';
import { AsokOtpInput } from './asok-otp-input.ts';
import './second-step-english.ts';
import { lockedText } from './locked-text.ts';

interface Surroundings {
  host: LitElement;
  root: ShadowRoot;
  localize: LocalizeController;
  session(): Session | undefined;
  /** The code was right. */
  entered(): void;
  /** Back to the password; `ended`: the server waits for a code no longer. */
  startOver(why: 'chosen' | 'ended'): void;
}

type Failure = AsokError | 'incomplete';

const DIGITS = 6;

/** The second step of logging in: a code of the app, or one of the recovery codes. */
export class SecondStep {
  readonly #around: Surroundings;
  #kind: 'code' | 'recovery' = 'code';
  #typed = '';
  #failure: Failure | null = null;
  #isSending = false;
  /** The focus goes to the input with the next drawing. */
  #wantsFocus = true;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get title(): string {
    return this.#around.localize.term(this.#kind === 'code' ? 'authCodeTitle' : 'authRecoveryTitle');
  }

  text(email: string): string {
    const { localize } = this.#around;
    return this.#kind === 'code' ? localize.term('authCodeText', email) : localize.term('authRecoveryText');
  }

  focus(): void {
    this.#input?.focus();
  }

  updated(): void {
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    const input = this.#input;
    // A new element is drawn after what is around it.
    if (input instanceof AsokOtpInput) void input.updateComplete.then(() => input.select());
    else input?.select();
  }

  render(): TemplateResult {
    const { localize } = this.#around;
    const isCode = this.#kind === 'code';
    return html`<div role="alert" ?hidden=${!this.#isGeneral}>
        ${this.#isGeneral ? html`<div class="notice danger" part="error">${icon('circle-alert')}<span>${this.#message}</span></div>` : nothing}
      </div>
      ${isCode ? this.#renderCode() : this.#renderRecovery()}
      <button class="button primary large block" type="submit" aria-disabled=${this.#isSending}>
        ${this.#isSending ? html`<span class="spinner">${wheel(16)}</span>` : nothing}
        ${localize.term(this.#isSending ? 'authVerifying' : 'authVerify')}
      </button>
      <div class="ways">
        <button class="link-button" type="button" @click=${() => this.#change(isCode ? 'recovery' : 'code')}>
          ${localize.term(isCode ? 'authRecoveryTitle' : 'authUseApp')}
        </button>
        <button class="link-button" type="button" @click=${() => this.#around.startOver('chosen')}>
          ${localize.term('authStartOver')}
        </button>
      </div>`;
  }

  #renderCode(): TemplateResult {
    return html`<asok-otp-input
      class="second"
      .value=${this.#typed}
      .label=${this.#around.localize.term('authCode')}
      .error=${this.#isGeneral ? '' : this.#message}
      @input=${this.#type}
      @asok-complete=${this.#complete}
    ></asok-otp-input>`;
  }

  #renderRecovery(): TemplateResult {
    const isInvalid = this.#failure !== null && !this.#isGeneral;
    return html`<div class="field">
      <label class="label" for="recovery">${this.#around.localize.term('authRecoveryCode')}</label>
      <input
        class="input mono second"
        id="recovery"
        name="recovery"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-invalid=${isInvalid}
        aria-describedby="recovery-error"
        .value=${this.#typed}
        @input=${this.#type}
      />
      <p class="error" id="recovery-error" role="alert" ?hidden=${!isInvalid}>${isInvalid ? this.#message : nothing}</p>
    </div>`;
  }

  /** The failure is not of the code: it stands above. */
  get #isGeneral(): boolean {
    return this.#failure instanceof Error && !isWrong(this.#failure);
  }

  get #message(): string {
    const { localize } = this.#around;
    const isCode = this.#kind === 'code';
    if (this.#failure === null) return '';
    if (this.#failure === 'incomplete') return localize.term(isCode ? 'authCodeIncomplete' : 'authRecoveryMissing');
    if (isWrong(this.#failure)) return localize.term(isCode ? 'authCodeInvalid' : 'authRecoveryInvalid');
    if (this.#failure.code === 'RATE_LIMITED') return lockedText(localize, this.#failure);
    return errorText(localize, this.#failure);
  }

  get #input(): HTMLInputElement | AsokOtpInput | null {
    return this.#around.root.querySelector('.second');
  }

  #change(kind: 'code' | 'recovery'): void {
    this.#kind = kind;
    this.#typed = '';
    this.#fail(null);
    this.#wantsFocus = true;
  }

  readonly #type = (): void => {
    this.#typed = this.#input?.value ?? '';
    // A refused code is marked until another one is typed.
    if (this.#failure) this.#fail(null);
  };

  readonly #complete = (event: Event): void => {
    event.stopPropagation();
    void this.submit();
  };

  async submit(): Promise<void> {
    const session = this.#around.session();
    if (this.#isSending || !session) return;
    const code = this.#typed.trim();
    if (this.#kind === 'code' ? code.length < DIGITS : !code) return this.#fail('incomplete');
    this.#isSending = true;
    this.#fail(null);
    try {
      if (this.#kind === 'code') await session.verifyTotp(code);
      else this.#tell(await session.recover(code));
      this.#around.entered();
    } catch (thrown) {
      const error = toAsokError(thrown);
      if (error.code === 'UNAUTHENTICATED') this.#around.startOver('ended');
      else this.#fail(error);
    } finally {
      this.#isSending = false;
      this.#around.host.requestUpdate();
    }
  }

  /** How many recovery codes are left, now that one is used up. */
  #tell(left: number): void {
    const { host, localize } = this.#around;
    toast(host, { tone: 'info', text: localize.term('authRecoveryUsed', left) });
  }

  #fail(failure: Failure | null): void {
    this.#failure = failure;
    this.#wantsFocus = failure !== null;
    this.#around.host.requestUpdate();
  }
}

/** The code was not the right one, or could not be one. */
function isWrong({ code }: AsokError): boolean {
  return code === 'CODE_INVALID' || code === 'VALIDATION_FAILED' || code === 'INVALID_CREDENTIALS';
}
