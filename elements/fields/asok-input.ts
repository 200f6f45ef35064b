import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { applyParts } from './apply-parts.ts';
import { TextControl } from './text-control.ts';

export type TextInputType = 'text' | 'email' | 'url' | 'uuid' | 'time';

const FORMATS: Partial<Record<TextInputType, (value: string) => boolean>> = {
  email: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
  url: (value) => URL.canParse(value) && /^(https?|mailto|tel):/i.test(value),
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
};

/**
 * One line of text.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart container - the box
 * @csspart input - the native input
 * @csspart prefix - text before the input
 * @csspart suffix - text after the input
 * @csspart counter - number of characters
 */
export class AsokInput extends TextControl {
  @property() type: TextInputType = 'text';
  @property() autocomplete: AutoFill | '' = '';
  /** Text before the input, such as a currency. */
  @property() override prefix = '';
  /** Text after the input, such as a unit. */
  @property() suffix = '';

  protected override problem(): FieldError | null {
    const fits = FORMATS[this.type];
    if (this.value && fits && !fits(this.value)) return { code: 'format' };
    return super.problem();
  }

  override render(): TemplateResult {
    return html`<div part="container" class="input-group" ${applyParts(this.parts, 'container')}>
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
          ${applyParts(this.parts, 'input')}
        />
        ${this.suffix ? html`<span part="suffix" class="affix" ${applyParts(this.parts, 'suffix')}>${this.suffix}</span>` : nothing}
      </div>
      ${this.renderCounter()}`;
  }

  // A time with seconds keeps them.
  #step(): number | typeof nothing {
    if (this.type !== 'time') return nothing;
    return /:[0-5]\d:(?!00)/.test(this.value) ? 1 : 60;
  }
}

define('asok-input', AsokInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-input': AsokInput;
  }
}
