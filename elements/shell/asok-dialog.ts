import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocalizeController } from '../i18n/localize.ts';
import { define } from '../internal/define.ts';
import { AsokEvent } from '../internal/events.ts';
import { icon, namedIcon } from '../internal/icon.ts';
import { controls, surfaces } from '../theme/controls.styles.ts';

/** How a dialog ended: by its confirming button, the one for another way, by Cancel, or by the Escape key. */
export type DialogReason = 'confirm' | 'alternative' | 'cancel' | 'escape';

/** Before a dialog closes; `preventDefault()` keeps it open. */
export class AsokCloseEvent extends AsokEvent {
  static readonly type = 'asok-close';
  readonly reason: DialogReason;

  constructor(reason: DialogReason) {
    super(AsokCloseEvent.type, { cancelable: true });
    this.reason = reason;
  }
}

/**
 * A modal question or message. Focus starts on the safe button, or where a phrase is asked for, and returns to where it
 * was; Escape cancels.
 *
 * @slot - The text below the title.
 * @slot footer - Buttons in place of Cancel and the confirming one.
 * @event {AsokCloseEvent} asok-close - Before it closes, with the reason; cancelable.
 * @csspart dialog - The box.
 * @csspart body - Around icon, title and text.
 * @csspart title - The heading.
 * @csspart footer - The row of buttons.
 * @csspart phrase - The box for the phrase.
 */
export class AsokDialog extends LitElement {
  static override styles = [
    ...controls,
    surfaces,
    css`
      :host {
        display: contents;
      }
      dialog {
        inline-size: calc(100% - 32px);
        max-inline-size: 460px;
        padding: 0;
        border: 1px solid var(--asok-color-line);
        border-radius: var(--asok-radius-lg);
        background: var(--asok-color-surface-raised);
        color: var(--asok-color-text);
        box-shadow: var(--asok-shadow-lg);
      }
      dialog[open] {
        animation: asok-appear var(--asok-dur-3) var(--asok-ease-out);
      }
      dialog::backdrop {
        background: var(--asok-color-scrim);
      }
      .tile.plain.danger {
        background: var(--asok-color-surface-sunken);
      }
      .body {
        display: flex;
        gap: 14px;
        padding: 22px 24px 20px;
      }
      .content {
        flex: 1;
        min-inline-size: 0;
      }
      h2 {
        margin-block-end: 6px;
        font-size: var(--asok-text-lg);
        font-weight: var(--asok-weight-semibold);
        letter-spacing: -0.01em;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .text {
        color: var(--asok-color-text-muted);
        font-size: var(--asok-text-sm);
        overflow-wrap: anywhere;
      }
      .phrase {
        display: grid;
        gap: 6px;
        margin-block-start: 14px;
        font-size: var(--asok-text-sm);
        font-weight: var(--asok-weight-medium);
      }
      .phrase .input {
        font-weight: var(--asok-weight-regular);
      }
      .phrase code {
        padding-inline: 4px;
        font-family: var(--asok-font-mono);
        font-weight: var(--asok-weight-regular);
      }
      .footer {
        display: flex;
        justify-content: flex-end;
        gap: 8px;
        padding: 14px 24px;
        border-block-start: 1px solid var(--asok-color-line-subtle);
        background: var(--asok-color-surface-sunken);
      }
      .alternative {
        margin-inline-end: auto;
      }
      @keyframes asok-appear {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      @media (max-width: 767px) {
        dialog {
          margin-block-end: 16px;
          max-inline-size: none;
        }
        .footer {
          flex-wrap: wrap-reverse;
        }
        .footer .button {
          flex: 1;
          block-size: 42px;
        }
      }
    `,
  ];

  readonly #localize = new LocalizeController(this);

  /** The question or title. */
  @property() heading = '';

  /** Words of the confirming button: a verb that names the result. Without them there is only Close. */
  @property() confirm = '';

  /** Words of a third button, for another way out that gives something up: it is red, not filled. */
  @property() alternative = '';

  /** Words of the safe button, in place of Cancel. */
  @property() cancel = '';

