import { html, nothing, type TemplateResult } from 'lit';
import type { AsokError } from '../../sdk/index.ts';
import '../fields/asok-password-input.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { isWrongCode, renderRefusal } from './refusal.ts';

interface DisableView {
  localize: LocalizeController;
  error: AsokError | null;
  /** Sent without a password. */
  isMissing: boolean;
  /** Where the site asks for a code too. */
  code: TemplateResult | null;
}

/** Asks for the password before two-factor is switched off. */
export function renderDisable({ localize, error, isMissing, code }: DisableView): TemplateResult {
  const isWrong = error?.code === 'INVALID_CREDENTIALS';
  const text = isMissing ? 'accountPasswordMissing' : isWrong ? 'accountPasswordWrong' : null;
  return html`<div class="card-body stack">
    <h3 class="step-title" tabindex="-1">${localize.term('accountTwoFactorDisableNow')}</h3>
    ${renderRefusal(localize, isWrong || (code && isWrongCode(error)) ? null : error)}
    <div class="field narrow">
      <label class="label" for="password">${localize.term('accountPasswordCurrent')}</label>
      <asok-password-input
        id="password"
        autocomplete="current-password"
        described-by="password-help password-error"
        ?invalid=${text !== null}
      ></asok-password-input>
      <p class="help" id="password-help">${localize.term('accountTwoFactorDisableHelp')}</p>
      <p class="error" id="password-error" role="alert" ?hidden=${text === null}>
        ${text ? localize.term(text) : nothing}
      </p>
    </div>
    ${code ? html`<div class="narrow">${code}</div>` : nothing}
  </div>`;
}
