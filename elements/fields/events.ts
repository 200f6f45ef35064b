import { AsokEvent } from '../internal/events.ts';

/** Somebody wants the stored file of an input. Whoever knows the record fetches it. */
export class AsokDownloadEvent extends AsokEvent {
  static readonly type = 'asok-download';

  constructor() {
    super(AsokDownloadEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-download': AsokDownloadEvent;
  }
}
