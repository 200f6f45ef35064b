import { css } from 'lit';
import { property } from 'lit/decorators.js';
import type { Key } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import type { PageCode } from '../internal/late-element.ts';
import { loadingStyles } from '../internal/load-states.styles.ts';
import { EditorElement } from '../records/editor-element.ts';
import { recordPageStyles } from '../records/record-page.styles.ts';
import { shared } from '../theme/controls.styles.ts';
import type { MatrixPage } from './matrix-page.ts';

const code = new LateModule(async () => {
  // All at once: the matrix stands on a form, and would ask for that only when it is there itself.
  const [{ matrixPage }] = await Promise.all([
    import('./matrix-page.ts'),
    import('../records/form-page.ts'),
    import('../fields/inputs.ts'),
  ]);
  return matrixPage;
});

/**
 * Creates a role, or edits one: its name and label, and its permissions as a table of models and verbs. Shows what gets
 * saved while it is ticked. Who may not edit the role, or holds less than the role does, can look at it.
 *
 * @event {AsokPermissionsChangeEvent} asok-change - Permissions were ticked or unticked, not yet saved.
 * @event {AsokSaveEvent} asok-save - Before saving, with the intent; cancelable.
 * @event {AsokSavedEvent} asok-saved - After saving, with the record.
 * @event {AsokDiscardEvent} asok-discard - The changes were thrown away.
 * @event {AsokDirtyChangeEvent} asok-dirty-change - There are unsaved changes now, or none any more.
 * @event {AsokDeletedEvent} asok-deleted - The role was deleted.
 * @event {AsokNavigateEvent} asok-navigate - Another page is wanted; cancelable.
 * @event {AsokLoadedEvent} asok-loaded - The role has come.
 * @event {AsokFailedEvent} asok-failed - The role could not be loaded.
 * @csspart header - Title and actions.
 * @csspart error-summary - What was refused.
 * @csspart conflict - Whose value to keep.
 * @csspart fieldset - The card of name and label.
 * @csspart superuser - The card of the switch for all permissions.
 * @csspart permissions - The card around the matrix.
 * @csspart table - The matrix.
 * @csspart head - Its first row, with a checkbox for each verb.
 * @csspart group - The models of one group.
 * @csspart row - One model.
 * @csspart all - The checkbox for all verbs of a model.
 * @csspart cell - One verb of a model.
 * @csspart legend - What the looks of a cell mean.
 * @csspart summary - The card of what gets saved.
 * @csspart save-bar - Status and save buttons.
 * @cssprop --asok-page-padding - Padding of the page around, across which the save bar reaches.
 */
export class AsokPermissionMatrix extends EditorElement<MatrixPage> {
  static override styles = [
    ...shared,
    loadingStyles,
    recordPageStyles,
    css`
      .loading {
        max-inline-size: 1360px;
      }
    `,
  ];

  /** Key of the role; without one a role is created. */
  @property({ attribute: 'role-id' }) roleId: Key | null = null;

  protected override get late(): LateModule<PageCode<HTMLElement, MatrixPage>> {
    return code;
  }
}

define('asok-permission-matrix', AsokPermissionMatrix);

declare global {
  interface HTMLElementTagNameMap {
    'asok-permission-matrix': AsokPermissionMatrix;
  }
}
