import { html, nothing, type TemplateResult } from 'lit';
import type { AsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from './icon.ts';

interface StateActions {
  localize: LocalizeController;
  retry?(): void;
}

/** Loading failed; the same may be tried again. */
export function renderLoadError(error: AsokError | null, { localize, retry }: StateActions): TemplateResult {
  return html`<div class="state" part="state" role="alert">
    <span class="tile danger">${icon('circle-alert', 22)}</span>
    <h2>${localize.term('loadFailedTitle')}</h2>
    <p>${error ? errorText(localize, error) : nothing}</p>
    ${error?.requestId ? html`<p class="subtle">${localize.term('requestId', error.requestId)}</p>` : nothing}
    <div class="actions">
      <button type="button" class="button" @click=${retry}>${icon('rotate-ccw')}${localize.term('tryAgain')}</button>
    </div>
  </div>`;
}

/** Shapes of cards; the style delays them so that a quick answer shows none. */
export function renderLoading({ localize }: StateActions): TemplateResult {
  const row = html`<div class="skeleton label"></div>
    <div class="skeleton value"></div>`;
  return html`<div class="loading" part="loading">
    <p class="visually-hidden" role="status">${localize.term('loading')}</p>
    <div class="skeleton heading" aria-hidden="true"></div>
    <div class="card" aria-hidden="true"><div class="card-body">${row}${row}${row}${row}</div></div>
  </div>`;
}
