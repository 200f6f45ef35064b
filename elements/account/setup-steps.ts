import { html, nothing, type TemplateResult } from 'lit';
import type { TotpSetup, TwoFactorState } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../shell/icon.ts';
import type { CopyButtons } from './copy-button.ts';

const STEPS = ['scan', 'verify', 'recovery'] as const;
const LABELS = { scan: 'accountStepScan', verify: 'accountStepVerify', recovery: 'accountStepSave' } as const;

/** How far the set-up is. */
export function renderSteps(localize: LocalizeController, step: TwoFactorState['step']): TemplateResult {
  const at = STEPS.findIndex((each) => each === step);
  return html`<ol class="steps" part="steps" aria-label=${localize.term('accountSteps')}>
    ${STEPS.map((each, index) => {
      const label = localize.term(LABELS[each]);
      const isDone = index < at;
      return html`<li class=${isDone ? 'done' : ''} aria-current=${index === at ? 'step' : nothing}>
        <span class="place" aria-hidden="true">${isDone ? icon('check', 13) : index + 1}</span>
        <span class="step-label" aria-hidden=${isDone ? 'true' : nothing}>${label}</span>
        ${isDone ? html`<span class="visually-hidden">${localize.term('accountStepDone', label)}</span>` : nothing}
      </li>`;
    })}
  </ol>`;
}

/** The secret for those who cannot scan. */
export function renderScan(localize: LocalizeController, setup: TotpSetup | null, copies: CopyButtons): TemplateResult {
  const secret = setup?.secret ?? '';
  return html`<h3 class="step-title" tabindex="-1">${localize.term('accountScanTitle')}</h3>
    <p class="muted small">${localize.term('accountScanText')}</p>
    <div class="secret" part="secret">
      <span class="visually-hidden">${localize.term('accountKey')}</span>
      <code dir="ltr">${secret.match(/.{1,4}/g)?.join(' ')}</code>
      ${copies.render({ id: 'key', label: localize.term('accountKeyCopy'), small: true, text: () => secret })}
    </div>`;
}

/** The app proves that it has the secret. */
export function renderVerify(localize: LocalizeController, input: TemplateResult): TemplateResult {
  return html`<h3 class="step-title" tabindex="-1">${localize.term('accountVerifyTitle')}</h3>
    <p class="muted small verify-text">${localize.term('accountVerifyText')}</p>
    ${input}`;
}
