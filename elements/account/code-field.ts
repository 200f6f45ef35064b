import { html, type LitElement, type TemplateResult } from 'lit';
import type { AsokError } from '../../sdk/index.ts';
import '../auth/asok-otp-input.ts';
import '../auth/second-step-english.ts';
import type { AsokOtpInput } from '../auth/asok-otp-input.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { isWrongCode } from './refusal.ts';

const DIGITS = 6;

/** Six digits in a form, which is sent with the last of them. */
export class CodeField {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  #typed = '';
  #isIncomplete = false;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
  }

  get code(): string {
    return this.#typed;
  }

  get isComplete(): boolean {
    return this.#typed.length === DIGITS;
  }

  /** Says that digits are missing. */
  remind(): void {
    this.#isIncomplete = true;
    this.#host.requestUpdate();
    this.#input?.focus();
  }

  /** Selects what was refused: the next digit takes its place. */
  select(): void {
    this.#input?.select();
  }

  clear(): void {
    this.#typed = '';
    this.#isIncomplete = false;
  }

  /** `error`: why the last try was refused, for whatever reason. */
  render(error: AsokError | null): TemplateResult {
    const localize = this.#localize;
    const wrong = isWrongCode(error) ? localize.term('authCodeInvalid') : '';
    return html`<asok-otp-input
      .value=${this.#typed}
      .label=${localize.term('authCode')}
      .error=${this.#isIncomplete ? localize.term('authCodeIncomplete') : wrong}
      @input=${this.#type}
      @asok-complete=${this.#complete}
    ></asok-otp-input>`;
  }

  get #input(): AsokOtpInput | null {
    return this.#host.renderRoot.querySelector('asok-otp-input');
  }

  readonly #type = (event: Event): void => {
    this.#typed = (event.currentTarget as AsokOtpInput).value;
    this.#isIncomplete = false;
    this.#host.requestUpdate();
  };

  readonly #complete = (event: Event): void => {
    event.stopPropagation();
    (event.currentTarget as HTMLElement).closest('form')?.requestSubmit();
  };
}
