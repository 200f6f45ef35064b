import { property } from 'lit/decorators.js';
import { type FieldError, InvalidInput, type OptionsOutput, type RelationValue } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./relation-drawing.ts'));

/**
 * Picks a related record: an editable combobox whose list is searched on the server. Text that names no record is kept
 * and said to be wrong: it neither keeps the record chosen before nor clears it silently.
 *
 * @fires {Event} input - while typing, and when a record is picked
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart input - the native input
 * @csspart menu - the popover
 * @csspart option - one record (also `item`)
 * @csspart item - one record
 * @csspart clear - the button that empties the value
 * @csspart create - the link to a new record
 */
export class AsokRelationPicker extends LateControl {
  /** The record, null, or what was typed and names none. */
  @property({ attribute: false }) value: RelationValue | InvalidInput | null = null;
  /** Finds records by a text; an empty one gives the first. */
  @property({ attribute: false }) search: ((q: string) => Promise<OptionsOutput>) | null = null;
  /** Address of the page where a record is created: the list ends with a link to it. */
  @property({ attribute: 'create-href' }) createHref: string | null = null;

  protected override readonly code = code;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as AsokRelationPicker['value'];
  }

  protected override formValue(): string {
    return this.value && !(this.value instanceof InvalidInput) ? this.value.key : '';
  }

  protected override problem(): FieldError | null {
    return this.value instanceof InvalidInput ? this.value.error : null;
  }
}

define('asok-relation-picker', AsokRelationPicker);

declare global {
  interface HTMLElementTagNameMap {
    'asok-relation-picker': AsokRelationPicker;
  }
}
