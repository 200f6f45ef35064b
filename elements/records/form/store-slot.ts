import type { AdminClient, FormStore, Key, ModelDescriptor } from '../../../sdk/index.ts';
import type { Connection } from '../../internal/connection.ts';

interface Wanted {
  connection: Connection;
  user: Key;
  model: string;
  id: Key | null;
}

/** Holds the store of a form, and makes another one only for another record, connection or person. */
export class StoreSlot<S extends FormStore> {
  store: S | undefined;
  readonly #make: (client: AdminClient, model: ModelDescriptor, id: Key | null) => S;
  #made: Wanted | undefined;

  constructor(make: (client: AdminClient, model: ModelDescriptor, id: Key | null) => S) {
    this.#make = make;
  }

  /** Resolves what the form is for; true when the store was replaced and should be loaded. */
  follow(wanted: Wanted): boolean {
    const made = this.#made;
    const same =
      made?.connection.client === wanted.connection.client && made.user === wanted.user && made.model === wanted.model;
    // A new record that was just saved goes by its key from now on.
    if (same && this.store && (made.id === wanted.id || this.store.key === wanted.id)) {
      this.#made = wanted;
      return false;
    }
    const { connection, id } = wanted;
    const model = connection.session.model(wanted.model);
    this.#made = wanted;
    this.store = model && this.#make(connection.client, model, id);
    return true;
  }

  /** Begins afresh at the next `follow`. */
  clear(): void {
    this.#made = undefined;
  }
}
