import { atom, computed, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { AnyRecordDetail, Key, MatrixRow, ModelDescriptor, Verb } from './contract.ts';
import { createDetailStore, type DetailState } from './detail.ts';
import { toAsokError } from './errors.ts';
import { createFormStore, type FormStore } from './form.ts';
import {
  isShown,
  isSuperuser,
  mayGrant,
  parsePermissions,
  type Permissions,
  toggleCell,
  toggleColumn,
  toggleRow,
  withViews,
} from './permission-rules.ts';
import {
  ABSENT,
  type PermissionCell,
  permissionCell,
  type MatrixAnswer,
  matrixState,
  PERMISSIONS,
  type PermissionMatrixState,
} from './permission-state.ts';

/** The form of a role, with its permissions as a matrix. Values, saving, errors and conflicts are those of the form. */
export interface PermissionMatrixStore extends FormStore {
  readonly $matrix: ReadableAtom<PermissionMatrixState>;
  cell(slug: string, verb: Verb): PermissionCell;
  toggle(slug: string, verb: Verb): void;
  toggleAll(slug: string): void;
  /** Gives a verb to these models, or takes it from them when they all have it. */
  toggleColumn(verb: Verb, slugs: readonly string[]): void;
  /** `*` stands for all that the matrix shows; turned off again, the ticks come back. */
  setSuperuser(on: boolean): void;
}

/** Makes the state of a role's page: for an existing role, or with `id` null for a new one. Call `load` first. */
export function createPermissionMatrixStore(
  client: AdminClient,
  model: ModelDescriptor,
  id: Key | null,
): PermissionMatrixStore {
  const form = createFormStore(client, model, id);
  // A form does not load what cannot be edited; the matrix can be looked at.
  const detail = id !== null && !model.can.edit ? createDetailStore(client, model.slug, id) : null;
  const $output = atom<MatrixAnswer>({ output: null, error: null });
  const $detail: ReadableAtom<DetailState | null> = detail?.$state ?? atom(null);
  const $matrix = computed([form.$state, $output, $detail], (edited, matrix, looked) =>
    matrixState({ edited, matrix, looked, editable: isEditable(form) }),
  );
  /** The ticks that `*` took the place of. */
  let covered: Permissions = [];

  const rows = () => rowsOf($matrix.get());
  const row = (slug: string) => rows().find((each) => each.slug === slug);

  async function loadOutput(): Promise<void> {
    try {
      $output.set({ output: await client.roles.matrix.query(), error: null });
    } catch (thrown) {
      $output.set({ ...$output.get(), error: toAsokError(thrown) });
    }
  }

  function change(next: (draft: Permissions, own: Permissions) => Permissions): void {
    const { status, locked, draft, saved, grantable } = $matrix.get();
    if (status !== 'ready' || locked) return;
    const entries = next(draft, grantable);
    // The stored text may be written in another way; the same rights are no change.
    form.set(PERMISSIONS, isSameSet(entries, saved) ? form.$state.get().base[PERMISSIONS] : entries.join(','));
  }

  /** What both sides changed is a set: mine goes on top of theirs, for the person to see before saving again. */
  async function merged(saving: Promise<AnyRecordDetail | null>): Promise<AnyRecordDetail | null> {
    const record = await saving;
    // It may have been the actor's own role: what he may grant has changed with it.
    if (record) void loadOutput();
    const clash = form.$state.get().conflict?.[PERMISSIONS];
    if (clash) {
      const base = parsePermissions(clash.base);
      const mine = parsePermissions(clash.mine);
      const theirs = parsePermissions(clash.theirs).filter((entry) => mine.includes(entry) || !base.includes(entry));
      change(() => withViews([...theirs, ...mine.filter((entry) => !base.includes(entry))]));
    }
    return record;
  }

  return {
    ...form,
    get key() {
      return form.key;
    },
    $matrix,
    async load() {
      covered = [];
      await Promise.all([form.load(), loadOutput(), detail?.load()]);
    },
    reset() {
      covered = [];
      form.reset();
    },
    save: () => merged(form.save()),
    resolve: (choices) => merged(form.resolve(choices)),
    cell(slug, verb) {
      const found = row(slug);
      return found ? permissionCell($matrix.get(), found, verb) : ABSENT;
    },
    toggle(slug, verb) {
      const found = row(slug);
      if (found) change((draft, own) => toggleCell(draft, { row: found, verb }, own));
    },
    toggleAll(slug) {
      const found = row(slug);
      if (found) change((draft, own) => toggleRow(draft, found, own));
    },
    toggleColumn(verb, slugs) {
      const chosen = rows().filter(({ slug }) => slugs.includes(slug));
      change((draft, own) => toggleColumn(draft, { rows: chosen, verb }, own));
    },
    setSuperuser(on) {
      const { saved, superuser, grantable } = $matrix.get();
      if (on === superuser || !mayGrant(grantable, '*')) return;
      if (!on) return change((draft) => withViews([...draft.filter((entry) => entry !== '*'), ...covered]));
      change((draft) => {
        // What was stored beside `*` stays beside it.
        const isKept = (entry: string) => !isShown(rows(), entry) || (isSuperuser(saved) && saved.includes(entry));
        covered = draft.filter((entry) => !isKept(entry));
        return ['*', ...draft.filter(isKept)];
      });
    },
  };
}

function rowsOf({ groups }: PermissionMatrixState): MatrixRow[] {
  return groups.flatMap((group) => group.rows);
}

function isEditable(form: FormStore): boolean {
  const field = form.model.fields.find(({ name }) => name === PERMISSIONS);
  return field !== undefined && form.isWritable(field);
}

function isSameSet(one: Permissions, other: Permissions): boolean {
  return one.length === other.length && one.every((entry) => other.includes(entry));
}
