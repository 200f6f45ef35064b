// Written by scripts/icons.mjs from icon-names.json: add a name there and run `node scripts/icons.mjs`.
// Drawings: lucide (https://lucide.dev), ISC licence, some of them by Feather (https://feathericons.com), MIT licence.

import { type SVGTemplateResult, svg } from 'lit';

/** Names of these icons. */
export type FieldIconName =
  | 'eye-off';

/** What stands inside the svg element of every icon, 24 by 24, to be stroked with the current colour. */
export const fieldIcons: Record<FieldIconName, SVGTemplateResult> = {
  'eye-off': svg`<path d="M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49"></path><path d="M14.084 14.158a3 3 0 0 1-4.242-4.242"></path><path d="M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143"></path><path d="m2 2 20 20"></path>`,
};
