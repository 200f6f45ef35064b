import type { FieldDescriptor, FieldKind, ModelDescriptor } from '../../../sdk/index.ts';

/** Too long, too many or not for showing: these make no column unless the model lists them itself. */
const NO_COLUMN: ReadonlySet<FieldKind> = new Set(['textarea', 'password', 'permissions', 'json', 'blob', 'hasMany']);

/** The fields that a person may have as columns: the model's own columns first, in its order. */
export function columnChoices(model: ModelDescriptor): FieldDescriptor[] {
  const own = fieldsOf(model, model.list.columns);
  const others = model.fields.filter((field) => !own.includes(field) && !field.wide && !NO_COLUMN.has(field.kind));
  return [...own, ...others];
}

/** The records are people: they have an e-mail address, and are shown with an avatar. */
export function isPeople(model: ModelDescriptor): boolean {
  return model.fields.some((field) => field.kind === 'email');
}

/** The columns that one user of this browser wants to see of a model, kept in localStorage. */
export class ChosenColumns {
  readonly #model: ModelDescriptor;
  readonly #storageKey: string;
  #names: readonly string[] | null;

  constructor(model: ModelDescriptor, user: string) {
    this.#model = model;
    this.#storageKey = `asok-columns ${user} ${model.slug}`;
    this.#names = readNames(this.#storageKey);
  }

  /** Names that are unknown by now are left out; the first column of the model always stays. */
  get columns(): FieldDescriptor[] {
    const own = fieldsOf(this.#model, this.#model.list.columns);
    if (!this.#names) return own;
    const choices = columnChoices(this.#model);
    const chosen = this.#names.map((name) => choices.find((field) => field.name === name));
    return [...new Set([own[0], ...chosen])].filter((field) => field !== undefined);
  }

  /** The e-mail address that stands under the first column, in models of people. */
  get subtitle(): FieldDescriptor | null {
    const { columns } = this;
    return this.#model.fields.find((field) => field.kind === 'email' && !columns.includes(field)) ?? null;
  }

  /** What to ask the server for. */
  get fields(): string[] {
    return [...this.columns, this.subtitle].flatMap((field) => field?.name ?? []);
  }

  /** null: the model's own. */
  choose(names: string[] | null): void {
    this.#names = names;
    try {
      if (names) localStorage.setItem(this.#storageKey, JSON.stringify(names));
      else localStorage.removeItem(this.#storageKey);
    } catch {
      // Full or forbidden: the choice holds until the page is left.
    }
  }
}

function readNames(storageKey: string): string[] | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : null;
  } catch {
    return null;
  }
}

function fieldsOf(model: ModelDescriptor, names: readonly string[]): FieldDescriptor[] {
  return names.map((name) => model.fields.find((field) => field.name === name)).filter((field) => field !== undefined);
}
