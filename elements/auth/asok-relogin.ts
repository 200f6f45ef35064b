import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import './asok-login.ts';
import { AsokElement } from '../internal/asok-element.ts';
import { define } from '../internal/define.ts';
import { controls } from '../theme/controls.styles.ts';

/**
 * Asks for the password over the page when the server no longer knows the session, so that nothing typed is lost. Once
 * closed it comes back with the next call that is refused for the same reason.
 */
export class AsokRelogin extends AsokElement {
  static override styles = [
    ...controls,
    css`
      dialog {
        inline-size: calc(100% - 32px);
        max-inline-size: 400px;
        padding: 24px;
        border: 1px solid var(--asok-color-line);
        border-radius: var(--asok-radius-lg);
        background: var(--asok-color-surface-raised);
        color: var(--asok-color-text);
        box-shadow: var(--asok-shadow-lg);
      }
      dialog::backdrop {
        background: var(--asok-color-scrim);
      }
      h2 {
        font-size: var(--asok-text-lg);
        font-weight: var(--asok-weight-semibold);
      }
      p {
        margin-block: 4px 18px;
        color: var(--asok-color-text-muted);
        font-size: var(--asok-text-sm);
      }
      .link-button {
        margin-block-start: 14px;
      }
    `,
  ];

  /** Logs out instead. */
  @property({ attribute: false }) leave: (here: boolean) => Promise<void> = () => Promise.resolve();

  @state() private isOpen = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('sessionState')) this.isOpen = this.sessionState?.status === 'expired';
  }

  protected override updated(): void {
    if (this.isOpen && !this.dialog?.open) {
      this.dialog?.showModal();
      const login = this.renderRoot.querySelector('asok-login');
      void login?.updateComplete.then(() => login.focus());
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<dialog aria-labelledby="title" aria-describedby="text" @close=${this.#close}>
      <h2 id="title">${this.localize.term('authExpiredTitle')}</h2>
      <p id="text">${this.localize.term('authExpiredText')}</p>
      <asok-login layout="plain" .email=${this.#email}></asok-login>
      <button class="link-button" type="button" @click=${() => void this.leave(true)}>
        ${this.localize.term('authLogout')}
      </button>
    </dialog>`;
  }

  /** Of whoever had the session: while acting as somebody else, that is not the one on the page. */
  get #email(): string {
    const { user, impersonation } = this.sessionState ?? {};
    return impersonation ? '' : (user?.email ?? '');
  }

  #close = () => {
    this.isOpen = false;
  };
}

define('asok-relogin', AsokRelogin);

declare global {
  interface HTMLElementTagNameMap {
    'asok-relogin': AsokRelogin;
  }
}
