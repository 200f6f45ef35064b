import { css, type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./rich-text/drawing.ts'));

/**
 * Text with headings, lists, quotes, code and links, kept as HTML. What is pasted or stored is cleaned before it is shown. Until
 * the editor has come, and where it does not, the HTML itself can be edited.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart toolbar - the buttons over the text
 * @csspart tool - one button of the toolbar
 * @csspart editor - around the text
 * @csspart input - the HTML source, while that is shown
 * @csspart footer - what stands under the text
 * @csspart counter - number of words, or of characters when they are too many
 * @csspart menu - the popover that asks for the address of a link
 */
export class AsokRichText extends LateControl {
  static override styles: CSSResultGroup = [
    LateControl.styles,
    css`
      /* The editor mostly comes before anybody has read a tag. */
      .waiting {
        min-block-size: 198px;
        animation: asok-wait 400ms step-end;
      }
      @keyframes asok-wait {
        from {
          color: transparent;
        }
      }
    `,
  ];

  /** The text as HTML; empty for an empty document. */
  @property() value = '';
  /** Most characters of the HTML; more may be typed and is then said to be too long, never cut off. */
  @property({ type: Number, attribute: 'maxlength' }) maxLength: number | null = null;

  protected override readonly code = code;

  /** Number of characters of the HTML. */
  protected get characters(): number {
    return [...this.value].length;
  }

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = String(value ?? '');
  }

  protected override formValue(): string {
    return this.value;
  }

  protected override problem(): FieldError | null {
    if (this.maxLength === null || this.characters <= this.maxLength) return null;
    return { code: 'tooLong', params: { max: this.maxLength } };
  }

  // The toolbar comes first in the order of focus, but who asks for the control means the text.
  override focus(options?: FocusOptions): void {
    if (this.control) this.control.focus(options);
    else void this.updateComplete.then(() => this.control?.focus(options));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', this.#pressLabel);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('click', this.#pressLabel);
  }

  protected override renderUndrawn(failed: boolean, retry: () => void): TemplateResult {
    return html`<textarea
        part="base input"
        class=${failed ? 'control input mono' : 'control input mono waiting'}
        rows="6"
        dir="auto"
        spellcheck="false"
        placeholder=${this.placeholder}
        aria-label=${this.accessibleName || nothing}
        aria-invalid=${this.invalid ? 'true' : 'false'}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        ?readonly=${this.readonly}
        .value=${live(this.value)}
        @input=${this.#takeSource}
        @change=${this.#commitSource}
      ></textarea>
      ${failed ? html`<p class="help" role="alert">${this.localize.term('errorNetwork')} ${this.#renderRetry(retry)}</p>` : nothing}`;
  }

  #renderRetry(retry: () => void): TemplateResult {
    return html`<button class="link-button" type="button" @click=${retry}>${this.localize.term('tryAgain')}</button>`;
  }

  readonly #takeSource = (event: Event): void => {
    event.stopPropagation();
    this.value = (event.target as HTMLTextAreaElement).value;
    this.emit('input');
  };

  readonly #commitSource = (event: Event): void => {
    event.stopPropagation();
    this.emit('change');
  };

  // A label that is pressed clicks the element that it names.
  readonly #pressLabel = (event: Event): void => {
    if (event.composedPath()[0] === this) this.focus();
  };
}

define('asok-rich-text', AsokRichText);

declare global {
  interface HTMLElementTagNameMap {
    'asok-rich-text': AsokRichText;
  }
}
