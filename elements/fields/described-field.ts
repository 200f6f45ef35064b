import type { Choice, FieldDescriptor, FieldKind, Parts } from '../../sdk/index.ts';

/** A choice as a page may give it: in full, or as the pair that the options of a model have. */
export type FieldChoice = Choice | readonly [value: string, label: string];

const MANY = new Set(['belongsToMany', 'hasMany']);

/** What a page says of a field. */
interface FieldAttributes {
  name: string;
  type: FieldKind;
  label: string;
  help: string;
  placeholder: string;
  required: boolean;
  readonly: boolean;
  min: number | null;
  max: number | null;
  maxLength: number | null;
  choices: readonly FieldChoice[] | null;
  widget: string;
  formType: string;
  search: unknown;
  parts: Parts;
}

/** A field that the attributes of an element describe, as the admin would. */
export function fieldOfAttributes(element: FieldAttributes): FieldDescriptor {
  const {
    name,
    type: kind,
    label,
    help,
    placeholder,
    required,
    readonly,
    min,
    max,
    maxLength,
    choices,
    parts,
  } = element;
  const isRelation = kind === 'belongsTo' || MANY.has(kind);
  return {
    name,
    kind: choices && kind === 'text' ? 'enum' : kind,
    label,
    help: help || null,
    placeholder: placeholder || null,
    required,
    nullable: kind !== 'boolean' && !required,
    readonly,
    create: true,
    edit: true,
    sortable: false,
    filter: null,
    operators: [],
    maxLength,
    min,
    max,
    scale: null,
    choices: choices?.map((choice) => ('value' in choice ? choice : { value: choice[0], label: choice[1] })) ?? null,
    widget: element.widget || element.formType || null,
    populateFrom: null,
    priority: 1,
    wide: false,
    relation: isRelation ? { model: null, many: MANY.has(kind), pickable: element.search !== null } : null,
    parts,
  };
}

/** A value that stands in the markup as a text. */
export function valueOfText({ kind }: FieldDescriptor, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  switch (kind) {
    case 'boolean':
      return value !== '' && value !== 'false';
    case 'integer':
    case 'float':
      return value === '' || Number.isNaN(Number(value)) ? null : Number(value);
    case 'json':
      return parsed(value);
    default:
      return value;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
