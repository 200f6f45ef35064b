/** Every public element, defined by being imported, with its events. Each file is also a module of its own. */

export { AsokAccount } from './account/asok-account.ts';
export { AsokTwoFactor } from './account/asok-two-factor.ts';
export { type AccountChange, AsokAccountChangeEvent, AsokTwoFactorChangeEvent } from './account/events.ts';
export { AsokAuditLog } from './audit/asok-audit-log.ts';
export { AsokHistory } from './audit/asok-history.ts';
export { AsokLogQueryChangeEvent } from './audit/events.ts';
export { AsokLogin } from './auth/asok-login.ts';
export { AsokLoginEvent } from './auth/events.ts';
export { AsokCheckGrid } from './fields/asok-check-grid.ts';
export { AsokCheckbox } from './fields/asok-checkbox.ts';
export { AsokColorInput } from './fields/asok-color-input.ts';
export { AsokDateInput } from './fields/asok-date-input.ts';
export { AsokDropdown } from './fields/asok-dropdown.ts';
export { AsokField } from './fields/asok-field.ts';
export { AsokFileInput } from './fields/asok-file-input.ts';
export { AsokInput } from './fields/asok-input.ts';
export { AsokJsonInput } from './fields/asok-json-input.ts';
export { AsokNumberInput } from './fields/asok-number-input.ts';
export { AsokPasswordInput } from './fields/asok-password-input.ts';
export { AsokRelationPicker } from './fields/asok-relation-picker.ts';
export { AsokRichText } from './fields/asok-rich-text.ts';
export { AsokSegmented } from './fields/asok-segmented.ts';
export { AsokSlugInput } from './fields/asok-slug-input.ts';
export { AsokTagPicker } from './fields/asok-tag-picker.ts';
export { AsokTagsInput } from './fields/asok-tags-input.ts';
export { AsokTextarea } from './fields/asok-textarea.ts';
export { AsokToggle } from './fields/asok-toggle.ts';
export { type CellView, renderCell, renderValue } from './fields/cells.ts';
export { AsokDownloadEvent } from './fields/events.ts';
export type { FieldView } from './fields/field-view.ts';
export { registerFieldKind } from './fields/registry.ts';
export { loadLanguage } from './i18n/localize.ts';
export { AsokImpersonateEvent } from './impersonation/events.ts';
export type { Destination } from './internal/events.ts';
export { AsokDirtyChangeEvent, AsokEvent, AsokNavigateEvent } from './internal/events.ts';
export { AsokDetail } from './records/asok-detail.ts';
export { AsokForm } from './records/asok-form.ts';
export { AsokList } from './records/asok-list.ts';
export {
  AsokDeletedEvent,
  AsokDiscardEvent,
  AsokFailedEvent,
  AsokLoadedEvent,
  AsokSaveEvent,
  AsokSavedEvent,
} from './records/events.ts';
export { AsokBulkActionEvent, AsokQueryChangeEvent, AsokSelectEvent } from './records/list/events.ts';
export { AsokPermissionMatrix } from './roles/asok-permission-matrix.ts';
export { AsokPermissionsChangeEvent } from './roles/events.ts';
export { AsokAdmin } from './shell/asok-admin.ts';
export { AsokCloseEvent, AsokDialog } from './shell/asok-dialog.ts';
export { AsokErrorPage } from './shell/asok-error-page.ts';
export { AsokProvider } from './shell/asok-provider.ts';
export { AsokToasts } from './shell/asok-toasts.ts';
export {
  AsokErrorActionEvent,
  AsokLogoutEvent,
  AsokStylesheetFailedEvent,
  AsokThemeChangeEvent,
  AsokToastEvent,
} from './shell/events.ts';
export { AsokUserAccount } from './users/asok-user-account.ts';
