import { html, nothing, type TemplateResult } from 'lit';
import type { AsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from './icon.ts';

interface Failure {
  localize: LocalizeController;
  retry(): void;
}

/** The log is not for this person. */
export function renderLogDenied(localize: LocalizeController): TemplateResult {
  return html`<div class="state" part="state" role="alert">
    <span class="tile">${icon('lock', 22)}</span>
    <h2>${localize.term('auditDeniedTitle')}</h2>
    <p>${localize.term('auditDeniedText')}</p>
  </div>`;
}

/** Asking failed; the same may be asked again. */
export function renderLogFailure(error: AsokError | null, { localize, retry }: Failure): TemplateResult {
  return html`<div class="state" part="state" role="alert">
    <span class="tile danger">${icon('server-crash', 22)}</span>
    <h2>${localize.term('loadFailedTitle')}</h2>
    <p>${error ? errorText(localize, error) : nothing}</p>
    <div class="actions">
      <button type="button" class="button" data-retry @click=${retry}>
        ${icon('rotate-ccw')}${localize.term('tryAgain')}
      </button>
    </div>
    ${error?.requestId ? html`<p class="mono">${localize.term('requestId', error.requestId)}</p>` : nothing}
  </div>`;
}
