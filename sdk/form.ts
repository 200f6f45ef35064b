import { atom, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type {
  AnyRecordDetail,
  FieldDescriptor,
  FieldError,
  FileOutput,
  Key,
  ModelDescriptor,
  OptionsOutput,
  UpdateInput,
} from './contract.ts';
import { loadFailure } from './detail.ts';
import { type AsokError, toAsokError } from './errors.ts';
import { checkValues } from './form-checks.ts';
import { withBytes } from './form-files.ts';
import { type Clash, rebase } from './form-rebase.ts';
import { FormSlugs } from './form-slugs.ts';
import {
  creationData,
  defaultValues,
  dirtyFields,
  type FormValues,
  isWritable,
  recordValues,
  sameFieldValue,
  updateChanges,
} from './form-values.ts';

/** What a form shows and how far it has come. */
export interface FormState {
  /**
   * `denied`: the actor may not create or edit (with `record`: he may look at it). `missing`: no such record for him.
   * `error`: the last call failed, see `formError`; what was typed is still in `values`.
   */
  status: 'loading' | 'ready' | 'saving' | 'saved' | 'invalid' | 'conflict' | 'error' | 'denied' | 'missing';
  /** There are values to show. */
  loaded: boolean;
  values: FormValues;
  /** What the values are compared with: the record as last loaded, or the defaults. */
  base: FormValues;
  /** Names of the changed fields. */
  dirty: string[];
  /** By field name; also of fields that the form does not show. */
  errors: Record<string, FieldError>;
  formError: AsokError | null;
  /** The fields that somebody else changed too, to be settled by `resolve`. */
  conflict: Record<string, Clash> | null;
  /** The record as last loaded or saved; null until then. */
  record: AnyRecordDetail | null;
  /** Fields that somebody else changed meanwhile and that were taken over, since this form had not changed them. */
  merged: string[];
}

/** One form: values, checks, saving and merging. Nothing typed is lost by an error. */
export interface FormStore {
  readonly $state: ReadableAtom<FormState>;
  readonly model: ModelDescriptor;
  /** The record's key; null until a new record was created. */
  readonly key: Key | null;
  load(): Promise<void>;
  /** Fields that the actor may not write are left alone. */
  set(name: string, value: unknown): void;
  /** Back to what was loaded. */
  reset(): void;
  /** Sends the changed fields. Resolves with the record, or null when it was not saved: see the state. */
  save(): Promise<AnyRecordDetail | null>;
  /** Settles every clashing field and saves again. */
  resolve(choices: Record<string, 'mine' | 'theirs'>): Promise<AnyRecordDetail | null>;
  /** @throws AsokError */
  remove(): Promise<void>;
  /** Records that a relation field may point to. @throws AsokError */
  search(field: string, q: string): Promise<OptionsOutput>;
  /** The stored file of a field. @throws AsokError */
  file(field: string): Promise<FileOutput>;
  isWritable(field: FieldDescriptor): boolean;
}

const BLANK: Omit<FormState, 'status'> = {
  loaded: false,
  values: {},
  base: {},
  dirty: [],
  errors: {},
  formError: null,
  conflict: null,
  record: null,
  merged: [],
};

/** Makes the state of a form: for an existing record, or with `id` null for a new one. Call `load` first. */
export function createFormStore(client: AdminClient, model: ModelDescriptor, id: Key | null): FormStore {
  const records = client.model(model.slug);
  const $state = atom<FormState>({ ...BLANK, status: 'loading' });
  const slugs = new FormSlugs();
  let key = id;
  let running: Promise<AnyRecordDetail | null> | null = null;

  const update = (changes: Partial<FormState>) => {
    const next = { ...$state.get(), ...changes };
    $state.set({ ...next, dirty: dirtyFields(writable(), next.base, next.values) });
  };
  const writable = () => model.fields.filter((field) => isWritable(field, key === null));
  const begin = (status: FormState['status'], base: FormValues, record: AnyRecordDetail | null) => {
    slugs.clear();
    slugs.keep(model.fields, base);
    $state.set({ ...BLANK, status, loaded: true, base, values: base, record });
  };

  async function load(): Promise<void> {
    if (!(key === null ? model.can.add : model.can.edit)) return update({ status: 'denied' });
    if (key === null) return begin('ready', defaultValues(model), null);
    update({ status: 'loading', formError: null });
    try {
      const record = await records.get.query({ id: key });
      begin(record.$can.edit ? 'ready' : 'denied', recordValues(model, record), record);
    } catch (thrown) {
      const error = toAsokError(thrown);
      update({ status: loadFailure(error), formError: error });
    }
  }

  function set(name: string, value: unknown): void {
    const state = $state.get();
    if (!writable().some((field) => field.name === name)) return;
    const values = slugs.follow(writable(), name, { ...state.values, [name]: value });
    const errors = Object.fromEntries(
      Object.entries(state.errors).filter(([other]) => other !== name && values[other] === state.values[other]),
    );
    const clash = state.conflict?.[name];
    update({
      values,
      errors,
      status: statusAfterEdit(state.status, errors),
      conflict: clash ? { ...state.conflict, [name]: { ...clash, mine: value } } : state.conflict,
    });
  }

  function accepted(record: AnyRecordDetail, sent: FormValues): AnyRecordDetail {
    const state = $state.get();
    const created = key === null;
    const base = recordValues(model, record);
    const values = { ...base };
    const merged = new Set(created ? [] : state.merged);
    for (const field of writable()) {
      const { name } = field;
      // Typed while the save was under way: a change of its own, on top of what was saved.
      if (!sameFieldValue(field, state.values[name], sent[name])) values[name] = state.values[name];
      const untouched = sameFieldValue(field, sent[name], state.base[name]);
      if (!created && untouched && !sameFieldValue(field, base[name], state.base[name])) merged.add(name);
    }
    key = record.$key;
    slugs.keep(model.fields, base);
    update({ status: 'saved', record, base, values, merged: [...merged] });
    return record;
  }

  async function refused(thrown: unknown): Promise<null> {
    const error = toAsokError(thrown);
    if (error.code === 'CONFLICT' && key !== null) {
      await takeTheirs(key, error);
    } else if (Object.keys(error.fieldErrors).length > 0) {
      update({ status: 'invalid', errors: error.fieldErrors });
    } else {
      update({ status: 'error', formError: error });
    }
    return null;
  }

  /** Puts the person's changes on top of the record as it is now; what both sides changed becomes a conflict. */
  async function takeTheirs(id: Key, error: AsokError): Promise<void> {
    try {
      const record = await records.get.query({ id });
      const { clashes, ...rebased } = rebase(writable(), $state.get(), recordValues(model, record));
      const clashing = Object.keys(clashes).length > 0;
      // Without a clash that this actor may see, saving again is his decision.
      update({
        ...rebased,
        record,
        status: clashing ? 'conflict' : 'error',
        conflict: clashing ? clashes : null,
        formError: clashing ? null : error,
      });
    } catch (thrown) {
      update({ status: 'error', formError: toAsokError(thrown) });
    }
  }

  async function updateOf(id: Key, changed: readonly FieldDescriptor[]): Promise<UpdateInput> {
    const { values, base, record } = $state.get();
    const update = updateChanges(changed, base, values);
    const changes = await withBytes(update.changes);
    return { id, expectedVersion: record?.$version ?? '', changes, base: update.base };
  }

  async function send(): Promise<AnyRecordDetail | null> {
    const { values, base, record, dirty } = $state.get();
    const fields = writable();
    const changed = fields.filter((field) => dirty.includes(field.name));
    const errors = checkValues(key === null ? fields : changed, values, key === null);
    if (Object.keys(errors).length > 0) {
      update({ status: 'invalid', errors, formError: null });
      return null;
    }
    if (key !== null && changed.length === 0) {
      update({ status: 'saved', errors: {}, formError: null });
      return record;
    }
    update({ status: 'saving', errors: {}, formError: null });
    try {
      const answer =
        key === null
          ? await records.create.mutate({ data: await withBytes(creationData(fields, base, values)) })
          : await records.update.mutate(await updateOf(key, changed));
      return accepted(answer, values);
    } catch (thrown) {
      return refused(thrown);
    }
  }

  const sendOnce = () => {
    running ??= send().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    $state,
    model,
    get key() {
      return key;
    },
    load,
    set,
    reset() {
      const { base, record, loaded } = $state.get();
      if (loaded && !running) begin('ready', base, record);
    },
    async save() {
      const { status, conflict, loaded } = $state.get();
      if (conflict || status === 'denied' || !loaded) return null;
      if (!running) update({ merged: [] });
      return sendOnce();
    },
    async resolve(choices) {
      const { conflict, values, base } = $state.get();
      if (!conflict || !Object.keys(conflict).every((name) => choices[name])) return null;
      // The base is theirs since the conflict was found.
      const theirs = Object.keys(conflict).filter((name) => choices[name] === 'theirs');
      const taken = Object.fromEntries(theirs.map((name) => [name, base[name]]));
      update({ conflict: null, values: { ...values, ...taken } });
      return sendOnce();
    },
    async remove() {
      if (key === null) return;
      const version = $state.get().record?.$version;
      await records.remove.mutate({ id: key, ...(version && { expectedVersion: version }) });
    },
    file: (field) => records.file.query({ id: key ?? '', field }),
    search: (field, q) => records.options.query({ field, limit: 50, ...(q && { q }) }),
    isWritable: (field) => isWritable(field, key === null),
  };
}

function statusAfterEdit(status: FormState['status'], errors: Record<string, FieldError>): FormState['status'] {
  if (status === 'saved') return 'ready';
  return status === 'invalid' && Object.keys(errors).length === 0 ? 'ready' : status;
}
