import type { FieldDescriptor, RelationList } from '../../../sdk/index.ts';

/** The related records that a cell has no room for. */
export interface RelatedRecords {
  /** What they are to whom: "Tags of Post 3". */
  heading: string;
  field: FieldDescriptor;
  /** What the cell knows of them. */
  known: RelationList;
  /** The button that they stand at. */
  opener: HTMLElement;
  /** The value of the field in full. @throws AsokError */
  load(): Promise<unknown>;
}
