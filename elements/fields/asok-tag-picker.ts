import { define } from '../internal/define.ts';
import { DrawingCode } from './late-control.ts';
import { RecordsControl } from './records-control.ts';

const code = new DrawingCode(() => import('./tag-picker-drawing.ts'));

/**
 * Any number of related records, as chips before a box that searches for more: for sets too large for a grid. Up and Down
 * walk the records found, Enter takes one or takes it away again. Backspace in the empty box marks the last chip, once more
 * takes it away. More than twelve are folded.
 *
 * @fires {Event} input - when a record was chosen or taken away
 * @fires {Event} change - with `input`
 * @csspart base - the box
 * @csspart tag - one record that is chosen
 * @csspart more - the button that shows the chips that are folded away
 * @csspart input - the native input
 * @csspart menu - the popover
 * @csspart option - one record found (also `item`)
 * @csspart item - one record found
 */
export class AsokTagPicker extends RecordsControl {
  protected override readonly code = code;
}

define('asok-tag-picker', AsokTagPicker);

declare global {
  interface HTMLElementTagNameMap {
    'asok-tag-picker': AsokTagPicker;
  }
}
