import { html } from 'lit';
import { type Choice, type FieldDescriptor, type FieldKind, InvalidInput } from '../../sdk/index.ts';
import './asok-checkbox.ts';
import './asok-color-input.ts';
import './asok-date-input.ts';
import './asok-dropdown.ts';
import './asok-input.ts';
import './asok-json-input.ts';
import './asok-number-input.ts';
import './asok-password-input.ts';
import './asok-segmented.ts';
import './asok-slug-input.ts';
import './asok-tags-input.ts';
import './asok-textarea.ts';
import './asok-toggle.ts';
import type { AsokInput, TextInputType } from './asok-input.ts';
import { bindControl } from './bind-control.ts';
import type { InputBinding, InputRenderer } from './field-view.ts';
import { fileInput } from './file-field.ts';
import * as values from './kind-values.ts';
import type { NumberType } from './number-text.ts';
import { readonlyInput } from './readonly-input.ts';
import { registeredView } from './registry.ts';
import { relationInput, relationsInput } from './relation-inputs.ts';
import { relationCell, relationsValue } from './relation-values.ts';
import { report, valueOf } from './report-value.ts';
import { richTextInput } from './rich-text-input.ts';

/** A counter helps with a chosen limit; the length of a column is rarely one. */
const COUNTED_BELOW = 2000;

/** Reports a text; an empty one as null where the column may hold it. */
const reportText =
  ({ nullable }: FieldDescriptor, binding: InputBinding) =>
  (event: Event) => {
    const text = valueOf<string>(event);
    const incomplete = (event.target as Partial<AsokInput>).incomplete;
    if (incomplete) return binding.change(new InvalidInput('', incomplete));
    binding.change(text === '' && nullable ? null : text);
  };

const textOf = (value: unknown): string => {
  if (value instanceof InvalidInput) return value.text;
  return value === null || value === undefined ? '' : String(value);
};

/** Draws the input of a kind of one-line text. */
const textInput =
  (type: TextInputType): InputRenderer =>
  (field, binding) =>
    html`<asok-input
    .type=${type}
    .maxLength=${field.maxLength}
    .generate=${type === 'uuid' && binding.creating === true}
    .value=${textOf(binding.value)}
    @input=${reportText(field, binding)}
    ${bindControl(field, binding)}
  ></asok-input>`;

const textareaInput: InputRenderer = (field, binding) => html`<asok-textarea
  .maxLength=${field.maxLength}
  .counter=${field.maxLength !== null && field.maxLength <= COUNTED_BELOW ? 'above' : null}
  .value=${textOf(binding.value)}
  @input=${reportText(field, binding)}
  ${bindControl(field, binding)}
></asok-textarea>`;

const slugInput: InputRenderer = (field, binding) => html`<asok-slug-input
  .maxLength=${field.maxLength}
  .source=${field.populateFrom === null ? null : textOf(binding.values[field.populateFrom])}
  .value=${textOf(binding.value)}
  @input=${reportText(field, binding)}
  ${bindControl(field, binding)}
></asok-slug-input>`;

const passwordInput: InputRenderer = (field, binding) => html`<asok-password-input
  meter
  .value=${textOf(binding.value)}
  @input=${(event: Event) => binding.change(valueOf<string>(event) || null)}
  ${bindControl(field, binding)}
></asok-password-input>`;

/** Draws the input of a kind of number. */
const numberInput =
  (type: NumberType): InputRenderer =>
  (field, binding) =>
    html`<asok-number-input
    .type=${type}
    .min=${field.min}
    .max=${field.max}
    .scale=${field.scale}
    .value=${binding.value ?? null}
    @input=${report(binding)}
    ${bindControl(field, binding)}
  ></asok-number-input>`;

const checkedOf = ({ nullable }: FieldDescriptor, { value }: InputBinding): boolean | null =>
  (value === null || value === undefined) && nullable ? null : value === true;

const reportChecked = (binding: InputBinding) => (event: Event) =>
  binding.change((event.target as unknown as { checked: boolean }).checked);

const checkboxInput: InputRenderer = (field, binding) => html`<asok-checkbox
  .checked=${checkedOf(field, binding)}
  @input=${reportChecked(binding)}
  ${bindControl(field, binding)}
></asok-checkbox>`;

