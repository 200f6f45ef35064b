import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { AccountOutput, AccountStore, AsokError, FieldError } from '../../sdk/index.ts';
import '../fields/asok-password-input.ts';
import type { AsokPasswordInput } from '../fields/asok-password-input.ts';
import { relativeText } from '../fields/value-texts.ts';
import { fieldErrorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { toast } from '../internal/toast.ts';
import { icon } from '../shell/icon.ts';
import { CardForm } from './card-form.ts';
import { AsokAccountChangeEvent } from './events.ts';
import { renderRefusal } from './refusal.ts';
import { submitByEnter } from './submit-by-enter.ts';

/** When the password was changed, and the form that changes it. */
export class PasswordCard {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  readonly #form: CardForm;
  #isOpen = false;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
    this.#form = new CardForm(host);
  }

  /** Nothing typed stays. */
  clear(): void {
    this.#isOpen = false;
    this.#form.clear();
  }

  render(store: AccountStore, account: AccountOutput): TemplateResult {
    const localize = this.#localize;
    return html`<section class="card" part="password" aria-labelledby="password-title">
      <div class="card-head"><h2 class="card-title" id="password-title">${localize.term('accountPassword')}</h2></div>
      ${this.#isOpen ? this.#renderForm(store, account) : this.#renderRest(account)}
    </section>`;
  }

  #renderRest({ passwordChangedAt: at }: AccountOutput): TemplateResult {
    const localize = this.#localize;
    const when = at && (relativeText(at, new Date(), localize) ?? localize.date(at, { dateStyle: 'long' }));
    return html`<div class="card-body line">
      <span class="tile">${icon('key-round', 18)}</span>
      <div class="words">
        <b title=${at ? localize.date(at, { dateStyle: 'full', timeStyle: 'short' }) : nothing}
          >${when ? localize.term('accountPasswordChanged', when) : localize.term('accountPasswordNever')}</b
        >
        <p>${localize.term('accountPasswordHint')}</p>
      </div>
      <button class="button" id="change-password" type="button" @click=${() => this.#open(true)}>
        ${localize.term('accountPasswordChange')}
      </button>
    </div>`;
  }

  #renderForm(store: AccountStore, account: AccountOutput): TemplateResult {
    const localize = this.#localize;
    const { isSending, failure, errors } = this.#form;
    const submit = (event: Event) => {
      event.preventDefault();
      void this.#save(store);
    };
    return html`<form novalidate @submit=${submit} @keydown=${submitByEnter}>
      <div class="card-body stack">
        ${renderRefusal(localize, failure)}
        <input class="visually-hidden" type="text" autocomplete="username" readonly tabindex="-1" aria-hidden="true" .value=${account.email} />
        <div class="field narrow">
          <label class="label" for="current">${localize.term('accountPasswordCurrent')}</label>
          <asok-password-input
            id="current"
            name="current"
            autocomplete="current-password"
            described-by="current-error"
            ?invalid=${errors.current !== undefined}
          ></asok-password-input>
          ${this.#renderError('current', errors.current)}
        </div>
        <div class="field narrow">
          <label class="label" for="next">${localize.term('accountPasswordNew')}</label>
          <asok-password-input
            id="next"
            name="next"
            autocomplete="new-password"
            meter
            described-by="next-help next-error"
            ?invalid=${errors.next !== undefined}
          ></asok-password-input>
          <p class="help" id="next-help">${localize.term('accountPasswordHelp')}</p>
          ${this.#renderError('next', errors.next)}
        </div>
        <p class="muted small">${localize.term('accountPasswordHint')}</p>
      </div>
      <div class="card-foot row end">
        <button class="button" type="button" @click=${() => this.#open(false)}>${localize.term('cancel')}</button>
        <button class="button primary" type="submit" aria-disabled=${isSending}>
          ${localize.term(isSending ? 'accountSaving' : 'accountPasswordChange')}
        </button>
      </div>
    </form>`;
  }

  #renderError(name: 'current' | 'next', error: FieldError | undefined): TemplateResult {
    const isWrong = name === 'current' && error?.code === 'invalid';
    const localize = this.#localize;
    return html`<p class="error" id="${name}-error" role="alert" ?hidden=${!error}>
      ${error ? (isWrong ? localize.term('accountPasswordWrong') : fieldErrorText(localize, error)) : nothing}
    </p>`;
  }

  #input(name: string): AsokPasswordInput | null {
    return this.#host.renderRoot.querySelector(`asok-password-input[name=${name}]`);
  }

  #open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#form.clear();
    void this.#host.updateComplete.then(() => {
      if (isOpen) this.#input('current')?.focus();
      else this.#host.renderRoot.querySelector<HTMLElement>('#change-password')?.focus();
    });
  }

  async #save(store: AccountStore): Promise<void> {
    const current = this.#input('current')?.value ?? '';
    const next = this.#input('next')?.value ?? '';
    if (!current || !next) return this.#form.refuse({ [current ? 'next' : 'current']: { code: 'required' } });
    if (!(await this.#form.send(() => store.changePassword({ current, next }), blame))) return;
    this.#open(false);
    toast(this.#host, { tone: 'success', text: this.#localize.term('accountPasswordDone') });
    this.#host.dispatchEvent(new AsokAccountChangeEvent('password'));
  }
}

function blame({ code }: AsokError): Record<string, FieldError> {
  if (code === 'INVALID_CREDENTIALS') return { current: { code: 'invalid' } };
  return code === 'PASSWORD_WEAK' ? { next: { code: 'weak' } } : {};
}
