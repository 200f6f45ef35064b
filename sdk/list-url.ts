import type { FilterOperator } from './contract.ts';

/** Conditions on one field in the words of a URL: all text, lists under `in` and `notIn`. */
export type FieldFilter = { [O in FilterOperator]?: O extends 'in' | 'notIn' ? string[] : string };

/** Where to go on beyond row 10,000, in the server's own words. */
export type Cursor = { after: string } | { before: string } | { last: true };

/** What a list shows: the whole of its state that belongs in a URL. */
export interface ListParams {
  q: string;
  filters: Record<string, FieldFilter>;
  /** Field names, `-` before one for descending; empty: the model's own order. */
  sort: string[];
  /** From 1; null after a cursor that came from the end, where nobody counted. */
  page: number | null;
  /** null: the model's own. */
  perPage: number | null;
  cursor: Cursor | null;
}

/** The server refuses more of each; a URL that holds more is cut instead of failing. */
const LIMITS = { q: 200, sort: 3, perPage: 100, conditions: 50, values: 200 } as const;

const LISTS = new Set<string>(['in', 'notIn'] satisfies FilterOperator[]);
const OPERATORS = new Set<string>([
  ...LISTS,
  ...([
    'equals',
    'not',
    'contains',
    'startsWith',
    'endsWith',
    'gt',
    'gte',
    'lt',
    'lte',
    'isNull',
  ] satisfies FilterOperator[]),
]);

/** The list with nothing asked for. */
export const PLAIN_LIST: Readonly<ListParams> = Object.freeze({
  q: '',
  filters: {},
  sort: [],
  page: 1,
  perPage: null,
  cursor: null,
});

/** Reads a query string (`?q=ann&status.in=draft&sort=-id&page=2`). What it does not understand falls back, silently. */
export function parseListQuery(query: string): ListParams {
  const search = new URLSearchParams(query);
  const cursor = parseCursor(search);
  return {
    q: (search.get('q') ?? '').slice(0, LIMITS.q),
    filters: parseFilters(search),
    sort: (search.get('sort') ?? '').split(',').filter(Boolean).slice(0, LIMITS.sort),
    page: positiveInteger(search.get('page')) ?? (cursor ? null : 1),
    perPage: positiveInteger(search.get('perPage'), LIMITS.perPage),
    cursor,
  };
}

/** The shortest query string that reads back as `params`; '' for the plain list. */
export function formatListQuery(params: ListParams): string {
  const search = new URLSearchParams();
  if (params.q) search.set('q', params.q);
  for (const [field, conditions] of Object.entries(params.filters)) {
    for (const [operator, value] of Object.entries(conditions)) {
      for (const item of [value].flat()) search.append(`${field}.${operator}`, item);
    }
  }
  if (params.sort.length > 0) search.set('sort', params.sort.join(','));
  if (params.perPage !== null) search.set('perPage', String(params.perPage));
  if (params.page !== null && (params.cursor || params.page > 1)) search.set('page', String(params.page));
  for (const [name, value] of Object.entries(params.cursor ?? {})) search.set(name, value === true ? '1' : value);
  return search.toString();
}

function parseCursor(search: URLSearchParams): Cursor | null {
  const after = search.get('after');
  if (after) return { after };
  const before = search.get('before');
  if (before) return { before };
  return search.get('last') === '1' ? { last: true } : null;
}

function parseFilters(search: URLSearchParams): Record<string, FieldFilter> {
  // A map first: a field named `__proto__` in somebody's link must stay a plain name.
  const fields = new Map<string, Record<string, string | string[]>>();
  let conditions = 0;
  for (const key of new Set(search.keys())) {
    const dot = key.lastIndexOf('.');
    const operator = key.slice(dot + 1);
    if (dot < 1 || !OPERATORS.has(operator) || ++conditions > LIMITS.conditions) continue;
    const field = key.slice(0, dot);
    const values = search.getAll(key).slice(0, LIMITS.values);
    fields.set(field, { ...fields.get(field), [operator]: LISTS.has(operator) ? values : (values[0] ?? '') });
  }
  return Object.fromEntries(fields);
}

function positiveInteger(text: string | null, max = Number.MAX_SAFE_INTEGER): number | null {
  if (!text || !/^[1-9]\d{0,15}$/.test(text)) return null;
  const value = Number(text);
  return value <= max ? value : null;
}
