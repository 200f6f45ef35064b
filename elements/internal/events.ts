/** Base of our events: they bubble and leave shadow roots; those that a page may take over are cancelable. */
export class AsokEvent extends Event {
  constructor(type: string, options: { cancelable?: boolean } = {}) {
    super(type, { bubbles: true, composed: true, cancelable: options.cancelable ?? false });
  }
}

/** Where a person wants to go. `view`: list, detail, edit or new. */
export interface Destination {
  model: string;
  view: 'list' | 'detail' | 'edit' | 'new';
  id?: string;
}

/** Before leaving for another page of the admin; `preventDefault()` to go there by your own router. */
export class AsokNavigateEvent extends AsokEvent {
  static readonly type = 'asok-navigate';
  readonly destination: Destination;

  constructor(destination: Destination) {
    super(AsokNavigateEvent.type, { cancelable: true });
    this.destination = destination;
  }
}

/** A form has unsaved changes now, or none any more. */
export class AsokDirtyChangeEvent extends AsokEvent {
  static readonly type = 'asok-dirty-change';
  readonly dirty: boolean;

  constructor(dirty: boolean) {
    super(AsokDirtyChangeEvent.type);
    this.dirty = dirty;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-navigate': AsokNavigateEvent;
    'asok-dirty-change': AsokDirtyChangeEvent;
  }
}
