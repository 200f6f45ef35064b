import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { FieldError } from '../../sdk/index.ts';
import { applyParts } from './apply-parts.ts';
import { FormControl } from './form-control.ts';

/** What the one-line and the multi-line text inputs share: a text, a longest length and its counter. */
export abstract class TextControl extends FormControl {
  /** What was typed. */
  @property() value = '';
  /** Most characters; more may be typed and is then said to be too long, never cut off. */
  @property({ type: Number, attribute: 'maxlength' }) maxLength: number | null = null;
  /** Where the number of characters stands: under the box, or `above` it, in the row of the label. */
  @property({ reflect: true }) counter: 'below' | 'above' | null = null;

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
    if (this.maxLength === null || this.#length() <= this.maxLength) return null;
    return { code: 'tooLong', params: { max: this.maxLength } };
  }

  protected renderCounter(): TemplateResult | typeof nothing {
    if (!this.counter || this.maxLength === null) return nothing;
    const [used, max] = [this.#length(), this.maxLength];
    return html`<div part="counter" class=${used > max ? 'counter over' : 'counter'} ${applyParts(this.parts, 'counter')}>
      ${this.localize.term('fieldsCharacters', this.localize.number(used), this.localize.number(max))}
    </div>`;
  }

  protected take(event: Event): void {
    this.value = (event.target as HTMLInputElement | HTMLTextAreaElement).value;
    event.stopPropagation();
    this.emit('input');
  }

  protected commit(event: Event): void {
    event.stopPropagation();
    this.emit('change');
  }

  // Characters as people count them, as the server does: an emoji is one.
  #length(): number {
    return [...this.value].length;
  }
}
