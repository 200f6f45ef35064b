import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { type AdminClient, type AsokError, toAsokError } from '../../sdk/index.ts';
import '../auth/english.ts';
import '../fields/asok-password-input.ts';
import type { AsokPasswordInput } from '../fields/asok-password-input.ts';
import { LocalizeController } from '../i18n/localize.ts';
import { define } from '../internal/define.ts';
import '../shell/asok-dialog.ts';
import type { AsokCloseEvent, AsokDialog } from '../shell/asok-dialog.ts';
import { controls, surfaces } from '../theme/controls.styles.ts';
import './english.ts';
import { renderRefusal } from './refusal.ts';
import { submitByEnter } from './submit-by-enter.ts';

/** A dialog that asks for the person's password again, before a change that needs it. */
export class AsokConfirmPassword extends LitElement {
  static override styles = [
    ...controls,
    surfaces,
    css`
      form {
        display: grid;
        gap: 14px;
        margin-block-start: 14px;
        color: var(--asok-color-text);
      }
      .footer {
        display: contents;
      }
    `,
  ];

  @property({ attribute: false }) client!: AdminClient;

  /** Resolves with whether the password was given and right. */
  readonly answer: Promise<boolean>;

  @state() private error: AsokError | 'missing' | null = null;
  @state() private isSending = false;

  @query('asok-dialog') private dialog!: AsokDialog;
  @query('asok-password-input') private input!: AsokPasswordInput;

  readonly #localize = new LocalizeController(this);
  #settle: (isGiven: boolean) => void;

  constructor() {
    super();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.answer = promise;
    this.#settle = resolve;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Whoever asked must not wait for ever.
    this.#settle(false);
  }

  /** Waits for the texts of the language, so that nothing is drawn in another one first. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { pending } = this.#localize;
    return pending ? pending.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    // Once the dialog is open; it would begin on a button.
    void this.dialog.updateComplete.then(() => this.input.focus());
  }

  override render(): TemplateResult {
    const term = this.#localize;
    const { error } = this;
    const isWrong = error instanceof Error && error.code === 'INVALID_CREDENTIALS';
    const text = error === 'missing' ? 'accountPasswordMissing' : isWrong ? 'accountConfirmWrong' : null;
    return html`<asok-dialog open icon="lock" .heading=${term.term('accountConfirmTitle')} @asok-close=${this.#close}>
      <p>${term.term('accountConfirmText')}</p>
      <form id="form" @submit=${this.#submit} @keydown=${submitByEnter}>
        ${renderRefusal(term, error instanceof Error && !isWrong ? error : null)}
        <div class="field">
          <label class="label" for="password">${term.term('accountPassword')}</label>
          <asok-password-input
            id="password"
            autocomplete="current-password"
            described-by="password-error"
            ?invalid=${text !== null}
          ></asok-password-input>
          <p class="error" id="password-error" role="alert" ?hidden=${text === null}>
            ${text ? term.term(text) : nothing}
          </p>
        </div>
      </form>
      <div class="footer" slot="footer">
        <button class="button" type="button" @click=${() => this.dialog.close('cancel')}>${term.term('cancel')}</button>
        <button class="button primary" type="submit" form="form" aria-disabled=${this.isSending}>
          ${term.term('accountConfirm')}
        </button>
      </div>
    </asok-dialog>`;
  }

  readonly #close = (event: AsokCloseEvent): void => {
    event.stopPropagation();
    this.#settle(event.reason === 'confirm');
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isSending) return;
    const password = this.input.value;
    if (!password) return this.#refuse('missing');
    this.isSending = true;
    this.error = null;
    try {
      await this.client.account.confirmPassword.mutate({ password });
      this.input.value = '';
      this.dialog.close('confirm');
    } catch (thrown) {
      this.#refuse(toAsokError(thrown));
    } finally {
      this.isSending = false;
    }
  };

  #refuse(error: AsokError | 'missing'): void {
    this.error = error;
    this.input.focus();
  }
}

define('asok-confirm-password', AsokConfirmPassword);

declare global {
  interface HTMLElementTagNameMap {
    'asok-confirm-password': AsokConfirmPassword;
  }
}
