import { css } from 'lit';
import { property } from 'lit/decorators.js';
import type { Key } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import type { PageCode } from '../internal/late-element.ts';
import { loadingStyles } from '../internal/load-states.styles.ts';
import { shared } from '../theme/controls.styles.ts';
import { EditorElement } from './editor-element.ts';
import type { FormPage } from './form-page.ts';
import { recordPageStyles } from './record-page.styles.ts';

const code = new LateModule(async () => {
  // Both at once: the page stands on the inputs, and would ask for them only when it is there itself.
  const [{ formPage }] = await Promise.all([import('./form-page.ts'), import('../fields/inputs.ts')]);
  return formPage;
});

/**
 * Creates a record, or edits one. Saves only what was changed, merges what others changed meanwhile, and asks where
 * both changed the same field. Someone who may only look at the record is sent to its detail page.
 *
 * @event {AsokSaveEvent} asok-save - Before saving, with the intent; cancelable.
 * @event {AsokSavedEvent} asok-saved - After saving, with the record.
 * @event {AsokDiscardEvent} asok-discard - The changes were thrown away.
 * @event {AsokDirtyChangeEvent} asok-dirty-change - There are unsaved changes now, or none any more.
 * @event {AsokDeletedEvent} asok-deleted - The record was deleted.
 * @event {AsokNavigateEvent} asok-navigate - Another page is wanted; cancelable.
 * @event {AsokLoadedEvent} asok-loaded - The record has come.
 * @event {AsokFailedEvent} asok-failed - The record could not be loaded.
 * @csspart header - Title and actions.
 * @csspart error-summary - What was refused.
 * @csspart conflict - Whose value to keep.
 * @csspart fieldset - A card of fields.
 * @csspart section-rail - Links to the cards.
 * @csspart save-bar - Status and save buttons.
 * @cssprop --asok-page-padding - Padding of the page around, across which the save bar reaches.
 */
export class AsokForm extends EditorElement<FormPage> {
  static override styles = [
    ...shared,
    loadingStyles,
    recordPageStyles,
    css`
      .loading {
        max-inline-size: 1072px;
      }
    `,
  ];

  /** Slug of the model. */
  @property() model = '';

  /** Key of the record; without one the form creates a record. */
  @property({ attribute: 'record-id' }) recordId: Key | null = null;

  protected override get late(): LateModule<PageCode<HTMLElement, FormPage>> {
    return code;
  }
}

define('asok-form', AsokForm);

declare global {
  interface HTMLElementTagNameMap {
    'asok-form': AsokForm;
  }
}
