import { html, type SVGTemplateResult, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { type IconName, icons } from './icons.generated.ts';

export type { IconName };

/** Icons that point along the line of text: the shared styles mirror them in right-to-left pages. */
const DIRECTIONAL = /^arrow-left$|^chevrons?-(left|right)$|^log-out$|^(un|re)do-2$/;

/** The icons that are known by name: more of them once the application around the pages is there. */
const known: Record<string, SVGTemplateResult> = { ...icons };

/** An icon beside a text or in a labelled button: it says nothing to assistive technology. `size` in px. */
export function icon(name: IconName, size = 16): TemplateResult {
  return draw(name, icons[name], size);
}

/** Draws an icon that is built in, or one of some more. */
export type DrawIcon<Name extends string> = (name: Name | IconName, size?: number) => TemplateResult;

/** As `icon`, for late code that brings icons of its own. */
export function iconWith<Name extends string>(more: Record<Name, SVGTemplateResult>): DrawIcon<Name> {
  const all: Record<string, SVGTemplateResult> = { ...icons, ...more };
  return (name, size = 16) => draw(name, all[name], size);
}

/** Makes more icons known by name. */
export function addIcons(more: Record<string, SVGTemplateResult>): void {
  Object.assign(known, more);
}

/** An icon whose name came from elsewhere; one that is not known shows a table. */
export function namedIcon(name: string, size = 16): TemplateResult {
  const found = Object.hasOwn(known, name) ? name : 'table';
  return draw(found, known[found], size);
}

/** The icon of a model, as the server names it. */
export function modelIcon(name: string, size = 17): TemplateResult {
  return namedIcon(name, size);
}

function draw(name: string, drawing: SVGTemplateResult | undefined, size: number): TemplateResult {
  return html`<svg
    class=${classMap({ icon: true, directional: DIRECTIONAL.test(name) })}
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width=${size >= 22 ? 1.5 : 1.75}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${drawing}</svg>`;
}
