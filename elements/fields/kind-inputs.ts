import { html, type TemplateResult } from 'lit';
import type { FieldDescriptor, InvalidInput, RelationValue } from '../../sdk/index.ts';
import './asok-check-grid.ts';
import './asok-checkbox.ts';
import './asok-date-input.ts';
import './asok-dropdown.ts';
import './asok-input.ts';
import './asok-json-input.ts';
import './asok-number-input.ts';
import './asok-password-input.ts';
import './asok-relation-picker.ts';
import './asok-slug-input.ts';
import './asok-textarea.ts';
import './asok-toggle.ts';
import type { TextInputType } from './asok-input.ts';
import { bindControl } from './bind-control.ts';
import type { InputBinding, InputRenderer, ValueRenderer } from './field-view.ts';
import { isEmptyValue, renderEmpty } from './kind-values.ts';
import type { NumberType } from './number-text.ts';
import { relationList } from './relation-values.ts';

/** A counter helps with a chosen limit; the length of a column is rarely one. */
const COUNTED_BELOW = 2000;

const valueOf = <T>(event: Event): T => (event.target as unknown as { value: T }).value;

/** Reports a text; an empty one as null where the column may hold it. */
const reportText =
  ({ nullable }: FieldDescriptor, binding: InputBinding) =>
  (event: Event) => {
    const text = valueOf<string>(event);
    binding.change(text === '' && nullable ? null : text);
  };

const report = (binding: InputBinding) => (event: Event) => binding.change(valueOf(event));

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Draws the input of a kind of one-line text. */
export const textInput =
  (type: TextInputType): InputRenderer =>
  (field, binding) =>
    html`<asok-input
    .type=${type}
    .maxLength=${field.maxLength}
    .value=${textOf(binding.value)}
    @input=${reportText(field, binding)}
    ${bindControl(field, binding)}
  ></asok-input>`;

export const textareaInput: InputRenderer = (field, binding) => html`<asok-textarea
  .maxLength=${field.maxLength}
  .counter=${field.maxLength !== null && field.maxLength <= COUNTED_BELOW ? 'above' : null}
  .value=${textOf(binding.value)}
  @input=${reportText(field, binding)}
  ${bindControl(field, binding)}
></asok-textarea>`;

export const slugInput: InputRenderer = (field, binding) => html`<asok-slug-input
  .maxLength=${field.maxLength}
  .source=${field.populateFrom === null ? null : textOf(binding.values[field.populateFrom])}
  .value=${textOf(binding.value)}
  @input=${reportText(field, binding)}
  ${bindControl(field, binding)}
></asok-slug-input>`;

export const passwordInput: InputRenderer = (field, binding) => html`<asok-password-input
  meter
  .value=${textOf(binding.value)}
  @input=${(event: Event) => binding.change(valueOf<string>(event) || null)}
  ${bindControl(field, binding)}
></asok-password-input>`;

/** Draws the input of a kind of number. */
export const numberInput =
  (type: NumberType): InputRenderer =>
  (field, binding) =>
    html`<asok-number-input
    .type=${type}
    .min=${field.min}
    .max=${field.max}
    .value=${binding.value ?? null}
    @input=${report(binding)}
    ${bindControl(field, binding)}
  ></asok-number-input>`;

const checkedOf = ({ nullable }: FieldDescriptor, { value }: InputBinding): boolean | null =>
  (value === null || value === undefined) && nullable ? null : value === true;

const reportChecked = (binding: InputBinding) => (event: Event) =>
  binding.change((event.target as unknown as { checked: boolean }).checked);

export const checkboxInput: InputRenderer = (field, binding) => html`<asok-checkbox
  .checked=${checkedOf(field, binding)}
  @input=${reportChecked(binding)}
  ${bindControl(field, binding)}
></asok-checkbox>`;

export const toggleInput: InputRenderer = (field, binding) => html`<asok-toggle
  .checked=${checkedOf(field, binding)}
  @input=${reportChecked(binding)}
  ${bindControl(field, binding)}
></asok-toggle>`;

export const dropdownInput: InputRenderer = (field, binding) => {
  const { localize, value } = binding;
  const isBoolean = field.kind === 'boolean';
  const choices = isBoolean
    ? [
        { value: 'true', label: localize.term('yes') },
        { value: 'false', label: localize.term('no') },
      ]
    : (field.choices ?? []);
  const take = (event: Event) => binding.change(typed(field, valueOf<string | null>(event)));
  return html`<asok-dropdown
    .choices=${choices}
    .clearable=${field.nullable && !field.required}
    .value=${value === null || value === undefined ? null : String(value)}
    @input=${take}
    ${bindControl(field, binding)}
  ></asok-dropdown>`;
};

// Choices are texts; the column may hold something else.
function typed({ kind }: FieldDescriptor, value: string | null): unknown {
  if (value === null) return null;
  if (kind === 'boolean') return value === 'true';
  return kind === 'integer' || kind === 'float' ? Number(value) : value;
}

/** Draws the input of a day or a moment. */
export const dateInput =
  (type: 'date' | 'datetime'): InputRenderer =>
  (field, binding) =>
    html`<asok-date-input
    .type=${type}
    .value=${binding.value ?? null}
    @input=${report(binding)}
    ${bindControl(field, binding)}
  ></asok-date-input>`;

export const jsonInput: InputRenderer = (field, binding) => html`<asok-json-input
  .value=${binding.value ?? null}
  @input=${report(binding)}
  ${bindControl(field, binding)}
></asok-json-input>`;

/** Draws a picker, or only the value where the actor may not search the related records. */
export const relationInput =
  (value: ValueRenderer): InputRenderer =>
  (field, binding) =>
    field.relation?.pickable
      ? html`<asok-relation-picker
          .value=${(binding.value ?? null) as RelationValue | InvalidInput | null}
          .search=${binding.search}
          @input=${report(binding)}
          ${bindControl(field, binding)}
        ></asok-relation-picker>`
      : renderReadonly(field, binding, value);

/** Draws a grid of checkboxes, or only the value where the actor may not search the related records. */
export const relationsInput =
  (value: ValueRenderer): InputRenderer =>
  (field, binding) =>
    field.relation?.pickable
      ? html`<asok-check-grid
          .value=${relationList(binding.value)?.items ?? []}
          .search=${binding.search}
          @input=${report(binding)}
          ${bindControl(field, binding)}
        ></asok-check-grid>`
      : renderReadonly(field, binding, value);

/** Shows the value alone: kinds that no form writes. */
export const readonlyInput =
  (value: ValueRenderer): InputRenderer =>
  (field, binding) =>
    renderReadonly(field, binding, value);

function renderReadonly(field: FieldDescriptor, binding: InputBinding, value: ValueRenderer): TemplateResult {
  return html`<div part="readonly" class="readonly" id=${binding.id}>${renderPresent(field, binding, value)}</div>`;
}

function renderPresent(field: FieldDescriptor, { value, localize }: InputBinding, draw: ValueRenderer): TemplateResult {
  return isEmptyValue(value) ? renderEmpty(localize) : draw(field, value, { localize });
}
