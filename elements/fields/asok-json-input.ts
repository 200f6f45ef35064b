import { property } from 'lit/decorators.js';
import { type FieldError, InvalidInput } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./json-drawing.ts'));

/**
 * JSON as text, with numbered lines. Text that cannot be parsed is kept, its line marked; it is never stored as a string.
 * Tab and Shift+Tab indent; after Escape the Tab key leaves.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart gutter - the numbers of the lines
 * @csspart editor - the text with its gutter
 * @csspart input - the native textarea
 * @csspart footer - whether it is JSON, its size, and the button that lays it out
 */
export class AsokJsonInput extends LateControl {
  /** The parsed value (null for no text), or what was typed and is no JSON. */
  @property({ attribute: false }) value: unknown = null;
  /** Lines seen at once. */
  @property({ type: Number }) rows = 4;

  protected override readonly code = code;

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
}

define('asok-json-input', AsokJsonInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-json-input': AsokJsonInput;
  }
}
