// Written by scripts/icons.mjs from icon-names.json: add a name there and run `node scripts/icons.mjs`.
// Drawings: lucide (https://lucide.dev), ISC licence, some of them by Feather (https://feathericons.com), MIT licence.

import { type SVGTemplateResult, svg } from 'lit';

/** Names of these icons. */
export type FileIconName =
  | 'download'
  | 'file-text'
  | 'upload';

/** What stands inside the svg element of every icon, 24 by 24, to be stroked with the current colour. */
export const fileIcons: Record<FileIconName, SVGTemplateResult> = {
  'download': svg`<path d="M12 15V3"></path><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"></path><path d="m7 10 5 5 5-5"></path>`,
  'file-text': svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"></path><path d="M14 2v5a1 1 0 0 0 1 1h5"></path><path d="M10 9H8"></path><path d="M16 13H8"></path><path d="M16 17H8"></path>`,
  'upload': svg`<path d="M12 3v12"></path><path d="m17 8-5-5-5 5"></path><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"></path>`,
};
