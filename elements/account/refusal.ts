import { html, nothing, type TemplateResult } from 'lit';
import type { AsokError } from '../../sdk/index.ts';
import { lockedText } from '../auth/locked-text.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../internal/icon.ts';

/** Why a call was refused, in a region that is there before it has something to say. */
export function renderRefusal(localize: LocalizeController, error: AsokError | null): TemplateResult {
  const text = error && (error.code === 'RATE_LIMITED' ? lockedText(localize, error) : errorText(localize, error));
  return html`<div role="alert" ?hidden=${!error}>
    ${text ? html`<div class="notice danger" part="error">${icon('circle-alert')}<span>${text}</span></div>` : nothing}
  </div>`;
}

/** The code was not the right one, or could not be one. */
export function isWrongCode(error: AsokError | null): boolean {
  return error?.code === 'CODE_INVALID' || error?.code === 'VALIDATION_FAILED';
}
