import type { Count, FieldFilter, Key, ListParams, RecordsQuery } from '../../../sdk/index.ts';
import { AsokEvent } from '../../internal/events.ts';

/** After a list was searched, filtered, sorted or paged: `query` is what its page's address should hold now. */
export class AsokQueryChangeEvent extends AsokEvent {
  static readonly type = 'asok-query-change';
  /** Query string without `?`; '' for the plain list. */
  readonly query: string;
  readonly params: ListParams;
  /** No step of its own to go back to: the list corrected itself, or somebody is still typing. */
  readonly replace: boolean;

  constructor(query: string, params: ListParams, replace: boolean) {
    super(AsokQueryChangeEvent.type);
    this.query = query;
    this.params = params;
    this.replace = replace;
  }
}

/** Other filters were chosen. */
export class AsokFilterChangeEvent extends AsokEvent {
  static readonly type = 'asok-filter-change';
  readonly filters: Record<string, FieldFilter>;

  constructor(filters: Record<string, FieldFilter>) {
    super(AsokFilterChangeEvent.type);
    this.filters = filters;
  }
}

/** Other columns, or another order of them; null: the model's own. */
export class AsokColumnsChangeEvent extends AsokEvent {
  static readonly type = 'asok-columns-change';
  readonly columns: string[] | null;

  constructor(columns: string[] | null) {
    super(AsokColumnsChangeEvent.type);
    this.columns = columns;
  }
}

/** Records that are selected: by their keys, or all that a query finds. */
export interface SelectedRecords {
  /** Empty where `query` is given. */
  readonly keys: readonly Key[];
  /** Search and filters that find every selected record; null: `keys` are all. */
  readonly query: RecordsQuery | null;
  /** How many they are. */
  readonly count: Count;
}

/** Other records are selected now, or none any more. */
export class AsokSelectEvent extends AsokEvent {
  static readonly type = 'asok-select';
  readonly selected: SelectedRecords;

  constructor(selected: SelectedRecords) {
    super(AsokSelectEvent.type);
    this.selected = selected;
  }
}

/** Before something is done with the selected records; `preventDefault()` to do it yourself. */
export class AsokBulkActionEvent extends AsokEvent {
  static readonly type = 'asok-bulk-action';
  readonly action: 'delete';
  readonly selected: SelectedRecords;

  constructor(action: 'delete', selected: SelectedRecords) {
    super(AsokBulkActionEvent.type, { cancelable: true });
    this.action = action;
    this.selected = selected;
  }
}

/** How much room the rows of a list take. */
export type Density = 'comfortable' | 'compact';

/** Another density was chosen. */
export class AsokDensityChangeEvent extends AsokEvent {
  static readonly type = 'asok-density-change';
  readonly density: Density;

  constructor(density: Density) {
    super(AsokDensityChangeEvent.type);
    this.density = density;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-query-change': AsokQueryChangeEvent;
    'asok-filter-change': AsokFilterChangeEvent;
    'asok-columns-change': AsokColumnsChangeEvent;
    'asok-select': AsokSelectEvent;
    'asok-bulk-action': AsokBulkActionEvent;
    'asok-density-change': AsokDensityChangeEvent;
  }
}
