import type { Me } from '../../sdk/index.ts';
import { AsokEvent } from '../internal/events.ts';

/** After somebody logged in. */
export class AsokLoginEvent extends AsokEvent {
  static readonly type = 'asok-login';
  readonly user: Me;

  constructor(user: Me) {
    super(AsokLoginEvent.type);
    this.user = user;
  }
}

/** All six digits are there, or Enter was pressed; what was typed stands in the input's `value`, not in the event. */
export class AsokCompleteEvent extends AsokEvent {
  static readonly type = 'asok-complete';

  constructor() {
    super(AsokCompleteEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-complete': AsokCompleteEvent;
    'asok-login': AsokLoginEvent;
  }
}
