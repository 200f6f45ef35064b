import type { LogParams } from '../../sdk/index.ts';
import { AsokEvent } from '../internal/events.ts';

/** After the log was filtered or paged: `query` is what its page's address should hold now. */
export class AsokLogQueryChangeEvent extends AsokEvent {
  static readonly type = 'asok-log-query-change';
  /** Query string without `?`; '' for the plain log. */
  readonly query: string;
  readonly params: LogParams;
  /** No step of its own to go back to: the log corrected itself. */
  readonly replace: boolean;

  constructor(query: string, params: LogParams, replace: boolean) {
    super(AsokLogQueryChangeEvent.type);
    this.query = query;
    this.params = params;
    this.replace = replace;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-log-query-change': AsokLogQueryChangeEvent;
  }
}
