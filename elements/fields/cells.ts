import type { TemplateResult } from 'lit';
import type { FieldDescriptor } from '../../sdk/index.ts';
import type { CellView } from './field-view.ts';
import { isEmptyValue, renderEmpty } from './kind-values.ts';
import { shownView } from './registry.ts';

export type { CellView } from './field-view.ts';

/** A value in a table: short, on one line. Needs the shared styles. Data that is not what its kind says is marked. */
export function renderCell(field: FieldDescriptor, value: unknown, view: CellView): TemplateResult {
  return isEmptyValue(value) ? renderEmpty(view.localize) : shownView(field).cell(field, value, view);
}

/** A value on a page of its own: in full. Needs the shared styles. */
export function renderValue(field: FieldDescriptor, value: unknown, view: CellView): TemplateResult {
  return isEmptyValue(value) ? renderEmpty(view.localize) : shownView(field).value(field, value, view);
}
