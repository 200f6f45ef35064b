import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../internal/define.ts';
import { applyParts } from './apply-parts.ts';
import { TextControl } from './text-control.ts';

const grows = CSS.supports('field-sizing', 'content');

/**
 * Text of several lines, in a box that grows with it.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart base - the native textarea
 * @csspart input - the native textarea
 * @csspart counter - number of characters
 */
export class AsokTextarea extends TextControl {
  /** Lines seen at once. */
  @property({ type: Number }) rows = 3;
  /** Fixed-width type, for code. */
  @property({ type: Boolean }) mono = false;

  override render(): TemplateResult {
    return html`<textarea
        part="base input"
        class=${this.mono ? 'control input mono' : 'control input'}
        rows=${this.rows}
        dir="auto"
        spellcheck=${this.mono ? 'false' : nothing}
        placeholder=${this.placeholder}
        aria-label=${this.accessibleName || nothing}
        aria-invalid=${this.invalid ? 'true' : 'false'}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        ?readonly=${this.readonly}
        .value=${live(this.value)}
        @input=${this.take}
        @change=${this.commit}
        ${applyParts(this.parts, 'base', 'input')}
      ></textarea>
      ${this.renderCounter()}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (grows || !this.control) return;
    const { style } = this.control;
    style.blockSize = 'auto';
    style.blockSize = `${this.control.scrollHeight + 2}px`;
  }
}

define('asok-textarea', AsokTextarea);

declare global {
  interface HTMLElementTagNameMap {
    'asok-textarea': AsokTextarea;
  }
}
