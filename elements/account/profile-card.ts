import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { AccountOutput, AccountStore, AsokError, FieldError } from '../../sdk/index.ts';
import { fieldErrorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { toast } from '../internal/toast.ts';
import { CardForm } from './card-form.ts';
import { AsokAccountChangeEvent } from './events.ts';
import { renderRefusal } from './refusal.ts';

/** Name and e-mail address. */
export class ProfileCard {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  readonly #form: CardForm;
  /** What was typed; null: nothing yet. */
  #name: string | null = null;
  #email: string | null = null;
  /** What is shown, and where it is saved. */
  #shown: { store: AccountStore; account: AccountOutput } | null = null;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
    this.#form = new CardForm(host);
  }

  /** Something was typed that is not saved. */
  get dirty(): boolean {
    const { name, email } = this.#shown?.account ?? {};
    const isOther = (typed: string | null, saved: string | null | undefined) =>
      typed !== null && typed.trim() !== (saved ?? '');
    return isOther(this.#name, name) || isOther(this.#email, email);
  }

  render(store: AccountStore, account: AccountOutput): TemplateResult {
    this.#shown = { store, account };
    const localize = this.#localize;
    const { isSending, failure } = this.#form;
    const name = this.#name ?? account.name ?? '';
    const email = this.#email ?? account.email;
    const isChanged = this.dirty;
    const submit = (event: Event) => {
      event.preventDefault();
      void this.save();
    };
    return html`<form class="card" part="profile" aria-labelledby="profile-title" novalidate @submit=${submit}>
      <div class="card-head"><h2 class="card-title" id="profile-title">${localize.term('accountProfile')}</h2></div>
      <div class="card-body stack">
        ${renderRefusal(localize, failure)}
        <div class="fields">
          ${account.hasName ? this.#renderField({ name: 'name', value: name, label: localize.term('accountName') }) : nothing}
          ${this.#renderField({
            name: 'email',
            value: email,
            label: localize.term('accountEmail'),
            help: localize.term('accountEmailHelp'),
          })}
        </div>
      </div>
      <div class="card-foot row end">
        <button class="button primary" type="submit" aria-disabled=${isSending || !isChanged}>
          ${localize.term(isSending ? 'accountSaving' : 'accountSave')}
        </button>
      </div>
    </form>`;
  }

  #renderField(field: { name: 'name' | 'email'; value: string; label: string; help?: string }): TemplateResult {
    const { name, value, label, help } = field;
    const error = this.#form.errors[name];
    return html`<div class="field">
      <label class="label" for=${name}>${label}</label>
      <input
        class="input"
        id=${name}
        name=${name}
        type=${name === 'email' ? 'email' : 'text'}
        autocomplete=${name}
        autocapitalize=${name === 'email' ? 'none' : 'words'}
        spellcheck="false"
        aria-invalid=${error !== undefined}
        aria-describedby="${name}-help ${name}-error"
        .value=${value}
        @input=${this.#type}
      />
      ${help ? html`<p class="help" id="${name}-help">${help}</p>` : nothing}
      <p class="error" id="${name}-error" role="alert" ?hidden=${!error}>
        ${error ? fieldErrorText(this.#localize, error) : nothing}
      </p>
    </div>`;
  }

  readonly #type = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    if (name === 'name') this.#name = value;
    else this.#email = value;
    this.#host.requestUpdate();
  };

  /** Saves what was typed. Resolves with whether nothing is unsaved any more. */
  async save(): Promise<boolean> {
    if (!this.#shown || !this.dirty) return true;
    const { store, account } = this.#shown;
    const name = (this.#name ?? account.name ?? '').trim() || null;
    const email = (this.#email ?? account.email).trim();
    if (!email) {
      this.#form.refuse({ email: { code: 'required' } });
      return false;
    }
    const done = await this.#form.send(async () => {
      if (name !== account.name) await store.update({ name });
      this.#name = null;
      if (email !== account.email) await store.changeEmail(email);
      this.#email = null;
    }, blame);
    if (!done) return false;
    toast(this.#host, { tone: 'success', text: this.#localize.term('accountSaved') });
    this.#host.dispatchEvent(new AsokAccountChangeEvent('profile'));
    return true;
  }
}

function blame({ code }: AsokError): Record<string, FieldError> {
  return code === 'NOT_UNIQUE' ? { email: { code: 'unique' } } : {};
}
