import { property } from 'lit/decorators.js';
import type { Choice, FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./dropdown-drawing.ts'));

/**
 * One of a list of choices: a select-only combobox, with a search box when there are more than eight.
 *
 * @fires {Event} input - when another choice is made
 * @fires {Event} change - when another choice is made
 * @csspart base - the button that opens the list
 * @csspart trigger - the button that opens the list
 * @csspart menu - the popover
 * @csspart option - one choice (also `item`)
 * @csspart item - one choice
 * @csspart search - the search box
 */
export class AsokDropdown extends LateControl {
  /** What there is to choose, in order. */
  @property({ attribute: false }) choices: readonly Choice[] = [];
  /** The value of the chosen one; null while none is. */
  @property() value: string | null = null;
  /** Offers a choice that empties the value. */
  @property({ type: Boolean }) clearable = false;

  protected override readonly code = code;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as string | null;
  }

  protected override formValue(): string {
    return this.value ?? '';
  }

  protected override problem(): FieldError | null {
    return this.isEmpty() || this.choices.some(({ value }) => value === this.value) ? null : { code: 'choice' };
  }
}

define('asok-dropdown', AsokDropdown);

declare global {
  interface HTMLElementTagNameMap {
    'asok-dropdown': AsokDropdown;
  }
}
