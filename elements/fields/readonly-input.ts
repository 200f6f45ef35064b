import { html, type TemplateResult } from 'lit';
import type { FieldDescriptor } from '../../sdk/index.ts';
import { applyParts } from './apply-parts.ts';
import type { InputBinding, InputRenderer, ValueRenderer } from './field-view.ts';
import { isEmptyValue, renderEmpty } from './kind-values.ts';

/** Shows the value alone: kinds that no form writes. */
export const readonlyInput =
  (value: ValueRenderer): InputRenderer =>
  (field, binding) =>
    renderReadonly(field, binding, value);

/** The value in the place of its input. */
export function renderReadonly(field: FieldDescriptor, binding: InputBinding, value: ValueRenderer): TemplateResult {
  return html`<div part="readonly" class="readonly" id=${binding.id} ${applyParts(field.parts, 'base', 'readonly')}>${renderPresent(field, binding, value)}</div>`;
}

function renderPresent(field: FieldDescriptor, { value, localize }: InputBinding, draw: ValueRenderer): TemplateResult {
  return isEmptyValue(value) ? renderEmpty(localize) : draw(field, value, { localize });
}
