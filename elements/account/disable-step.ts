import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { AsokError, TwoFactorState, TwoFactorStore } from '../../sdk/index.ts';
import '../fields/asok-password-input.ts';
import type { AsokPasswordInput } from '../fields/asok-password-input.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { CodeField } from './code-field.ts';
import { isWrongCode, renderRefusal } from './refusal.ts';
import { renderFoot } from './step-foot.ts';
import { submitByEnter } from './submit-by-enter.ts';

interface Surroundings {
  host: LitElement;
  localize: LocalizeController;
  store(): TwoFactorStore | null;
  /** The site wants everybody to have two-factor: then a code is asked for too. */
  asksCode(): boolean;
  /** Two-factor is off now. */
  done(): void;
}

/** Asks for the password, and for a code where the site does, before two-factor is switched off. */
export class DisableStep {
  readonly #around: Surroundings;
  readonly #code: CodeField;
  /** Sent without a password. */
  #isMissing = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#code = new CodeField(around.host, around.localize);
  }

  clear(): void {
    this.#isMissing = false;
    this.#code.clear();
  }

  render({ busy, error }: TwoFactorState): TemplateResult {
    const { localize, store } = this.#around;
    const asksCode = this.#around.asksCode();
    const isToldBelow = error?.code === 'INVALID_CREDENTIALS' || (asksCode && isWrongCode(error));
    return html`<form @submit=${this.#submit} @keydown=${submitByEnter}>
      <div class="card-body stack">
        <h3 class="step-title" tabindex="-1">${localize.term('accountTwoFactorDisableNow')}</h3>
        ${renderRefusal(localize, isToldBelow ? null : error)} ${this.#renderPassword(error)}
        ${asksCode ? html`<div class="narrow">${this.#code.render(error)}</div>` : nothing}
      </div>
      ${renderFoot(html`<button class="button" type="button" @click=${() => store()?.cancel()}>
          ${localize.term('cancel')}
        </button>
        <button class="button danger" type="submit" aria-disabled=${busy}>
          ${localize.term('accountTwoFactorDisableNow')}
        </button>`)}
    </form>`;
  }

  #renderPassword(error: AsokError | null): TemplateResult {
    const { localize } = this.#around;
    const isWrong = error?.code === 'INVALID_CREDENTIALS';
    const text = this.#isMissing ? 'accountPasswordMissing' : isWrong ? 'accountPasswordWrong' : null;
    return html`<div class="field narrow">
      <label class="label" for="password">${localize.term('accountPasswordCurrent')}</label>
      <asok-password-input
        id="password"
        autocomplete="current-password"
        described-by="password-help password-error"
        ?invalid=${text !== null}
      ></asok-password-input>
      <p class="help" id="password-help">${localize.term('accountTwoFactorDisableHelp')}</p>
      <p class="error" id="password-error" role="alert" ?hidden=${text === null}>
        ${text ? localize.term(text) : nothing}
      </p>
    </div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { host, asksCode, done } = this.#around;
    const box = host.renderRoot.querySelector<AsokPasswordInput>('#password');
    const store = this.#around.store();
    if (!box || !store) return;
    this.#isMissing = !box.value;
    host.requestUpdate();
    if (!box.value) return box.focus();
    if (asksCode() && !this.#code.isComplete) return this.#code.remind();
    const { code } = this.#code;
    if (await store.disable({ password: box.value, ...(code && { code }) })) done();
    else if (isWrongCode(store.$state.get().error)) this.#code.select();
    else box.focus();
  };
}
