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

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-login': AsokLoginEvent;
  }
}
