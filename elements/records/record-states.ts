import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../internal/icon.ts';
import './english.ts';

interface StateActions {
  localize: LocalizeController;
  /** Offers the way back to the list. */
  back?(): void;
}

/** No such record, or none that the actor may see: the two look the same. */
export function renderMissing({ localize, back }: StateActions): TemplateResult {
  return html`<div class="state" part="state">
    <span class="tile">${icon('search', 22)}</span>
    <h2>${localize.term('formMissingTitle')}</h2>
    <p>${localize.term('errorNotFound')}</p>
    ${back ? renderBack(localize, back) : nothing}
  </div>`;
}

/** The actor may not be here. */
export function renderDenied({ localize, back }: StateActions): TemplateResult {
  return html`<div class="state" part="state">
    <span class="tile warning">${icon('lock', 22)}</span>
    <h2>${localize.term('formDeniedTitle')}</h2>
    <p>${localize.term('errorForbidden')}</p>
    ${back ? renderBack(localize, back) : nothing}
  </div>`;
}

function renderBack(localize: LocalizeController, back: () => void): TemplateResult {
  return html`<div class="actions">
    <button type="button" class="button" @click=${back}>
      ${icon('arrow-left')}${localize.term('formBackToList')}
    </button>
  </div>`;
}
