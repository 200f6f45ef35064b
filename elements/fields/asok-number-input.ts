import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { compareDecimals, type FieldError, fractionLength, InvalidInput } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { applyParts } from './apply-parts.ts';
import { FormControl } from './form-control.ts';
import { addUnits, editNumber, type NumberType, parseNumber } from './number-text.ts';

/**
 * A number, typed as the language writes it. Up and Down change it by one, PageUp and PageDown by ten.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart input - the native input
 * @csspart prefix - text before the input
 * @csspart suffix - text after the input
 */
export class AsokNumberInput extends FormControl {
  /** Which numbers are taken, and as what they are given: decimals and big ones as their digits. */
  @property() type: NumberType = 'integer';
  /** A number (integer, float), its digits (bigint, decimal), null, or what was typed and is no number. */
  @property() value: number | string | InvalidInput | null = null;
  /** The smallest one taken. */
  @property({ type: Number }) min: number | null = null;
  /** The largest one taken. */
  @property({ type: Number }) max: number | null = null;
  /** Most digits after the point. */
  @property({ type: Number }) scale: number | null = null;
  /** Text before the input, such as a currency. */
  @property() override prefix = '';
  /** Text after the input, such as a unit. */
  @property() suffix = '';

  @state() private text = '';

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as AsokNumberInput['value'];
  }

  protected override formValue(): string {
    return this.value === null || this.value instanceof InvalidInput ? '' : String(this.value);
  }

  protected override problem(): FieldError | null {
    if (this.value instanceof InvalidInput) return this.value.error;
    if (this.value === null || this.value === '') return null;
    const { min, max, scale } = this;
    const digits = String(this.value);
    if (min !== null && compareDecimals(digits, String(min)) < 0) return { code: 'tooSmall', params: { min } };
    if (max !== null && compareDecimals(digits, String(max)) > 0) return { code: 'tooLarge', params: { max } };
    if (scale === null || fractionLength(digits) <= scale) return null;
    return { code: 'tooManyDecimals', params: { max: scale } };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // While the person types, the text is theirs: only a value that came from elsewhere replaces it.
    if (changed.has('value') && !same(this.value, this.#parse(this.text))) this.text = this.#textOf(this.value);
  }

  override render(): TemplateResult {
    const number = this.value === null || this.value instanceof InvalidInput ? Number.NaN : Number(this.value);
    return html`<div part="base" class="input-group" ${applyParts(this.parts, 'base')}>
      ${this.prefix ? html`<span part="prefix" class="affix" ${applyParts(this.parts, 'prefix')}>${this.prefix}</span>` : nothing}
      <input
        part="input"
        class="control number"
        role="spinbutton"
        inputmode=${this.type === 'integer' || this.type === 'bigint' ? 'numeric' : 'decimal'}
        autocomplete="off"
        placeholder=${this.placeholder}
        aria-label=${this.accessibleName || nothing}
        aria-invalid=${this.invalid ? 'true' : 'false'}
        aria-valuenow=${/^-?[\d.]+$/.test(String(number)) ? number : nothing}
        aria-valuetext=${this.text || nothing}
        aria-valuemin=${this.min ?? nothing}
        aria-valuemax=${this.max ?? nothing}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        ?readonly=${this.readonly}
        .value=${live(this.text)}
        @input=${this.#take}
        @change=${this.#commit}
        @keydown=${this.#step}
        ${applyParts(this.parts, 'input')}
      />
      ${this.suffix ? html`<span part="suffix" class="affix" ${applyParts(this.parts, 'suffix')}>${this.suffix}</span>` : nothing}
    </div>`;
  }

  #parse(text: string): AsokNumberInput['value'] {
    if (!text.trim()) return null;
    const digits = parseNumber(text, this.type, this.localize.lang());
    if (digits === null) {
      const whole = this.type === 'integer' || this.type === 'bigint';
      const message = this.localize.term(whole ? 'fieldsBadInteger' : 'fieldsBadNumber');
      return new InvalidInput(text, { code: 'type', message });
    }
    return this.type === 'integer' || this.type === 'float' ? Number(digits) : digits;
  }

  #textOf(value: AsokNumberInput['value']): string {
    if (value === null || value === undefined) return '';
    return value instanceof InvalidInput ? value.text : editNumber(String(value), this.localize.lang());
  }

  #take(event: Event): void {
    event.stopPropagation();
    this.text = (event.target as HTMLInputElement).value;
    this.value = this.#parse(this.text);
    this.emit('input');
  }

  #commit(event: Event): void {
    event.stopPropagation();
    // What was understood is shown: `1.234` read as a thousand must not look like one point two.
    this.text = this.#textOf(this.value);
    this.emit('change');
  }

  #step(event: KeyboardEvent): void {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!steps || event.altKey || this.readonly || this.value instanceof InvalidInput) return;
    event.preventDefault();
    const digits = parseNumber(this.text || '0', this.type, this.localize.lang());
    if (digits === null || /e/i.test(digits)) return;
    const next = addUnits(digits, steps);
    if (this.max !== null && compareDecimals(next, String(this.max)) > 0) return;
    if (this.min !== null && compareDecimals(next, String(this.min)) < 0) return;
    this.value = this.type === 'integer' || this.type === 'float' ? Number(next) : next;
    this.text = this.#textOf(this.value);
    this.emit('input', 'change');
  }
}

function same(one: AsokNumberInput['value'], other: AsokNumberInput['value']): boolean {
  if (one instanceof InvalidInput && other instanceof InvalidInput) return one.text === other.text;
  return one === other;
}

define('asok-number-input', AsokNumberInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-number-input': AsokNumberInput;
  }
}
