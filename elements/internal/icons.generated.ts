// Written by scripts/icons.mjs from icon-names.json: add a name there and run `node scripts/icons.mjs`.
// Drawings: lucide (https://lucide.dev), ISC licence, some of them by Feather (https://feathericons.com), MIT licence.

import { type SVGTemplateResult, svg } from 'lit';

/** Names of these icons. */
export type IconName =
  | 'arrow-down'
  | 'arrow-left'
  | 'arrow-up'
  | 'asterisk'
  | 'calendar'
  | 'check'
  | 'chevron-down'
  | 'chevron-left'
  | 'chevron-right'
  | 'chevrons-left'
  | 'chevrons-right'
  | 'chevrons-up-down'
  | 'circle-alert'
  | 'circle-check'
  | 'columns-3'
  | 'ellipsis'
  | 'external-link'
  | 'eye'
  | 'eye-off'
  | 'filter'
  | 'git-compare'
  | 'grip-vertical'
  | 'info'
  | 'lock'
  | 'pencil'
  | 'plus'
  | 'rotate-ccw'
  | 'search'
  | 'server-crash'
  | 'sliders-horizontal'
  | 'table'
  | 'trash-2'
  | 'triangle-alert'
  | 'x';

/** What stands inside the svg element of every icon, 24 by 24, to be stroked with the current colour. */
export const icons: Record<IconName, SVGTemplateResult> = {
  'arrow-down': svg`<path d="M12 5v14"></path><path d="m19 12-7 7-7-7"></path>`,
  'arrow-left': svg`<path d="m12 19-7-7 7-7"></path><path d="M19 12H5"></path>`,
  'arrow-up': svg`<path d="m5 12 7-7 7 7"></path><path d="M12 19V5"></path>`,
  'asterisk': svg`<path d="M12 5v14"></path><path d="m18.065 8.496-12.125 7"></path><path d="m5.94 8.504 12.125 7"></path>`,
  'calendar': svg`<path d="M8 2v3"></path><path d="M16 2v3"></path><rect x="3" y="3" width="18" height="18" rx="2"></rect><path d="M3 9h18"></path>`,
  'check': svg`<path d="M20 6 9 17l-5-5"></path>`,
  'chevron-down': svg`<path d="m6 9 6 6 6-6"></path>`,
  'chevron-left': svg`<path d="m15 18-6-6 6-6"></path>`,
  'chevron-right': svg`<path d="m9 18 6-6-6-6"></path>`,
  'chevrons-left': svg`<path d="m11 17-5-5 5-5"></path><path d="m18 17-5-5 5-5"></path>`,
  'chevrons-right': svg`<path d="m6 17 5-5-5-5"></path><path d="m13 17 5-5-5-5"></path>`,
  'chevrons-up-down': svg`<path d="m7 15 5 5 5-5"></path><path d="m7 9 5-5 5 5"></path>`,
  'circle-alert': svg`<circle cx="12" cy="12" r="10"></circle><line x1="12" x2="12" y1="8" y2="12"></line><line x1="12" x2="12.01" y1="16" y2="16"></line>`,
  'circle-check': svg`<circle cx="12" cy="12" r="10"></circle><path d="m16 9-5.5 5.5L8 12"></path>`,
  'columns-3': svg`<rect width="18" height="18" x="3" y="3" rx="2"></rect><path d="M9 3v18"></path><path d="M15 3v18"></path>`,
  'ellipsis': svg`<circle cx="12" cy="12" r="1"></circle><circle cx="19" cy="12" r="1"></circle><circle cx="5" cy="12" r="1"></circle>`,
  'external-link': svg`<path d="M15 3h6v6"></path><path d="M10 14 21 3"></path><path d="M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"></path>`,
  'eye': svg`<path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0"></path><circle cx="12" cy="12" r="3"></circle>`,
  'eye-off': svg`<path d="M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49"></path><path d="M14.084 14.158a3 3 0 0 1-4.242-4.242"></path><path d="M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143"></path><path d="m2 2 20 20"></path>`,
  'filter': svg`<path d="M10 20a1 1 0 0 0 .553.895l2 1A1 1 0 0 0 14 21v-7a2 2 0 0 1 .517-1.341L21.74 4.67A1 1 0 0 0 21 3H3a1 1 0 0 0-.742 1.67l7.225 7.989A2 2 0 0 1 10 14z"></path>`,
  'git-compare': svg`<circle cx="18" cy="18" r="3"></circle><circle cx="6" cy="6" r="3"></circle><path d="M13 6h3a2 2 0 0 1 2 2v7"></path><path d="M11 18H8a2 2 0 0 1-2-2V9"></path>`,
  'grip-vertical': svg`<circle cx="9" cy="12" r="1"></circle><circle cx="9" cy="5" r="1"></circle><circle cx="9" cy="19" r="1"></circle><circle cx="15" cy="12" r="1"></circle><circle cx="15" cy="5" r="1"></circle><circle cx="15" cy="19" r="1"></circle>`,
  'info': svg`<circle cx="12" cy="12" r="10"></circle><path d="M12 16v-4"></path><path d="M12 8h.01"></path>`,
  'lock': svg`<rect width="18" height="11" x="3" y="11" rx="2" ry="2"></rect><path d="M7 11V7a5 5 0 0 1 10 0v4"></path>`,
  'pencil': svg`<path d="M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"></path><path d="m15 5 4 4"></path>`,
  'plus': svg`<path d="M5 12h14"></path><path d="M12 5v14"></path>`,
  'rotate-ccw': svg`<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8"></path><path d="M3 3v5h5"></path>`,
  'search': svg`<path d="m21 21-4.34-4.34"></path><circle cx="11" cy="11" r="8"></circle>`,
  'server-crash': svg`<path d="M6 10H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-2"></path><path d="M6 14H4a2 2 0 0 0-2 2v4a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-4a2 2 0 0 0-2-2h-2"></path><path d="M6 6h.01"></path><path d="M6 18h.01"></path><path d="m13 6-4 6h6l-4 6"></path>`,
  'sliders-horizontal': svg`<path d="M10 5H3"></path><path d="M12 19H3"></path><path d="M14 3v4"></path><path d="M16 17v4"></path><path d="M21 12h-9"></path><path d="M21 19h-5"></path><path d="M21 5h-7"></path><path d="M8 10v4"></path><path d="M8 12H3"></path>`,
  'table': svg`<path d="M12 3v18"></path><rect width="18" height="18" x="3" y="3" rx="2"></rect><path d="M3 9h18"></path><path d="M3 15h18"></path>`,
  'trash-2': svg`<path d="M10 11v6"></path><path d="M14 11v6"></path><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"></path><path d="M3 6h18"></path><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"></path>`,
  'triangle-alert': svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"></path><path d="M12 9v4"></path><path d="M12 17h.01"></path>`,
  'x': svg`<path d="M18 6 6 18"></path><path d="m6 6 12 12"></path>`,
};
