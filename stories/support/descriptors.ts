import type { FieldDescriptor, Verb } from '../../sdk/index.ts';

/** A field as a server would describe it, from what the test cares about. */
export function fieldOf(field: Partial<FieldDescriptor> & Pick<FieldDescriptor, 'name' | 'kind'>): FieldDescriptor {
  return {
    label: field.name[0]?.toUpperCase() + field.name.slice(1),
    help: null,
    placeholder: null,
    required: false,
    nullable: true,
    readonly: false,
    create: true,
    edit: true,
    sortable: true,
    filter: null,
    operators: [],
    maxLength: null,
    min: null,
    max: null,
    scale: null,
    choices: null,
    widget: null,
    populateFrom: null,
    priority: 2,
    wide: false,
    relation: null,
    parts: {},
    ...field,
  };
}

/** Every right, or only some. */
export function rights(...verbs: Verb[]): Record<Verb, boolean> {
  const all: Verb[] = ['view', 'add', 'edit', 'delete', 'export'];
  return Object.fromEntries(all.map((verb) => [verb, verbs.length === 0 || verbs.includes(verb)])) as Record<
    Verb,
    boolean
  >;
}
