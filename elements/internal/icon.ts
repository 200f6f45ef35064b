import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { type IconName, icons } from './icons.generated.ts';

export type { IconName };

/** Icons that point along the line of text: the shared styles mirror them in right-to-left pages. */
const DIRECTIONAL: ReadonlySet<IconName> = new Set([
  'arrow-left',
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'chevrons-left',
  'chevrons-right',
  'log-out',
  'undo-2',
]);

/** An icon beside a text or in a labelled button: it says nothing to assistive technology. `size` in px. */
export function icon(name: IconName, size = 16): TemplateResult {
  const classes = classMap({ icon: true, directional: DIRECTIONAL.has(name) });
  return html`<svg
    class=${classes}
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width=${size >= 22 ? 1.5 : 1.75}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${icons[name]}</svg>`;
}

/** The icon of a model, whose name came from the server; a name that is not built in shows a table. */
export function modelIcon(name: string, size = 17): TemplateResult {
  return icon(Object.hasOwn(icons, name) ? (name as IconName) : 'table', size);
}
