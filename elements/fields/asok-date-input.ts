import { property } from 'lit/decorators.js';
import { type FieldError, InvalidInput } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { type DateValue, dayOfValue, momentOfValue } from './date-value.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./date-drawing.ts'));

/**
 * A day, or a day and a time: typed as the language writes it or as ISO 8601, or picked in a calendar (the button, or
 * Alt+Down). A day is a text without a zone; a moment is a Date, shown in local time with the offset beside it.
 *
 * @fires {Event} input - when the text is another date, or none
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart input - the native input
 * @csspart suffix - the offset of local time
 * @csspart trigger - the button that opens the calendar
 * @csspart menu - the popover
 * @csspart calendar - the month
 * @csspart day - one day
 * @csspart time - the time of day
 */
export class AsokDateInput extends LateControl {
  /** A day, or a day and a time of it. */
  @property() type: 'date' | 'datetime' = 'date';
  /** `YYYY-MM-DD` for a date, a Date (or ISO 8601 text) for a datetime, null, or what was typed and is none. */
  @property() value: DateValue = null;

  protected override readonly code = code;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as DateValue;
  }

  protected override formValue(): string {
    if (this.type === 'date') return dayOfValue(this) ?? '';
    return momentOfValue(this)?.toISOString() ?? '';
  }

  protected override problem(): FieldError | null {
    if (this.value instanceof InvalidInput) return this.value.error;
    return this.isEmpty() || dayOfValue(this) ? null : { code: 'type' };
  }
}

define('asok-date-input', AsokDateInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-date-input': AsokDateInput;
  }
}
