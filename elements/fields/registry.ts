import type { FieldDescriptor, FieldKind } from '../../sdk/index.ts';
import type { FieldView, ShownView } from './field-view.ts';
import * as values from './kind-values.ts';
import { relationCell, relationsCell, relationsValue } from './relation-values.ts';
import { richTextCell, richTextValue } from './rich-text-value.ts';

const text: ShownView = { cell: values.textCell, value: values.textValue };
const mono: ShownView = { cell: values.monoCell, value: values.monoValue };
const same = (value: ShownView['cell']): ShownView => ({ cell: value, value });
const number = same(values.numberCell);

/** How every kind of field is shown; `kind-inputs.ts` and the server's `fields/registry.ts` have the same names. */
const kinds: Record<FieldKind, ShownView> = {
  text,
  textarea: text,
  richtext: { cell: richTextCell, value: richTextValue },
  email: same(values.emailCell),
  url: same(values.urlCell),
  tel: same(values.telCell),
  color: same(values.colorCell),
  slug: mono,
  uuid: mono,
  password: same(values.passwordCell),
  permissions: { cell: values.permissionsCell, value: values.permissionsValue },
  integer: number,
  bigint: number,
  float: number,
  decimal: number,
  boolean: same(values.booleanCell),
  enum: same(values.choiceCell),
  date: same(values.dateCell),
  datetime: { cell: values.momentCell, value: values.momentValue },
  time: same(values.timeCell),
  json: { cell: values.jsonCell, value: values.jsonValue },
  tags: { cell: values.tagsCell, value: values.tagsValue },
  blob: { cell: values.fileCell, value: values.fileValue },
  belongsTo: same(relationCell),
  belongsToMany: { cell: relationsCell, value: relationsValue },
  hasMany: { cell: relationsCell, value: relationsValue },
  unknown: text,
};

const own = new Map<string, FieldView>();

/** Replaces how fields of a kind are shown and asked for. */
export function registerFieldKind(kind: string, view: FieldView): void {
  own.set(kind, view);
}

/** What a team registered for a kind. */
export function registeredView(kind: string): FieldView | undefined {
  return own.get(kind);
}

/** How a field is shown; a kind that this version does not know as text. */
export function shownView({ kind, choices }: FieldDescriptor): ShownView {
  if (choices && kind !== 'enum') return same(values.choiceCell);
  return own.get(kind) ?? (Object.hasOwn(kinds, kind) ? kinds[kind] : text);
}

/** Whether the input draws its label itself, beside its box. */
export function isInline({ kind, widget }: FieldDescriptor): boolean {
  return widget === 'toggle' || widget === 'checkbox' || (kind === 'boolean' && !OTHERS.has(widget ?? ''));
}

/** What asks for a boolean with a label above. */
const OTHERS: ReadonlySet<string> = new Set(['dropdown', 'segmented']);
