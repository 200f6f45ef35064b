import { atom, computed, type ReadableAtom } from 'nanostores';
import type { AdminClient } from './client.ts';
import type { AnyRecordDetail, Key, MatrixOutput, MatrixRow, ModelDescriptor, Verb } from './contract.ts';
import { createDetailStore, type DetailState } from './detail.ts';
import { type AsokError, toAsokError } from './errors.ts';
import { createFormStore, type FormState, type FormStore } from './form.ts';
import {
  cellState,
  type CellState,
  holds,
  isShown,
  isSuperuser,
  mayGrant,
  parsePermissions,
  type Permissions,
  toggleCell,
  toggleColumn,
  toggleRow,
  verbsNeedingView,
  withViews,
} from './permission-rules.ts';

/** The field of a role that the matrix edits. */
const FIELD = 'permissions';

export interface PermissionMatrixState {
  /** Of the role and the matrix together; once `ready`, the form's own state tells of saving. */
  status: 'loading' | 'ready' | 'missing' | 'denied' | 'error';
  error: AsokError | null;
  /** null for a new role. */
  record: AnyRecordDetail | null;
  groups: MatrixOutput['groups'];
  /** What the actor may give and take. */
  grantable: Permissions;
  /** As stored, with every `view` that is implied. */
  saved: Permissions;
  /** As it would be stored now. */
  draft: Permissions;
  /** What the draft grants and the stored text does not, and the other way round. */
  added: Permissions;
  removed: Permissions;
  /** Entries that no cell stands for: they are kept as they are. */
  unknown: Permissions;
  superuser: boolean;
  /** Why nothing can be changed: no right to edit this role, or it holds what the actor does not (`exceeding`). */
  locked: 'readonly' | 'exceeds' | null;
  exceeding: Permissions;
}

/** What one cell of the matrix shows. */
export interface CellView {
  state: CellState;
  /** Granted now and not stored, or the other way round. */
  changed: boolean;
  /** The actor may give and take it. */
  grantable: boolean;
  /** The verbs that `view` is implied by. */
  neededBy: readonly Verb[];
}

/** The form of a role, with its permissions as a matrix. Values, saving, errors and conflicts are those of the form. */
export interface PermissionMatrixStore extends FormStore {
  readonly $matrix: ReadableAtom<PermissionMatrixState>;
  cell(slug: string, verb: Verb): CellView;
  toggle(slug: string, verb: Verb): void;
  toggleAll(slug: string): void;
  /** Gives a verb to these models, or takes it from them when they all have it. */
  toggleColumn(verb: Verb, slugs: readonly string[]): void;
  /** `*` stands for all that the matrix shows; turned off again, the ticks come back. */
  setSuperuser(on: boolean): void;
}

interface Loaded {
  output: MatrixOutput | null;
  error: AsokError | null;
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
  const $output = atom<Loaded>({ output: null, error: null });
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
    form.set(FIELD, isSameSet(entries, saved) ? form.$state.get().base[FIELD] : entries.join(','));
  }

  /** What both sides changed is a set: mine goes on top of theirs, for the person to see before saving again. */
  async function merged(saving: Promise<AnyRecordDetail | null>): Promise<AnyRecordDetail | null> {
    const record = await saving;
    const clash = form.$state.get().conflict?.[FIELD];
    if (clash) {
      const [base, mine, theirs] = [clash.base, clash.mine, clash.theirs].map(parsePermissions) as [
        string[],
        string[],
        string[],
      ];
      const kept = theirs.filter((entry) => mine.includes(entry) || !base.includes(entry));
      change(() => withViews([...kept, ...mine.filter((entry) => !base.includes(entry))]));
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
      return found ? cellView($matrix.get(), found, verb) : ABSENT;
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

const ABSENT: CellView = { state: 'absent', changed: false, grantable: false, neededBy: [] };

interface Sources {
  edited: FormState;
  matrix: Loaded;
  looked: DetailState | null;
  /** The permissions are a field that the actor may write. */
  editable: boolean;
}

function matrixState({ edited, matrix, looked, editable }: Sources): PermissionMatrixState {
  const record = edited.record ?? looked?.record ?? null;
  const stored = edited.loaded ? edited.base[FIELD] : record?.[FIELD];
  const saved = parsePermissions(stored);
  const draft = edited.loaded ? parsePermissions(edited.values[FIELD]) : saved;
  const groups = matrix.output?.groups ?? [];
  const grantable = matrix.output?.grantable ?? [];
  const rows = groups.flatMap((group) => group.rows);
  const exceeding = saved.filter((entry) => !mayGrant(grantable, entry));
  const readonly = !edited.loaded || edited.status === 'denied' || !editable;
  return {
    ...progress({ edited, matrix, looked, editable }),
    record,
    groups,
    grantable,
    saved,
    draft,
    added: draft.filter((entry) => !holds(saved, entry)),
    removed: saved.filter((entry) => !holds(draft, entry)),
    unknown: draft.filter((entry) => !isShown(rows, entry)),
    superuser: isSuperuser(draft),
    locked: (readonly && 'readonly') || (exceeding.length > 0 && 'exceeds') || null,
    exceeding,
  };
}

function progress({ edited, matrix, looked }: Sources): Pick<PermissionMatrixState, 'status' | 'error'> {
  // The form is denied what it may not edit; whether the role can be looked at, the other store tells.
  const role = looked && !edited.loaded ? looked : { status: edited.status, error: edited.formError };
  const isLoaded = edited.loaded || looked?.record;
  if (!isLoaded && (role.status === 'missing' || role.status === 'denied'))
    return { status: role.status, error: role.error };
  if (matrix.error?.code === 'FORBIDDEN') return { status: 'denied', error: matrix.error };
  if (isLoaded && matrix.output) return { status: 'ready', error: null };
  const error = matrix.error ?? (role.status === 'error' ? role.error : null);
  return { status: error ? 'error' : 'loading', error };
}

function cellView({ draft, saved, grantable }: PermissionMatrixState, row: MatrixRow, verb: Verb): CellView {
  const entry = `${row.slug}.${verb}`;
  const state = cellState(draft, { row, verb });
  return {
    state,
    changed: state !== 'absent' && holds(draft, entry) !== holds(saved, entry),
    grantable: mayGrant(grantable, entry),
    neededBy: state === 'implied' ? verbsNeedingView(draft, row.slug) : [],
  };
}

function rowsOf({ groups }: PermissionMatrixState): MatrixRow[] {
  return groups.flatMap((group) => group.rows);
}

function isEditable(form: FormStore): boolean {
  const field = form.model.fields.find(({ name }) => name === FIELD);
  return field !== undefined && form.isWritable(field);
}

function isSameSet(one: Permissions, other: Permissions): boolean {
  return one.length === other.length && one.every((entry) => other.includes(entry));
}
