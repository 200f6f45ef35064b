import type {
  AnyRecord,
  FieldDescriptor,
  ListState,
  ListStore,
  ModelDescriptor,
  RecordMeta,
} from '../../../sdk/index.ts';
import type { CellView } from '../../fields/cells.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import type { Destination } from '../../internal/events.ts';
import type { RelationLabels } from './relation-labels.ts';
import type { RowSelection } from './row-selection.ts';

/** All that the parts of a list render from, and what they may ask for. */
export interface ListView {
  /** The list itself: what is asked and said stands in it. */
  host: HTMLElement;
  model: ModelDescriptor;
  store: ListStore;
  state: ListState;
  /** The next page takes long enough for it to be said. */
  slow: boolean;
  columns: FieldDescriptor[];
  subtitle: FieldDescriptor | null;
  people: boolean;
  stacked: boolean;
  cells: CellView;
  labels: RelationLabels;
  /** null: there is nothing that may be done with several records at once. */
  selection: RowSelection | null;
  localize: LocalizeController;
  /** What all rows are drawn from beside their own record: none is drawn again while these are the same. */
  drawnFrom: readonly unknown[];
  /** Address of a page of the admin, null when the page gave no base. */
  href(destination: Destination): string | null;
  /** Asks to go there; what nobody takes over the browser does. `event`: the press of a link or button. */
  open(destination: Destination, event?: Event): void;
  /** What starts acting as the person in a row; null where this one may not. */
  impersonate(record: RecordMeta): (() => void) | null;
  remove(record: RecordMeta): void;
  /** Puts the focus on the rows: what had it is gone. */
  focusRows(): void;
  /** Lists all related records of a cell, which shows but the first. */
  showRelated(record: AnyRecord, field: FieldDescriptor, opener: HTMLElement): void;
  /** Runs a change of what is listed, as a step that the browser can go back from. */
  change(act: () => void): void;
}

/** The fields of the filter panel: the model's, without relations whose records the actor may not search. */
export function filterableFields({ list, fields }: ModelDescriptor): FieldDescriptor[] {
  return list.filters
    .map((name) => fields.find((field) => field.name === name))
    .filter((field) => field?.filter && (!field.relation || field.relation.pickable)) as FieldDescriptor[];
}
