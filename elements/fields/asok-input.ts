import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { TextControl } from './text-control.ts';

/** Kinds of one-line text; each checks its own form. */
export type TextInputType = 'text' | 'email' | 'url' | 'tel' | 'uuid' | 'time';

const FORMATS: Partial<Record<TextInputType, (value: string) => boolean>> = {
  email: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
  url: (value) => URL.canParse(value) && /^(https?|mailto|tel):/i.test(value),
  tel: (value) => /^\+?[\d().][\d ()./-]*(?:(?:x|ext\.?|#) ?\d{1,6})?$/i.test(value) && /(?:\D*\d){3}/.test(value),
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
};

/**
 * One line of text.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart input - the native input
 * @csspart prefix - text before the input
 * @csspart suffix - text after the input
 * @csspart generate - the button that makes a new UUID
 * @csspart counter - number of characters
 */
export class AsokInput extends TextControl {
  /** What is asked for: it decides the keyboard, the check and the message. */
  @property() type: TextInputType = 'text';
  /** What the browser may fill in, as of a native input. */
  @property() autocomplete: AutoFill | '' = '';
  /** Text before the input, such as a currency. */
  @property() override prefix = '';
  /** Text after the input, such as a unit. */
  @property() suffix = '';
  /** Offers to make a new UUID while there is none. */
  @property({ type: Boolean }) generate = false;

  /** What the browser shows but cannot read, such as a time without minutes; null otherwise. */
  get incomplete(): FieldError | null {
    return (this.control as HTMLInputElement | null)?.validity.badInput ? { code: 'format' } : null;
  }

  protected override problem(): FieldError | null {
    const fits = FORMATS[this.type];
    if (this.value && fits && !fits(this.value)) {
      return { code: 'format', ...(this.type === 'tel' && { message: this.localize.term('fieldsBadPhone') }) };
    }
    return this.incomplete ?? super.problem();
  }

  protected override take(event: Event): void {
    const input = event.target as HTMLInputElement;
    // Pasted from elsewhere, it may have braces, a prefix, capitals or no dashes.
    if (this.type === 'uuid') input.value = readUuid(input.value) ?? input.value;
    super.take(event);
  }

  override render(): TemplateResult {
    return html`<div part="base" class="input-group" ${applyParts(this.parts, 'base')}>
        ${this.prefix ? html`<span part="prefix" class="affix" ${applyParts(this.parts, 'prefix')}>${this.prefix}</span>` : nothing}
        <input
          part="input"
          class=${this.type === 'uuid' ? 'control mono' : 'control'}
          type=${this.type === 'uuid' ? 'text' : this.type}
          step=${this.#step()}
          autocomplete=${ifDefined(this.autocomplete || undefined)}
          spellcheck=${this.type === 'text' ? nothing : 'false'}
          placeholder=${this.placeholder}
          aria-label=${this.accessibleName || nothing}
          aria-invalid=${this.invalid ? 'true' : 'false'}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          ?readonly=${this.readonly}
          .value=${live(this.value)}
          @input=${this.take}
          @change=${this.commit}
          @blur=${this.#leave}
          ${applyParts(this.parts, 'input')}
        />
        ${this.suffix ? html`<span part="suffix" class="affix" ${applyParts(this.parts, 'suffix')}>${this.suffix}</span>` : nothing}
        ${this.generate && this.type === 'uuid' && !this.value && !this.readonly ? this.#renderGenerate() : nothing}
      </div>
      ${this.renderCounter()}`;
  }

  #renderGenerate(): TemplateResult {
    const label = this.localize.term('fieldsGenerate');
    return html`<button
      part="generate"
      class="icon-button small"
      type="button"
      aria-label=${label}
      title=${label}
      ?disabled=${this.isDisabled}
      @click=${this.#make}
      ${applyParts(this.parts, 'generate')}
    >${icon('rotate-ccw', 14)}</button>`;
  }

  #make(): void {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    // Version 4. `randomUUID` is missing on pages without TLS.
    bytes[6] = ((bytes[6] ?? 0) & 15) | 64;
    bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
    this.value = readUuid(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')) ?? '';
    this.emit('input', 'change');
    this.control?.focus();
  }

  // Half a time makes no event: its value is empty before and after.
  #leave(): void {
    if (!this.incomplete) return;
    this.requestUpdate('value', this.value);
    this.emit('input', 'change');
  }

  // A time with seconds keeps them.
  #step(): number | typeof nothing {
    if (this.type !== 'time') return nothing;
    return /:[0-5]\d:(?!00)/.test(this.value) ? 1 : 60;
  }
}

/** A UUID in its usual spelling; null for what is none. */
function readUuid(text: string): string | null {
  const digits = text.replace(/^\s*urn:uuid:|[\s{}-]/gi, '').toLowerCase();
  return /^[\da-f]{32}$/.test(digits) ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : null;
}

define('asok-input', AsokInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-input': AsokInput;
  }
}
