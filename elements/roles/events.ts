import type { Permissions } from '../../sdk/index.ts';
import { AsokEvent } from '../internal/events.ts';

/** After a person changed the permissions of a role, not yet saved. */
export class AsokPermissionsChangeEvent extends AsokEvent {
  static readonly type = 'asok-change';
  /** The permissions as they would be stored, a comma between. */
  readonly value: string;
  /** What they grant beyond the stored ones, and what no longer. */
  readonly added: Permissions;
  readonly removed: Permissions;

  constructor({ value, added, removed }: Pick<AsokPermissionsChangeEvent, 'value' | 'added' | 'removed'>) {
    super(AsokPermissionsChangeEvent.type);
    this.value = value;
    this.added = added;
    this.removed = removed;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'asok-change': AsokPermissionsChangeEvent;
  }
}
