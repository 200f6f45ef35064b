import type { FieldFilter, ListParams } from '../../../sdk/index.ts';
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

declare global {
  interface HTMLElementEventMap {
    'asok-query-change': AsokQueryChangeEvent;
    'asok-filter-change': AsokFilterChangeEvent;
    'asok-columns-change': AsokColumnsChangeEvent;
  }
}
