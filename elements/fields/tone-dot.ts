import { html, nothing, type TemplateResult } from 'lit';
import type { ChoiceTone } from '../../sdk/index.ts';

/** The colour of a choice beside its words, which say the same. */
export function toneDot(tone: ChoiceTone | undefined): TemplateResult | typeof nothing {
  return tone ? html`<span class="dot ${tone}" aria-hidden="true"></span>` : nothing;
}
