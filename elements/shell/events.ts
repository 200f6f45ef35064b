import { AsokEvent } from '../internal/events.ts';
import type { Theme } from '../theme/theme.ts';

/** A short message about something that happened. */
export interface Toast {
  tone: 'success' | 'info' | 'danger';
  text: string;
  /** What else there is to know, below. */
  detail?: string;
  /** A way back, such as Undo. */
  action?: { label: string; run(): void };
}

/** Asks for a message to be shown; whoever shows it calls `preventDefault()`. */
export class AsokToastEvent extends AsokEvent {
  static readonly type = 'asok-toast';
  readonly toast: Toast;

  constructor(toast: Toast) {
    super(AsokToastEvent.type, { cancelable: true });
    this.toast = toast;
  }
}

/** What a person may do on an error page. */
export type ErrorAction = 'back' | 'home' | 'retry' | 'login';

/** A button of an error page was pressed. */
export class AsokErrorActionEvent extends AsokEvent {
  static readonly type = 'asok-error-action';
  readonly action: ErrorAction;

  constructor(action: ErrorAction) {
    super(AsokErrorActionEvent.type);
    this.action = action;
  }
}

/** After another theme was chosen. */
export class AsokThemeChangeEvent extends AsokEvent {
  static readonly type = 'asok-theme-change';
  readonly theme: Theme;

  constructor(theme: Theme) {
    super(AsokThemeChangeEvent.type);
    this.theme = theme;
  }
}

/** After somebody logged out. */
export class AsokLogoutEvent extends AsokEvent {
  static readonly type = 'asok-logout';

  constructor() {
    super(AsokLogoutEvent.type);
  }
}

/** A style sheet of `stylesheets` could not be fetched. The elements are drawn without it. */
export class AsokStylesheetFailedEvent extends AsokEvent {
  static readonly type = 'asok-stylesheet-failed';
  readonly url: string;
  readonly error: unknown;

  constructor(url: string, error: unknown) {
    super(AsokStylesheetFailedEvent.type);
    this.url = url;
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-toast': AsokToastEvent;
    'asok-error-action': AsokErrorActionEvent;
    'asok-theme-change': AsokThemeChangeEvent;
    'asok-logout': AsokLogoutEvent;
    'asok-stylesheet-failed': AsokStylesheetFailedEvent;
  }
}
