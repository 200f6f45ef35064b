export { type AdminClient, type ClientOptions, createAdminClient } from './client.ts';
export { codec } from './codec.ts';
export type * from './contract.ts';
export { createDetailStore, type DetailState, type DetailStore } from './detail.ts';
export { AsokError, toAsokError } from './errors.ts';
export { createFormStore, type FormState, type FormStore } from './form.ts';
export type { Clash } from './form-rebase.ts';
export { isBlank, isWritable } from './form-values.ts';
export { InvalidInput } from './invalid-input.ts';
export { type Count, createListStore, type ListOptions, type ListState, type ListStore } from './list.ts';
export { fitListParams, LAST_NUMBERED_ROW, lastNumberedPage, sortField, toListInput } from './list-filter.ts';
export {
  type Cursor,
  type FieldFilter,
  formatListQuery,
  type ListParams,
  PLAIN_LIST,
  parseListQuery,
} from './list-url.ts';
export { createPermissionMatrixStore, type PermissionMatrixStore } from './permission-matrix.ts';
export {
  type CellState,
  columnState,
  type GroupState,
  mayGrant,
  type Permissions,
  rowState,
  toggleColumn,
  VERBS,
} from './permission-rules.ts';
export type { PermissionCell, PermissionMatrixState } from './permission-state.ts';
export { can } from './permissions.ts';
export type {
  AnyListInput,
  AnyRecords,
  CallOptions,
  ListQuery,
  RecordsClient,
  RecordsOf,
} from './records.ts';
export { createSession, type Session, type SessionState } from './session.ts';
export { slugify } from './slug.ts';
