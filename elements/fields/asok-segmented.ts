import { property } from 'lit/decorators.js';
import type { Choice, FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./segmented-drawing.ts'));

/**
 * One of a few choices, all of them in sight: a group of radio buttons in one bar. The arrow keys choose.
 *
 * @fires {Event} input - when another choice is made
 * @fires {Event} change - when another choice is made
 * @csspart base - the bar
 * @csspart option - one choice (also `item`)
 * @csspart item - one choice
 */
export class AsokSegmented extends LateControl {
  /** What there is to choose, in order. */
  @property({ attribute: false }) choices: readonly Choice[] = [];
  /** The value of the chosen one; null while none is. */
  @property() value: string | null = null;

  protected override readonly code = code;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as string | null;
  }

  // As native radio buttons do: without a choice there is no entry.
  protected override formValue(): string | null {
    return this.value || null;
  }

  protected override problem(): FieldError | null {
    return this.isEmpty() || this.choices.some(({ value }) => value === this.value) ? null : { code: 'choice' };
  }
}

define('asok-segmented', AsokSegmented);

declare global {
  interface HTMLElementTagNameMap {
    'asok-segmented': AsokSegmented;
  }
}
