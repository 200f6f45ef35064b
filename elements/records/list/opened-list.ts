import {
  type AdminClient,
  createListStore,
  type ListParams,
  type ListStore,
  type ModelDescriptor,
  type OptionsOutput,
} from '../../../sdk/index.ts';
import { ChosenColumns } from './columns.ts';
import { filterableFields } from './list-view.ts';
import { type OptionSearch, RelationLabels } from './relation-labels.ts';

interface OpenOptions {
  client: AdminClient;
  model: ModelDescriptor;
  /** Key of whoever is signed in: choices are kept for him. */
  user: string;
  params: ListParams;
  /** Columns in place of the model's own. */
  display: readonly string[];
}

/** The list of one model for one person: its store, the columns he chose, and what related records are called. */
export class OpenedList {
  readonly model: ModelDescriptor;
  readonly user: string;
  readonly store: ListStore;
  readonly labels = new RelationLabels();
  readonly #client: AdminClient;
  readonly #stop: () => void;
  #columns: ChosenColumns;

  constructor({ client, model, user, params, display }: OpenOptions) {
    this.model = model;
    this.user = user;
    this.#client = client;
    this.#columns = new ChosenColumns(model, user, display);
    this.store = createListStore(client, model.slug, { model, params, fields: this.#columns.fields });
    this.#stop = this.store.$state.listen(({ page }) => this.labels.rememberRows(model.fields, page?.rows ?? []));
  }

  get columns(): ChosenColumns {
    return this.#columns;
  }

  /** Asks for the rows, unless there is no column to show, and for the names of what is filtered by. */
  async load(): Promise<void> {
    if (this.#columns.unknown.length === 0) void this.store.load();
    // The address holds the keys of related records alone.
    const filtered = filterableFields(this.model).filter(({ name }) => name in this.store.$params.get().filters);
    await this.labels.ask(filtered, this.options);
  }

  /** Other columns in place of the model's own. */
  display(names: readonly string[]): void {
    this.#columns = new ChosenColumns(this.model, this.user, names);
    if (this.#columns.unknown.length === 0) this.store.setFields(this.#columns.fields);
  }

  /** null: those to begin with. */
  chooseColumns(names: string[] | null): void {
    this.#columns.choose(names);
    this.store.setFields(this.#columns.fields);
  }

  // One function for good: the relation filters ask again when they get another one.
  readonly options: OptionSearch = (field, q): Promise<OptionsOutput> =>
    this.#client.model(this.model.slug).options.query({ field, ...(q && { q }) });

  /** The value of one field of a record in full. @throws AsokError */
  async valueOf(key: string, field: string): Promise<unknown> {
    return (await this.#client.model(this.model.slug).get.query({ id: key }))[field];
  }

  close(): void {
    this.#stop();
    this.store.dispose();
  }
}
