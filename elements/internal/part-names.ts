import { FIELD_PARTS, INPUT_PARTS } from '../../sdk/index.ts';

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** What values are drawn with in tables and on pages. */
const VALUE_PARTS = ['badge', 'boolean', 'empty', 'marked', 'link', 'more', 'avatar', 'download'];

/** What stands in the top layer over a page: menus behind a button, and questions. */
const OVER_PARTS = ['menu-trigger', 'menu-list', 'menu-item', 'dialog-title', 'dialog-body', 'dialog-footer'];

const RECORD = ['header', 'title', 'actions', 'state', 'loading'];
/** Parts of inputs that the page around has too, in another sense. */
const AMBIGUOUS = new Set([...RECORD, 'toolbar', 'footer']);

/** The names of an input's parts outside of it. */
function outside(name: string): string {
  return AMBIGUOUS.has(name) ? `input-${name}` : name;
}

/** What fields are made of, their inputs' own parts included: the same names wherever a field stands. */
const FIELDS = unique(['field', ...FIELD_PARTS, ...Object.values(INPUT_PARTS).flat().map(outside)]);

const EDITOR = [...RECORD, 'error-summary', 'merged', 'conflict', 'fieldset', 'save-bar'];

const words = (text: string): string[] => text.split(' ');

/** The parts that a page has of its own. */
export const PAGE_PARTS = {
  list: [
    'header title actions toolbar search chips table head body row cell row-actions footer range size pages state',
    'selected select bulk-bar bulk-count bulk-actions bulk-clear',
    'filter-header filter-group filter-footer filter-input filter-option related-menu',
    'columns-list columns-item columns-grip columns-density',
  ].flatMap(words),
  form: [...EDITOR, 'section-rail'],
  detail: [...RECORD, 'fieldset', 'grid'],
  matrix: [
    ...EDITOR,
    ...words('superuser permissions table head group row all cell legend summary stored unknown people'),
  ],
  login: ['brand', 'card', 'error', 'footer'],
  error: ['code', 'title', 'message', 'actions'],
  account: words('header title profile password preferences roles sessions session state loading'),
  history: words('panel header entry impersonated diff diff-row before after mark footer state'),
  audit: [
    ...words('header title filters table head body row detail footer range size pages state'),
    ...words('diff diff-row before after mark'),
  ],
} satisfies Record<string, readonly string[]>;

/** The parts of what surrounds the pages. */
const FRAME_PARTS = [
  ...words('skip-link main brand nav sidebar-group sidebar-group-label sidebar-item sidebar-footer'),
  ...words('banner banner-text banner-timer banner-stop'),
  ...words('breadcrumbs theme-toggle language profile toast-region toast'),
  ...OVER_PARTS,
];

/** For `exportparts` on the panel of filters. */
export const filterParts = prefixedParts('filter', ['header', 'group', 'footer', 'input', 'option']);
/** For `exportparts` on the chooser of columns. */
export const columnParts = prefixedParts('columns', ['list', 'item', 'grip', 'density']);

/** For `exportparts` on the bar of the selected rows. */
export const bulkParts = prefixedParts('bulk', ['count', 'actions', 'clear']);
/** For `exportparts` on the popover of a cell's related records. */
export const relatedParts = [prefixedParts('related', ['menu']), 'link'].join();

/** For `exportparts` on the banner of whom an administrator acts as. */
export const bannerParts = prefixedParts('banner', ['text', 'timer', 'stop']);

/** For `exportparts` on a button with a menu. */
export const menuParts = 'trigger:menu-trigger, menu:menu-list, item:menu-item';

const HISTORY = PAGE_PARTS.history.map((name) => `history-${name}`);
/** For `exportparts` on the history of a record beside its page. */
export const historyParts = [prefixedParts('history', PAGE_PARTS.history), 'avatar'].join();

const TWO_FACTOR = words('card steps qr secret codes error footer').map((name) => `two-factor-${name}`);
/** For `exportparts` on two-factor set-up in an account's page. */
export const twoFactorParts = TWO_FACTOR.map((name) => `${name.replace('two-factor-', '')}:${name}`).join();

/** The parts that a page has from the fields and values on it. */
const INNER_PARTS: Record<keyof typeof PAGE_PARTS, readonly string[]> = {
  list: [...VALUE_PARTS, ...OVER_PARTS],
  form: [...FIELDS, ...VALUE_PARTS, ...OVER_PARTS, ...HISTORY],
  detail: ['field', ...VALUE_PARTS, ...OVER_PARTS, ...HISTORY],
  matrix: [...FIELDS, ...VALUE_PARTS, ...OVER_PARTS, ...HISTORY],
  login: [],
  error: [],
  account: [...TWO_FACTOR, 'avatar', ...OVER_PARTS],
  history: ['avatar'],
  audit: ['badge', 'empty', 'link', 'avatar'],
};

/** For `exportparts` on an input in a form: all of its parts. */
export function inputParts(tag: string): string {
  const names = (INPUT_PARTS as Record<string, readonly string[]>)[tag] ?? [];
  return names.map((name) => `${name}:${outside(name)}`).join();
}

/** For `exportparts`: names under a first word of their own. */
export function prefixedParts(prefix: string, names: readonly string[]): string {
  return names.map((name) => `${name}:${prefix}-${name}`).join();
}

/**
 * For `exportparts` on a page inside the application: what fields and values have keeps its name, the page's own goes by
 * the page's, so that `list-header` is not `form-header`.
 */
export function pageParts(page: keyof typeof PAGE_PARTS): string {
  return [prefixedParts(page, PAGE_PARTS[page]), ...INNER_PARTS[page]].join();
}

/** For `exportparts` on what surrounds the pages: its own parts, and every name that `pageParts` gives. */
export function frameParts(): string {
  const pages = Object.keys(PAGE_PARTS) as (keyof typeof PAGE_PARTS)[];
  const inner = pages.flatMap((page) => [...PAGE_PARTS[page].map((name) => `${page}-${name}`), ...INNER_PARTS[page]]);
  return unique([...FRAME_PARTS, ...inner]).join();
}

/** For `exportparts` on a page that another page shows in its place: under the same names. */
export function sameParts(page: keyof typeof PAGE_PARTS): string {
  return [...PAGE_PARTS[page], ...INNER_PARTS[page]].join();
}
