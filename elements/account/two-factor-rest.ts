import { html, nothing, type TemplateResult } from 'lit';
import type { AccountOutput } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../shell/icon.ts';

/** Fewer recovery codes than this are worth a warning. */
const FEW_CODES = 4;

interface RestView {
  localize: LocalizeController;
  busy: boolean;
}

/** Two-factor is off. */
export function renderOff({ localize, busy }: RestView, enable: () => void): TemplateResult {
  return html`<div class="line">
    <span class="tile">${icon('smartphone', 18)}</span>
    <div class="words">
      <h3 class="step-title" tabindex="-1">${localize.term('accountTwoFactorTitle')}</h3>
      <p>${localize.term('accountTwoFactorText')}</p>
    </div>
    <button class="button primary" type="button" aria-disabled=${busy} @click=${enable}>
      ${localize.term('accountTwoFactorEnable')}
    </button>
  </div>`;
}

interface OnView extends RestView {
  account: AccountOutput | null;
  renew(): void;
  disable(): void;
}

/** Two-factor is on; few codes left are told as a warning. */
export function renderOn({ localize, busy, account, renew, disable }: OnView): TemplateResult {
  const { totpEnabledAt: since = null, recoveryCodesLeft: left = null } = account ?? {};
  const few = left !== null && left < FEW_CODES;
  return html`<div class="line">
      <span class="tile success">${icon('shield-check', 18)}</span>
      <div class="words">
        <h3 class="step-title" tabindex="-1">${localize.term('accountApp')}</h3>
        <p>
          ${since ? localize.term('accountAppAdded', localize.date(since, { dateStyle: 'medium' })) : nothing}
          ${left !== null && !few ? localize.term('accountCodesLeft', left) : nothing}
        </p>
      </div>
      <div class="row">
        <button class="button" type="button" aria-disabled=${busy} @click=${renew}>
          ${localize.term('accountCodesRenew')}
        </button>
        <button class="button danger-quiet" type="button" @click=${disable}>
          ${localize.term('accountTwoFactorDisable')}
        </button>
      </div>
    </div>
    ${
      few
        ? html`<div class="notice warning few">
          ${icon('triangle-alert')}
          <p><b>${localize.term('accountCodesLeft', left)}</b> ${localize.term('accountCodesFew')}</p>
        </div>`
        : nothing
    }`;
}