  /** Something is lost by confirming: the button is red, and screen readers announce an alert. */
  @property({ type: Boolean }) danger = false;

  /** The icon beside the title, by name; default: a triangle where something is lost, else none. */
  @property() icon = '';

  /**
   * Words that must be typed before the confirming button does anything: for what cannot be undone, where a press out of
   * habit would cost too much.
   */
  @property() phrase = '';

  /** What asks for the phrase, with the phrase in it. */
  @property({ attribute: 'phrase-label' }) phraseLabel = '';

  /** Whether it is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private typed = '';

  @query('dialog') private dialog!: HTMLDialogElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) this.dialog.showModal();
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  /** Closes it, unless a listener of `asok-close` refuses. */
  close(reason: DialogReason): void {
    if (this.dispatchEvent(new AsokCloseEvent(reason))) this.open = false;
  }

  override render(): TemplateResult {
    return html`<dialog
      part="dialog"
      role=${this.danger ? 'alertdialog' : 'dialog'}
      aria-labelledby="title"
      aria-describedby="text"
      @cancel=${this.#escape}
      @close=${this.#closed}
    >
      <div class="body" part="body">
        ${this.#renderTile()}
        <div class="content">
          <h2 id="title" part="title">${this.heading}</h2>
          <div class="text" id="text"><slot></slot></div>
          ${this.phrase ? this.#renderPhrase() : nothing}
        </div>
      </div>
      <div class="footer" part="footer"><slot name="footer">${this.#renderButtons()}</slot></div>
    </dialog>`;
  }

  #renderTile(): TemplateResult | typeof nothing {
    const tone = this.danger ? 'danger' : '';
    if (this.icon) return html`<span class="tile plain ${tone}">${namedIcon(this.icon, 18)}</span>`;
    return this.danger ? html`<span class="tile danger">${icon('triangle-alert', 18)}</span>` : nothing;
  }

  #renderPhrase(): TemplateResult {
    const [before = '', after = ''] = this.phraseLabel.split(this.phrase);
    return html`<form class="phrase" @submit=${this.#submit}>
      <label for="phrase">${before}<code>${this.phrase}</code>${after}</label>
      <input
        class="input"
        id="phrase"
        part="phrase"
        autofocus
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${this.typed}
        @input=${(event: InputEvent) => {
          this.typed = (event.target as HTMLInputElement).value;
        }}
      />
    </form>`;
  }

  get #isConfirmable(): boolean {
    return this.phrase === '' || this.typed.trim().toLowerCase() === this.phrase.toLowerCase();
  }

  #submit = (event: Event) => {
    event.preventDefault();
    this.#confirm();
  };

  #confirm = () => {
    if (this.#isConfirmable) this.close('confirm');
  };

  #renderButtons(): TemplateResult {
    const safe = this.cancel || this.#localize.term(this.confirm ? 'cancel' : 'close');
    return html`${
      this.alternative
        ? html`<button class="button danger-quiet alternative" type="button" @click=${() => this.close('alternative')}>
            ${this.alternative}
          </button>`
        : nothing
    }
      <button class="button" type="button" ?autofocus=${!this.phrase} @click=${() => this.close('cancel')}>${safe}</button>
      ${
        this.confirm
          ? html`<button
            class="button ${this.danger ? 'danger' : 'primary'}"
            type="button"
            aria-disabled=${this.#isConfirmable ? nothing : 'true'}
            @click=${this.#confirm}
          >
            ${this.confirm}
          </button>`
          : nothing
      }`;
  }

  #escape = (event: Event) => {
    if (event.target !== this.dialog) return;
    event.preventDefault();
    this.close('escape');
  };

  // The browser may close a dialog without asking, as by a second Escape.
  #closed = () => {
    if (this.open) this.close('escape');
    this.open = false;
  };
}

define('asok-dialog', AsokDialog);

declare global {
  interface HTMLElementTagNameMap {
    'asok-dialog': AsokDialog;
  }
  interface GlobalEventHandlersEventMap {
    'asok-close': AsokCloseEvent;
  }
}
