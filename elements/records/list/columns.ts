import type { FieldDescriptor, FieldKind, ModelDescriptor } from '../../../sdk/index.ts';

/** Too long, too many or not for showing: these make no column unless the model lists them itself. */
const NO_COLUMN: ReadonlySet<FieldKind> = new Set(['textarea', 'password', 'permissions', 'json', 'blob', 'hasMany']);

/** The fields that a person may have as columns: the model's own columns first, in its order. */
export function columnChoices(model: ModelDescriptor): FieldDescriptor[] {
  const own = fieldsOf(model, model.list.columns);
  const others = model.fields.filter((field) => !own.includes(field) && !field.wide && !NO_COLUMN.has(field.kind));
  return [...own, ...others];
}

/** The columns to show, from stored names: unknown ones are dropped, the first column of the model always stays. */
export function columnsOf(model: ModelDescriptor, names: readonly string[] | null): FieldDescriptor[] {
  const own = fieldsOf(model, model.list.columns);
  if (!names) return own;
  const choices = columnChoices(model);
  const chosen = names
    .map((name) => choices.find((field) => field.name === name))
    .filter((field) => field !== undefined);
  const [primary] = own;
  return primary ? [primary, ...new Set(chosen.filter((field) => field !== primary))] : [...new Set(chosen)];
}

/** The e-mail address that stands under the first column, in models of people. */
export function subtitleOf(model: ModelDescriptor, columns: readonly FieldDescriptor[]): FieldDescriptor | null {
  return model.fields.find((field) => field.kind === 'email' && !columns.includes(field)) ?? null;
}

/** The records are people: they have an e-mail address, and are shown with an avatar. */
export function isPeople(model: ModelDescriptor): boolean {
  return model.fields.some((field) => field.kind === 'email');
}

function fieldsOf(model: ModelDescriptor, names: readonly string[]): FieldDescriptor[] {
  return names.map((name) => model.fields.find((field) => field.name === name)).filter((field) => field !== undefined);
}

/** The columns that this browser keeps for one user of a model. */
export interface ColumnMemory {
  read(): string[] | null;
  write(columns: string[] | null): void;
}

/** Keeps columns in localStorage, where there is one: a page may forbid it. */
export function columnMemory(user: string, slug: string): ColumnMemory {
  const key = `asok-columns ${user} ${slug}`;
  return {
    read() {
      try {
        const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : null;
      } catch {
        return null;
      }
    },
    write(columns) {
      try {
        if (columns) localStorage.setItem(key, JSON.stringify(columns));
        else localStorage.removeItem(key);
      } catch {
        // Full or forbidden: the choice holds until the page is left.
      }
    },
  };
}
