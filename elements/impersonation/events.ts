import type { Key } from '../../sdk/index.ts';
import { AsokEvent } from '../internal/events.ts';

/** Somebody wants to act as a person. Whoever shows that one does it, by `session.impersonate(user)`. */
export class AsokImpersonateEvent extends AsokEvent {
  static readonly type = 'asok-impersonate';
  /** Key of the person. */
  readonly user: Key;

  constructor(user: Key) {
    super(AsokImpersonateEvent.type);
    this.user = user;
  }
}

/** The administrator behind an impersonation wants to be himself again. */
export class AsokStopImpersonationEvent extends AsokEvent {
  static readonly type = 'asok-stop-impersonation';

  constructor() {
    super(AsokStopImpersonationEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-impersonate': AsokImpersonateEvent;
    'asok-stop-impersonation': AsokStopImpersonationEvent;
  }
}