const toggleInput: InputRenderer = (field, binding) => html`<asok-toggle
  .checked=${checkedOf(field, binding)}
  @input=${reportChecked(binding)}
  ${bindControl(field, binding)}
></asok-toggle>`;

function choicesOf({ kind, choices }: FieldDescriptor, { localize }: InputBinding): readonly Choice[] {
  if (kind !== 'boolean') return choices ?? [];
  return [
    { value: 'true', label: localize.term('yes') },
    { value: 'false', label: localize.term('no') },
  ];
}

const segmentedInput: InputRenderer = (field, binding) => html`<asok-segmented
  .choices=${choicesOf(field, binding)}
  .value=${binding.value === null || binding.value === undefined ? null : String(binding.value)}
  @input=${(event: Event) => binding.change(typed(field, valueOf<string | null>(event)))}
  ${bindControl(field, binding)}
></asok-segmented>`;

const dropdownInput: InputRenderer = (field, binding) => {
  const { value } = binding;
  const take = (event: Event) => binding.change(typed(field, valueOf<string | null>(event)));
  return html`<asok-dropdown
    .choices=${choicesOf(field, binding)}
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
const dateInput =
  (type: 'date' | 'datetime'): InputRenderer =>
  (field, binding) =>
    html`<asok-date-input
    .type=${type}
    .value=${binding.value ?? null}
    @input=${report(binding)}
    ${bindControl(field, binding)}
  ></asok-date-input>`;

const jsonInput: InputRenderer = (field, binding) => html`<asok-json-input
  .value=${binding.value ?? null}
  @input=${report(binding)}
  ${bindControl(field, binding)}
></asok-json-input>`;

const colorInput: InputRenderer = (field, binding) => html`<asok-color-input
  .value=${textOf(binding.value)}
  @input=${reportText(field, binding)}
  ${bindControl(field, binding)}
></asok-color-input>`;

const tagsInput: InputRenderer = (field, binding) => html`<asok-tags-input
  .value=${Array.isArray(binding.value) ? (binding.value as string[]) : []}
  @input=${(event: Event) => {
    const words = valueOf<readonly string[]>(event);
    binding.change(words.length === 0 && field.nullable ? null : words);
  }}
  ${bindControl(field, binding)}
></asok-tags-input>`;

/** How every kind of field is asked for; `registry.ts` has the same names. */
const kinds: Record<FieldKind, InputRenderer> = {
  text: textInput('text'),
  textarea: textareaInput,
  richtext: richTextInput,
  email: textInput('email'),
  url: textInput('url'),
  tel: textInput('tel'),
  color: colorInput,
  slug: slugInput,
  uuid: textInput('uuid'),
  password: passwordInput,
  permissions: readonlyInput(values.permissionsValue),
  integer: numberInput('integer'),
  bigint: numberInput('bigint'),
  float: numberInput('float'),
  decimal: numberInput('decimal'),
  boolean: checkboxInput,
  enum: dropdownInput,
  date: dateInput('date'),
  datetime: dateInput('datetime'),
  time: textInput('time'),
  json: jsonInput,
  tags: tagsInput,
  blob: fileInput,
  belongsTo: relationInput(relationCell),
  belongsToMany: relationsInput(relationsValue),
  hasMany: readonlyInput(relationsValue),
  unknown: readonlyInput(values.textValue),
};

/** The inputs that `widget` names, instead of the kind's own. */
const widgets: Partial<Record<string, InputRenderer>> = {
  checkbox: checkboxInput,
  toggle: toggleInput,
  dropdown: dropdownInput,
  segmented: segmentedInput,
  textarea: textareaInput,
};

/** What asks for a field: its widget, what a team registered for its kind, or the kind's own. */
export function inputOf({ kind, widget, choices }: FieldDescriptor): InputRenderer {
  const named = Object.hasOwn(widgets, widget ?? '') ? widgets[widget ?? ''] : undefined;
  if (choices && kind !== 'enum') return named ?? dropdownInput;
  if (kind === 'enum' && !choices) return kinds.text;
  const own = registeredView(kind)?.input ?? (Object.hasOwn(kinds, kind) ? kinds[kind] : kinds.unknown);
  return named ?? own;
}
