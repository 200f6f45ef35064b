import type { FieldDescriptor, FieldKind } from '../../sdk/index.ts';
import type { FieldView, InputRenderer } from './field-view.ts';
import * as inputs from './kind-inputs.ts';
import * as values from './kind-values.ts';
import { relationCell, relationsCell, relationsValue } from './relation-values.ts';

const text: FieldView = { input: inputs.textInput('text'), cell: values.textCell, value: values.textValue };
const mono = { cell: values.monoCell, value: values.monoValue };
const number = { cell: values.numberCell, value: values.numberCell };

/** How every kind of field is asked for and shown; the server's `fields/registry.ts` has the same names. */
const kinds: Record<FieldKind, FieldView> = {
  text,
  textarea: { ...text, input: inputs.textareaInput },
  email: { input: inputs.textInput('email'), cell: values.emailCell, value: values.emailCell },
  url: { input: inputs.textInput('url'), cell: values.urlCell, value: values.urlCell },
  slug: { ...mono, input: inputs.slugInput },
  uuid: { ...mono, input: inputs.textInput('uuid') },
  password: { input: inputs.passwordInput, cell: values.passwordCell, value: values.passwordCell },
  permissions: {
    input: inputs.readonlyInput(values.permissionsValue),
    cell: values.permissionsCell,
    value: values.permissionsValue,
  },
  integer: { ...number, input: inputs.numberInput('integer') },
  bigint: { ...number, input: inputs.numberInput('bigint') },
  float: { ...number, input: inputs.numberInput('float') },
  decimal: { ...number, input: inputs.numberInput('decimal') },
  boolean: { input: inputs.checkboxInput, cell: values.booleanCell, value: values.booleanCell },
  enum: { input: inputs.dropdownInput, cell: values.choiceCell, value: values.choiceCell },
  date: { input: inputs.dateInput('date'), cell: values.dateCell, value: values.dateCell },
  datetime: { input: inputs.dateInput('datetime'), cell: values.momentCell, value: values.momentValue },
  time: { input: inputs.textInput('time'), cell: values.timeCell, value: values.timeCell },
  json: { input: inputs.jsonInput, cell: values.jsonCell, value: values.jsonValue },
  blob: { input: inputs.readonlyInput(values.blobCell), cell: values.blobCell, value: values.blobCell },
  belongsTo: { input: inputs.relationInput(relationCell), cell: relationCell, value: relationCell },
  belongsToMany: { input: inputs.relationsInput(relationsValue), cell: relationsCell, value: relationsValue },
  hasMany: { input: inputs.readonlyInput(relationsValue), cell: relationsCell, value: relationsValue },
  unknown: { ...text, input: inputs.readonlyInput(values.textValue) },
};

const views = new Map<string, FieldView>(Object.entries(kinds));

/** The inputs that `widget` names, instead of the kind's own. */
const widgets = new Map<string, InputRenderer>([
  ['checkbox', inputs.checkboxInput],
  ['toggle', inputs.toggleInput],
  ['dropdown', inputs.dropdownInput],
  ['textarea', inputs.textareaInput],
]);

/** Replaces how fields of a kind are shown and asked for. */
export function registerFieldKind(kind: string, view: FieldView): void {
  views.set(kind, view);
}

/** The view of a field; a kind that this version does not know is shown as text and not written. */
export function fieldView({ kind, widget, choices }: FieldDescriptor): FieldView {
  const view = views.get(kind) ?? kinds.unknown;
  if (choices && kind !== 'enum') {
    return {
      input: widgets.get(widget ?? 'dropdown') ?? view.input,
      cell: values.choiceCell,
      value: values.choiceCell,
    };
  }
  const input = kind === 'enum' && !choices ? text.input : (widgets.get(widget ?? '') ?? view.input);
  return { ...view, input };
}

/** Whether the input draws its label itself, beside its box. */
export function isInline({ kind, widget }: FieldDescriptor): boolean {
  return widget === 'toggle' || widget === 'checkbox' || (kind === 'boolean' && widget !== 'dropdown');
}
