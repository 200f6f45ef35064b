import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../i18n/localize.ts';

/** What the looks of a cell mean. */
export function renderLegend(localize: LocalizeController): TemplateResult {
  const sample = (kind: string, text: string) => html`<span>
    <span class="sample" inert><input type="checkbox" class="checkbox ${kind}" aria-label=${text} checked /></span>${text}
  </span>`;
  return html`<div class="card-foot legend" part="legend">
    ${sample('', localize.term('rolesGranted'))} ${sample('implied', localize.term('rolesImplied'))}
    ${sample('covered', localize.term('rolesCovered'))}
    <span><span class="dot changed"></span>${localize.term('rolesChanged')}</span>
  </div>`;
}
