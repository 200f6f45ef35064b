export { type AccountState, type AccountStore, createAccountStore } from './account.ts';
export {
  type AuditLogOptions,
  type AuditLogState,
  type AuditLogStore,
  createAuditLogStore,
} from './audit-log.ts';
export { type AdminClient, type ClientOptions, createAdminClient } from './client.ts';
export { codec } from './codec.ts';
export type * from './contract.ts';
export { compareDecimals, fractionLength } from './decimal.ts';
export { createDetailStore, type DetailState, type DetailStore } from './detail.ts';
export { AsokError, toAsokError } from './errors.ts';
export { checkFile } from './file-checks.ts';
export { createFormStore, type FormState, type FormStore } from './form.ts';
export type { Clash } from './form-rebase.ts';
export { isBlank, isWritable } from './form-values.ts';
export { createHistoryStore, type HistoryState, type HistoryStore } from './history.ts';
export { InvalidInput } from './invalid-input.ts';
export {
  type Count,
  createListStore,
  LARGEST_REMOVAL,
  type ListOptions,
  type ListState,
  type ListStore,
} from './list.ts';
export { fitListParams, LAST_NUMBERED_ROW, lastNumberedPage, sortField, toListInput } from './list-filter.ts';
export type { Selection } from './list-selection.ts';
export {
  type Cursor,
  type FieldFilter,
  formatListQuery,
  type ListParams,
  PLAIN_LIST,
  parseListQuery,
} from './list-url.ts';
export {
  countLogFilters,
  formatLogQuery,
  LOG_PAGE_SIZES,
  LOG_PERIODS,
  type LogFilters,
  type LogParams,
  type LogPeriod,
  PLAIN_LOG,
  parseLogQuery,
} from './log-url.ts';
export { FIELD_PARTS, INPUT_PARTS, isPartAttribute, partsOf } from './parts.ts';
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
export type * from './register.ts';
export {
  isEmptyRichText,
  isSafeHref,
  RICH_TEXT_SILENT,
  RICH_TEXT_SYNONYMS,
  RICH_TEXT_TAGS,
} from './rich-text.ts';
export { createUserAccountStore, type UserAccountState, type UserAccountStore } from './user-account.ts';
export { createSession, type Session, type SessionState } from './session.ts';
export { slugify } from './slug.ts';
export { createTwoFactorStore, type TwoFactorState, type TwoFactorStore } from './two-factor.ts';
export { type DiffPart, diffWords } from './word-diff.ts';
