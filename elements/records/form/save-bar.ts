import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from '../../../sdk/index.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { icon } from '../../internal/icon.ts';
import { wheel } from '../../shell/mark.ts';
import type { SaveIntent } from '../events.ts';

interface SaveBar {
  localize: LocalizeController;
  state: FormState;
  creating: boolean;
  /** The person may create another record of this model. */
  canAdd: boolean;
  /** What is not saved yet, in other words than the number of fields. */
  unsaved?: string;
  save(intent: SaveIntent): void;
  discard(): void;
}

/** Always in sight: what is unsaved, and the ways to save it. */
export function renderSaveBar(bar: SaveBar): TemplateResult {
  const { localize, state, canAdd, save } = bar;
  const saving = state.status === 'saving';
  const item = (intent: SaveIntent, text: string, kind: string) =>
    html`<button type="button" class=${kind} aria-disabled=${saving ? 'true' : nothing} @click=${() => save(intent)}>
      ${text}
    </button>`;
  const more = (kind: string) =>
    html`${canAdd ? item('add-another', localize.term('formSaveAnother'), `${kind} ghost`) : nothing}
    ${item('continue', localize.term('formSaveContinue'), kind)}`;
  return html`<div class="save-bar" part="save-bar">
    <div class="save-bar-row">
      <div class="save-status">${renderStatus(bar)}${renderDiscard(bar)}</div>
      <div class="save-actions" part="actions">
        <span class="wide-only">${more('button')}</span>
        <span class="save-group">
          <button
            type="button"
            class="button primary save"
            aria-disabled=${saving ? 'true' : nothing}
            aria-keyshortcuts="Control+S Meta+S"
            @click=${() => save('save')}
          >
            ${saving ? html`<span class="spinner">${wheel(16)}</span>` : nothing}<span>${localize.term('save')}</span>
          </button>
          <button
            type="button"
            class="button primary narrow-only"
            popovertarget="more-saves"
            aria-label=${localize.term('formMoreSaves')}
          >
            ${icon('chevron-down')}
          </button>
        </span>
        <div class="menu sheet" id="more-saves" popover @click=${closeSheet}>${more('menu-item')}</div>
      </div>
    </div>
  </div>`;
}

/** A choice was made: the sheet around it closes, and the focus goes back to its button. */
export function closeSheet(event: Event): void {
  (event.currentTarget as HTMLElement).hidePopover();
}

function renderStatus({ localize, state, creating, unsaved }: SaveBar): TemplateResult {
  const invalid = Object.keys(state.errors).length;
  const [kind, mark, text] = ((): [string, TemplateResult, string] => {
    if (state.status === 'saving') return ['muted', html`${nothing}`, localize.term('formSaving')];
    if (state.status === 'conflict') return ['', icon('git-compare'), localize.term('formConflictStatus')];
    if (invalid > 0) return ['danger-text', icon('circle-alert'), localize.term('formAttention', invalid)];
    if (state.status === 'error') return ['danger-text', icon('circle-alert'), localize.term('formFailedStatus')];
    if (state.dirty.length > 0) {
      const text = unsaved ?? localize.term('formUnsaved', state.dirty.length);
      return ['', html`<span class="dot changed"></span>`, text];
    }
    return creating
      ? ['muted', html`${nothing}`, localize.term('formNotSaved')]
      : ['muted', icon('circle-check'), localize.term('formAllSaved')];
  })();
  return html`<span class="status ${kind}" role="status">${mark}<span class="truncated">${text}</span></span>`;
}

function renderDiscard({ localize, state, discard }: SaveBar): TemplateResult | typeof nothing {
  if (state.dirty.length === 0 || state.status === 'saving') return nothing;
  return html`<button type="button" class="link-button" @click=${discard}>${localize.term('discard')}</button>`;
}
