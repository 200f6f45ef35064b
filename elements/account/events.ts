import { AsokEvent } from '../internal/events.ts';

/** What of an account was changed. */
export type AccountChange = 'profile' | 'password' | 'preferences' | 'sessions' | 'access' | 'two-factor';

/** After somebody changed his own account, or that of somebody else. */
export class AsokAccountChangeEvent extends AsokEvent {
  static readonly type = 'asok-account-change';
  readonly change: AccountChange;

  constructor(change: AccountChange) {
    super(AsokAccountChangeEvent.type);
    this.change = change;
  }
}

/** After two-factor authentication was switched on or off. */
export class AsokTwoFactorChangeEvent extends AsokEvent {
  static readonly type = 'asok-2fa-change';
  readonly enabled: boolean;

  constructor(enabled: boolean) {
    super(AsokTwoFactorChangeEvent.type);
    this.enabled = enabled;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-account-change': AsokAccountChangeEvent;
    'asok-2fa-change': AsokTwoFactorChangeEvent;
  }
}
