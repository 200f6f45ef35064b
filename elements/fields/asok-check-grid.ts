import { define } from '../internal/define.ts';
import { DrawingCode } from './late-control.ts';
import { RecordsControl } from './records-control.ts';

const code = new DrawingCode(() => import('./grid-drawing.ts'));

/**
 * Any number of related records, as a grid of checkboxes. Records beyond the first answer of the search are found by
 * the filter box; those already chosen always show, and come first where there are too many to see at once.
 *
 * @fires {Event} input - when a record is ticked or unticked
 * @fires {Event} change - when a record is ticked or unticked
 * @csspart base - the group
 * @csspart input - the filter box
 * @csspart item - the label around one checkbox (also `option`)
 * @csspart option - the label around one checkbox
 * @csspart box - one checkbox
 * @csspart all - the button that chooses all, or none
 * @csspart retry - the button that loads the records again
 * @csspart counter - how many are chosen
 */
export class AsokCheckGrid extends RecordsControl {
  protected override readonly code = code;
}

define('asok-check-grid', AsokCheckGrid);

declare global {
  interface HTMLElementTagNameMap {
    'asok-check-grid': AsokCheckGrid;
  }
}
