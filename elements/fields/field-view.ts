import type { TemplateResult } from 'lit';
import type { FieldDescriptor, Key, OptionsOutput } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';

/** What cells and values need of the element they stand in. */
export interface CellView {
  localize: LocalizeController;
  /** The address of a related record; null: there is none, `open` alone leads there. */
  href?(model: string, key: Key): string | null;
  /** The address where a record of a model is created; null: there is none. */
  newHref?(model: string): string | null;
  /** Goes to a related record without loading a page. */
  open?(model: string, key: Key): void;
  /** Saves the stored file of a field among the person's downloads. */
  download?(field: FieldDescriptor): void;
  /** Shows all related records of a cell, at the button that asks for them. */
  showRelated?(field: FieldDescriptor, opener: HTMLElement): void;
}

/** What an input needs of the form it stands in. */
export interface InputBinding {
  /** The value, or an `InvalidInput` that the input reported. */
  value: unknown;
  /** What the record holds; absent: the same. */
  stored?: unknown;
  /** All values of the form: a slug follows one of them. */
  values: Record<string, unknown>;
  invalid: boolean;
  disabled: boolean;
  id: string;
  /** Ids of the help and the error beside the input. */
  describedBy: string;
  localize: LocalizeController;
  /** Slug of the model. */
  slug: string;
  /** The record is being created; default: it exists. */
  creating?: boolean;
  /** Address of the page where a record of the related model is created; null or absent: there is none for this actor. */
  createHref?: string | null;
  /** Saves the stored file among the person's downloads. */
  download?(): void;
  /** Searches the records that a relation field may point to. */
  search(q: string): Promise<OptionsOutput>;
  /** Takes the new value: a relation as `RelationValue`, to-many as a list of them, unreadable text as `InvalidInput`. */
  change(value: unknown): void;
}

/** Draws the input of a field. */
export type InputRenderer = (field: FieldDescriptor, binding: InputBinding) => TemplateResult;
/** Draws a value that is not empty. */
export type ValueRenderer = (field: FieldDescriptor, value: unknown, view: CellView) => TemplateResult;

/** How one kind of field is shown in a table, and on a page. */
export interface ShownView {
  cell: ValueRenderer;
  value: ValueRenderer;
}

/** How one kind of field is asked for as well. */
export interface FieldView extends ShownView {
  input: InputRenderer;
}
