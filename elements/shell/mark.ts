import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { Site } from '../../sdk/index.ts';

const ANGLES = [0, 45, 90, 135, 180, 225, 270, 315];

/** Spokes from `inner` to `outer`, measured from the centre of a 32 by 32 drawing; the one at 45 degrees is marigold. */
function spokes(inner: number, outer: number): SVGTemplateResult[] {
  return ANGLES.map(
    (angle) => svg`<path
      d="M16 ${16 - inner}V${16 - outer}"
      transform="rotate(${angle} 16 16)"
      stroke=${angle === 45 ? 'var(--asok-color-brand)' : 'currentColor'}
    />`,
  );
}

/** The bare wheel in the current colour: backdrop, zero of an error code, spinner. `size` in px. */
export function wheel(size: number): TemplateResult {
  return html`<svg
    class="wheel"
    width=${size}
    height=${size}
    viewBox="0 0 32 32"
    fill="none"
    stroke-width="3"
    stroke-linecap="round"
    aria-hidden="true"
  >${spokes(4.4, 11)}</svg>`;
}

/** The site's own picture, else the mark. Decorative: the site's name stands beside it. `size` in px. */
export function brand(site: Site | null, size: number): TemplateResult {
  if (site?.favicon) return html`<img class="mark" src=${site.favicon} width=${size} height=${size} alt="" />`;
  return html`<svg
    class="mark"
    width=${size}
    height=${size}
    viewBox="0 0 32 32"
    fill="none"
    color="var(--asok-color-on-mark)"
    stroke-width="2.7"
    stroke-linecap="round"
    aria-hidden="true"
  ><rect width="32" height="32" rx="9" fill="var(--asok-color-mark)" />${spokes(4.2, 9.2)}</svg>`;
}
