import type { FieldDescriptor, FieldKind, ModelDescriptor } from '../../../sdk/index.ts';

/** Too long, too many or not for showing: these make no column unless the model lists them itself. */
const NO_COLUMN: ReadonlySet<FieldKind> = new Set([
  'textarea',
  'richtext',
  'password',
  'permissions',
  'json',
  'blob',
  'hasMany',
]);

/** The records are people: they have an e-mail address, and are shown with an avatar. */
export function isPeople(model: ModelDescriptor): boolean {
  return model.fields.some((field) => field.kind === 'email');
}

/** The columns that one user of this browser wants to see of a model, kept in localStorage. */
export class ChosenColumns {
  readonly #model: ModelDescriptor;
  readonly #own: readonly string[];
  readonly #storageKey: string;
  #names: readonly string[] | null;

  /** `own`: the columns to begin with in place of the model's; a list that has some remembers choices of its own. */
  constructor(model: ModelDescriptor, user: string, own: readonly string[] = []) {
    this.#model = model;
    this.#own = own.length > 0 ? own : model.list.columns;
    this.#storageKey = ['asok-columns', user, model.slug, ...own].join(' ');
    this.#names = readNames(this.#storageKey);
  }

  /** Columns asked for that are no fields of the model. */
  get unknown(): string[] {
    return this.#own.filter((name) => this.#model.fields.every((field) => field.name !== name));
  }

  /** The fields that a person may have as columns: the list's own first, in their order. */
  get choices(): FieldDescriptor[] {
    const own = fieldsOf(this.#model, this.#own);
    const others = this.#model.fields.filter(
      (field) => !own.includes(field) && !field.wide && !NO_COLUMN.has(field.kind),
    );
    return [...own, ...others];
  }

  /** Names that are unknown by now are left out; the first column always stays. */
  get columns(): FieldDescriptor[] {
    const own = fieldsOf(this.#model, this.#own);
    if (!this.#names) return own;
    const { choices } = this;
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
