import { property } from 'lit/decorators.js';
import type { FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./color-drawing.ts'));

/**
 * A colour: typed as `#1a7f64`, or chosen in the browser's own picker behind the swatch.
 *
 * @fires {Event} input - while typing or choosing
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart swatch - the native colour input
 * @csspart input - the text
 */
export class AsokColorInput extends LateControl {
  /** `#rrggbb`, or empty. */
  @property() value = '';

  protected override readonly code = code;

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
    if (!this.value || /^#[\da-f]{6}$/i.test(this.value)) return null;
    return { code: 'format', message: this.localize.term('fieldsBadColor') };
  }
}

define('asok-color-input', AsokColorInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-color-input': AsokColorInput;
  }
}
