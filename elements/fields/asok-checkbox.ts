import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../internal/define.ts';
import { applyParts } from './apply-parts.ts';
import { BooleanControl } from './boolean-control.ts';

/**
 * A checkbox with its label; mixed while `checked` is null.
 *
 * @fires {Event} input - when it is ticked or unticked
 * @fires {Event} change - when it is ticked or unticked
 * @csspart base - the label around it all
 * @csspart container - the label around box and text
 * @csspart box - the native checkbox
 * @csspart label - the text
 */
export class AsokCheckbox extends BooleanControl {
  override render(): TemplateResult {
    const name = this.accessibleName;
    return html`<label part="base container" class=${this.isDisabled ? 'container disabled' : 'container'} ${applyParts(this.parts, 'base', 'container')}>
      <input
        part="box"
        class="control checkbox"
        type="checkbox"
        aria-label=${name || nothing}
        aria-invalid=${this.invalid ? 'true' : 'false'}
        aria-readonly=${this.readonly ? 'true' : nothing}
        .checked=${live(this.checked === true)}
        .indeterminate=${live(this.checked === null)}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        @click=${this.guard}
        @input=${this.stop}
        @change=${this.toggle}
        ${applyParts(this.parts, 'box')}
      />
      ${
        this.label && !this.labelHidden
          ? html`<span part="label" class="text" ${applyParts(this.parts, 'label')}
              >${this.label}${this.required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</span
            >`
          : nothing
      }
    </label>`;
  }
}

define('asok-checkbox', AsokCheckbox);

declare global {
  interface HTMLElementTagNameMap {
    'asok-checkbox': AsokCheckbox;
  }
}
