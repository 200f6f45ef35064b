/** What draws the permissions of a role. Few pages show one, so it is imported when the first of them does. */

export { GridKeys } from './grid-keys.ts';
export { renderPermissions } from './permissions-card.ts';
export { roleStyles } from './role.styles.ts';
export { renderSummary } from './summary-panel.ts';
export { renderSuperuser } from './superuser-card.ts';
