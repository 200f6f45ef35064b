import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { AnyRecordDetail, FileOutput, Key } from './contract.ts';
import { type AsokError, toAsokError } from './errors.ts';

/** A record that is shown, and how far it has come. */
export interface DetailState {
  /** `missing` also for a record that the actor may not see; `error`: see `error`, a loaded record is kept. */
  status: 'loading' | 'ready' | 'missing' | 'denied' | 'error';
  record: AnyRecordDetail | null;
  error: AsokError | null;
}

/** One record to look at. */
export interface DetailStore {
  readonly $state: ReadableAtom<DetailState>;
  readonly key: Key;
  /** Loads, or loads again; an answer that a later call overtook is dropped. Does nothing for a record removed here. */
  load(): Promise<void>;
  /** The stored file of a field. @throws AsokError */
  file(field: string): Promise<FileOutput>;
  /** @throws AsokError */
  remove(): Promise<void>;
}

/** What a refused record is to whoever wants to see it: not there, not for him, or not loaded this time. */
export function loadFailure({ code }: AsokError): 'missing' | 'denied' | 'error' {
  if (code === 'NOT_FOUND') return 'missing';
  return code === 'FORBIDDEN' || code === 'DISABLED' ? 'denied' : 'error';
}

/** Makes the state of a detail page. Call `load` first. */
export function createDetailStore(client: AdminClient, slug: string, key: Key): DetailStore {
  const records = client.model(slug);
  const $state = atom<DetailState>({ status: 'loading', record: null, error: null });
  let latest = 0;
  let removing = false;

  return {
    $state,
    key,
    async load() {
      // The removal is told as a change of the model: there is nothing to read again.
      if (removing) return;
      latest += 1;
      const call = latest;
      try {
        const record = await records.get.query({ id: key });
        if (call === latest) $state.set({ status: 'ready', record, error: null });
      } catch (thrown) {
        const error = toAsokError(thrown);
        const status = loadFailure(error);
        // A record that is gone or forbidden now must not stay on the screen.
        const record = status === 'error' ? $state.get().record : null;
        if (call === latest) $state.set({ status, record, error });
      }
    },
    file: (field) => records.file.query({ id: key, field }),
    async remove() {
      const version = $state.get().record?.$version;
      removing = true;
      try {
        await records.remove.mutate({ id: key, ...(version && { expectedVersion: version }) });
      } catch (error) {
        removing = false;
        throw error;
      }
    },
  };
}
