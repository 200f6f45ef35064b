import { html, type TemplateResult } from 'lit';

/** Where the buttons of a step stand. */
export function renderFoot(buttons: TemplateResult): TemplateResult {
  return html`<div class="card-foot row end" part="footer">${buttons}</div>`;
}
