import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type FieldError, InvalidInput } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { applyParts } from './apply-parts.ts';
import { FormControl } from './form-control.ts';

/**
 * JSON as text. Text that cannot be parsed is kept and said to be wrong; it is never stored as a string.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart input - the native textarea
 */
export class AsokJsonInput extends FormControl {
  /** The parsed value (null for no text), or what was typed and is no JSON. */
  @property({ attribute: false }) value: unknown = null;
  @property({ type: Number }) rows = 4;

  @state() private text = '';

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value;
  }

  protected override formValue(): string {
    return this.value === null || this.value instanceof InvalidInput ? '' : JSON.stringify(this.value);
  }

  protected override problem(): FieldError | null {
    return this.value instanceof InvalidInput ? this.value.error : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The text is laid out afresh only for a value from elsewhere, never under the typing hand.
    if (changed.has('value') && !same(this.value, this.#parse(this.text))) this.text = textOf(this.value);
  }

  override render(): TemplateResult {
    return html`<textarea
      part="input"
      class="control input mono"
      rows=${this.rows}
      dir="ltr"
      spellcheck="false"
      autocapitalize="none"
      placeholder=${this.placeholder}
      aria-label=${this.accessibleName || nothing}
      aria-invalid=${this.invalid ? 'true' : 'false'}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      ?readonly=${this.readonly}
      .value=${live(this.text)}
      @input=${this.#take}
      @change=${this.#commit}
      ${applyParts(this.parts, 'input')}
    ></textarea>`;
  }

  #parse(text: string): unknown {
    if (!text.trim()) return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return new InvalidInput(text, { code: 'format', message: this.localize.term('fieldsBadJson') });
    }
  }

  #take(event: Event): void {
    event.stopPropagation();
    this.text = (event.target as HTMLTextAreaElement).value;
    this.value = this.#parse(this.text);
    this.emit('input');
  }

  #commit(event: Event): void {
    event.stopPropagation();
    this.text = textOf(this.value);
    this.emit('change');
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof InvalidInput ? value.text : JSON.stringify(value, null, 2);
}

function same(one: unknown, other: unknown): boolean {
  if (one instanceof InvalidInput || other instanceof InvalidInput) {
    return one instanceof InvalidInput && other instanceof InvalidInput && one.text === other.text;
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

define('asok-json-input', AsokJsonInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-json-input': AsokJsonInput;
  }
}
