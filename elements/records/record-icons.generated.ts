// Written by scripts/icons.mjs from icon-names.json: add a name there and run `node scripts/icons.mjs`.
// Drawings: lucide (https://lucide.dev), ISC licence, some of them by Feather (https://feathericons.com), MIT licence.

import { type SVGTemplateResult, svg } from 'lit';

/** Names of these icons. */
export type RecordIconName =
  | 'venetian-mask';

/** What stands inside the svg element of every icon, 24 by 24, to be stroked with the current colour. */
export const recordIcons: Record<RecordIconName, SVGTemplateResult> = {
  'venetian-mask': svg`<path d="M18 11c-1.5 0-2.5.5-3 2"></path><path d="M4 6a2 2 0 0 0-2 2v4a5 5 0 0 0 5 5 8 8 0 0 1 5 2 8 8 0 0 1 5-2 5 5 0 0 0 5-5V8a2 2 0 0 0-2-2h-3a8 8 0 0 0-5 2 8 8 0 0 0-5-2z"></path><path d="M6 11c1.5 0 2.5.5 3 2"></path>`,
};
