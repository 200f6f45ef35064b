import { html } from 'lit';
import type { InvalidInput, RelationValue } from '../../sdk/index.ts';
import './asok-check-grid.ts';
import './asok-relation-picker.ts';
import './asok-tag-picker.ts';
import { bindControl } from './bind-control.ts';
import type { InputRenderer, ValueRenderer } from './field-view.ts';
import { renderReadonly } from './readonly-input.ts';
import { relationList } from './relation-values.ts';
import { relationsBySize } from './relations-by-size.ts';
import { report } from './report-value.ts';

/** Draws a picker, or only the value where the actor may not search the related records. */
export const relationInput =
  (value: ValueRenderer): InputRenderer =>
  (field, binding) =>
    field.relation?.pickable
      ? html`<asok-relation-picker
          .value=${(binding.value ?? null) as RelationValue | InvalidInput | null}
          .search=${binding.search}
          .createHref=${binding.createHref ?? null}
          @input=${report(binding)}
          ${bindControl(field, binding)}
        ></asok-relation-picker>`
      : renderReadonly(field, binding, value);

const gridInput: InputRenderer = (field, binding) => html`<asok-check-grid
  .value=${relationList(binding.value)?.items ?? []}
  .search=${binding.search}
  @input=${report(binding)}
  ${bindControl(field, binding)}
></asok-check-grid>`;

const tagPickerInput: InputRenderer = (field, binding) => html`<asok-tag-picker
  .value=${relationList(binding.value)?.items ?? []}
  .search=${binding.search}
  @input=${report(binding)}
  ${bindControl(field, binding)}
></asok-tag-picker>`;

/** What `widget` asks for; without it, the number of records decides. */
const RELATIONS: Partial<Record<string, InputRenderer>> = {
  grid: gridInput,
  tags: tagPickerInput,
  picker: tagPickerInput,
};

const relationsOfSize: InputRenderer = (field, binding) =>
  html`${relationsBySize({ field, binding, few: gridInput, many: tagPickerInput })}`;

/** Draws a grid of checkboxes or a picker with chips, or only the value where the actor may not search the related records. */
export const relationsInput =
  (value: ValueRenderer): InputRenderer =>
  (field, binding) =>
    field.relation?.pickable
      ? (RELATIONS[field.widget ?? ''] ?? relationsOfSize)(field, binding)
      : renderReadonly(field, binding, value);
