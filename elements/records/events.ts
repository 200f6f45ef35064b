import type { AnyRecordDetail, AsokError, Key } from '../../sdk/index.ts';
import { AsokEvent } from '../internal/events.ts';

/** Where to go after saving: to the list, stay on the record, or on to an empty form. */
export type SaveIntent = 'save' | 'continue' | 'add-another';

/** Before something is saved; `preventDefault()` to keep it from being sent. */
export class AsokSaveEvent extends AsokEvent {
  static readonly type = 'asok-save';
  readonly intent: SaveIntent;

  constructor(intent: SaveIntent) {
    super(AsokSaveEvent.type, { cancelable: true });
    this.intent = intent;
  }
}

/** After a record was saved, before the element goes on to the next page. */
export class AsokSavedEvent extends AsokEvent {
  static readonly type = 'asok-saved';
  readonly record: AnyRecordDetail;
  readonly intent: SaveIntent;

  constructor(record: AnyRecordDetail, intent: SaveIntent) {
    super(AsokSavedEvent.type);
    this.record = record;
    this.intent = intent;
  }
}

/** After the unsaved changes of a form were thrown away. */
export class AsokDiscardEvent extends AsokEvent {
  static readonly type = 'asok-discard';

  constructor() {
    super(AsokDiscardEvent.type);
  }
}

/** After a record was deleted. */
export class AsokDeletedEvent extends AsokEvent {
  static readonly type = 'asok-deleted';
  readonly model: string;
  readonly id: Key;

  constructor(model: string, id: Key) {
    super(AsokDeletedEvent.type);
    this.model = model;
    this.id = id;
  }
}

/** A record has come to be shown: its page can be titled by it now. */
export class AsokLoadedEvent extends AsokEvent {
  static readonly type = 'asok-loaded';
  readonly record: AnyRecordDetail;

  constructor(record: AnyRecordDetail) {
    super(AsokLoadedEvent.type);
    this.record = record;
  }
}

/** What an element should show did not come: it does not exist, or not for this person. */
export class AsokFailedEvent extends AsokEvent {
  static readonly type = 'asok-failed';
  readonly error: AsokError;

  constructor(error: AsokError) {
    super(AsokFailedEvent.type);
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-save': AsokSaveEvent;
    'asok-saved': AsokSavedEvent;
    'asok-discard': AsokDiscardEvent;
    'asok-deleted': AsokDeletedEvent;
    'asok-loaded': AsokLoadedEvent;
    'asok-failed': AsokFailedEvent;
  }
}
