import { nothing, type TemplateResult } from 'lit';
import type { AnyRecordDetail, ModelDescriptor } from '../../sdk/index.ts';
import { type CellView, renderValue } from '../fields/cells.ts';
import { isEmptyValue } from '../fields/kind-values.ts';

/** Where a record stands, beside its title: the first field whose choices have a tone. */
export function renderStatus(
  { fields }: ModelDescriptor,
  record: AnyRecordDetail | null,
  view: CellView,
): TemplateResult | typeof nothing {
  const field = fields.find(({ choices }) => choices?.some(({ tone }) => tone));
  const value = field && record?.[field.name];
  return !field || isEmptyValue(value) ? nothing : renderValue(field, value, view);
}
