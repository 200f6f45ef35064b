import type { Key } from '../../../sdk/index.ts';
import type { SelectedRecords } from './events.ts';

/** The selection of a list, as its parts see it. */
export interface RowSelection {
  readonly isEmpty: boolean;
  readonly selected: SelectedRecords;
  /** The page has buttons of its own for the selected records. */
  readonly hasOwnActions: boolean;
  has(key: Key): boolean;
  /** What a record is called that was selected, also on another page. */
  nameOf(key: Key): string;
  /** Selects a record or lets it go; `range`: with all rows from the last one that was pressed. */
  toggle(key: Key, range?: boolean): void;
  /** Selects the whole page, or lets it go when all of it is selected. */
  togglePage(): void;
  /** Selects nothing any more; false: nothing was selected. */
  clear(): boolean;
}
