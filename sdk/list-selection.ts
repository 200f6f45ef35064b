import { atom, type ReadableAtom } from 'nanostores';
import type { Key } from './contract.ts';

/** Which records of a list are selected, also on pages that are not shown. */
export interface Selection {
  /** Those selected one by one; empty while `all`. */
  readonly keys: ReadonlySet<Key>;
  /** Every record that search and filters find: a query, not keys. */
  readonly all: boolean;
}

const NOTHING: Selection = { keys: new Set(), all: false };

/** Makes an empty selection. */
export function createSelection() {
  const $selection = atom(NOTHING);
  return {
    $selection: $selection as ReadableAtom<Selection>,
    /** `shown`: keys of the page on the screen, all that stay when one is taken out of everything. */
    select(changed: Iterable<Key>, selected: boolean, shown: Iterable<Key>): void {
      const { keys, all } = $selection.get();
      if (all && selected) return;
      const after = new Set(all ? shown : keys);
      for (const key of changed) {
        if (selected) after.add(key);
        else after.delete(key);
      }
      $selection.set(after.size > 0 ? { keys: after, all: false } : NOTHING);
    },
    selectAllMatching: () => $selection.set({ keys: NOTHING.keys, all: true }),
    clear: () => $selection.set(NOTHING),
  };
}
