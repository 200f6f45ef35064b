import type { AnyRecordDetail, MatrixOutput, MatrixRow, Verb } from './contract.ts';
import type { DetailState } from './detail.ts';
import type { AsokError } from './errors.ts';
import type { FormState } from './form.ts';
import {
  cellState,
  type CellState,
  holds,
  isShown,
  isSuperuser,
  mayGrant,
  parsePermissions,
  type Permissions,
  verbsNeedingView,
} from './permission-rules.ts';

/** The field of a role that the matrix edits. */
export const PERMISSIONS = 'permissions';

/** A role's permissions as they are stored and as they would be. */
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
export interface PermissionCell {
  state: CellState;
  /** Granted now and not stored, or the other way round. */
  changed: boolean;
  /** The actor may give and take it. */
  grantable: boolean;
  /** The verbs that `view` is implied by. */
  neededBy: readonly Verb[];
}

/** The answer of `roles.matrix`, once it has come. */
export interface MatrixAnswer {
  output: MatrixOutput | null;
  error: AsokError | null;
}

/** What a cell that is not there shows. */
export const ABSENT: PermissionCell = { state: 'absent', changed: false, grantable: false, neededBy: [] };

/** What the state is made of. */
export interface Sources {
  edited: FormState;
  matrix: MatrixAnswer;
  looked: DetailState | null;
  /** The permissions are a field that the actor may write. */
  editable: boolean;
}

/** What the page shows, from the form, the matrix and, where the form may not load it, the record. */
export function matrixState({ edited, matrix, looked, editable }: Sources): PermissionMatrixState {
  const record = edited.record ?? looked?.record ?? null;
  const stored = edited.loaded ? edited.base[PERMISSIONS] : record?.[PERMISSIONS];
  const saved = parsePermissions(stored);
  const draft = edited.loaded ? parsePermissions(edited.values[PERMISSIONS]) : saved;
  const groups = matrix.output?.groups ?? [];
  const grantable = matrix.output?.grantable ?? [];
  const rows = groups.flatMap((group) => group.rows);
  const exceeding = saved.filter((entry) => !mayGrant(grantable, entry));
  const readonly = !edited.loaded || edited.status === 'denied' || !editable;
  return {
    ...progress({ edited, matrix, looked }),
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

function progress({
  edited,
  matrix,
  looked,
}: Omit<Sources, 'editable'>): Pick<PermissionMatrixState, 'status' | 'error'> {
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

/** What one cell shows. */
export function permissionCell(
  { draft, saved, grantable }: PermissionMatrixState,
  row: MatrixRow,
  verb: Verb,
): PermissionCell {
  const entry = `${row.slug}.${verb}`;
  const state = cellState(draft, { row, verb });
  return {
    state,
    // Superuser changes every cell at once: that is one change, told at its switch.
    changed:
      state !== 'absent' && isSuperuser(draft) === isSuperuser(saved) && holds(draft, entry) !== holds(saved, entry),
    grantable: mayGrant(grantable, entry),
    neededBy: state === 'implied' ? verbsNeedingView(draft, row.slug) : [],
  };
}
