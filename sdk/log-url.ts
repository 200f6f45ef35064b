import type { Key, LogQuery } from './contract.ts';

/** Days of the log, counted from the reader's today; `week` and `month` are the last 7 and 30 days. */
export const LOG_PERIODS = ['today', 'yesterday', 'week', 'month'] as const;

/** One of them. */
export type LogPeriod = (typeof LOG_PERIODS)[number];

/** Rows that one page of the log may have. */
export const LOG_PAGE_SIZES: readonly number[] = [25, 50, 100];

const USUAL_PAGE = 50;

/** What of the log is shown; '' asks for nothing. */
export interface LogFilters {
  period: LogPeriod | '';
  /** First and last day, `YYYY-MM-DD` in the reader's zone; without a period. */
  from: string;
  to: string;
  actor: Key;
  action: string;
  model: string;
  record: Key;
  operation: string;
  /** Only what was done while impersonating. */
  impersonated: boolean;
}

/** What a page of the log shows: the whole of its state that belongs in a URL. */
export interface LogParams extends LogFilters {
  perPage: number;
  /** Number of the page's first entry, from 1: counted for the reader, `cursor` says where the page begins. */
  first: number;
  cursor: string;
}

/** The log with nothing asked for. */
export const PLAIN_LOG: Readonly<LogParams> = Object.freeze({
  period: '',
  from: '',
  to: '',
  actor: '',
  action: '',
  model: '',
  record: '',
  operation: '',
  impersonated: false,
  perPage: USUAL_PAGE,
  first: 1,
  cursor: '',
});

/** The filters that are texts, and what the server takes for each. */
const TEXTS = {
  actor: /^[\x21-\x7e]{1,700}$/,
  action: /^[a-z0-9_]{1,64}$/,
  model: /^[a-z][a-z0-9_-]{0,62}$/,
  record: /^[\x21-\x7e]{1,700}$/,
  operation: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
} satisfies Partial<Record<keyof LogFilters, RegExp>>;

const NAMES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

/** Reads a query string (`?period=week&actor=7`). What it does not understand falls back, silently. */
export function parseLogQuery(query: string): LogParams {
  const search = new URLSearchParams(query);
  const text = (name: string, allowed: RegExp) => {
    const value = search.get(name) ?? '';
    return allowed.test(value) ? value : '';
  };
  const [first, perPage] = [Number(search.get('first')), Number(search.get('perPage'))];
  const cursor = text('cursor', /^.{1,200}$/);
  const known = cursor !== '' && Number.isSafeInteger(first) && first > 1;
  const params: LogParams = {
    ...PLAIN_LOG,
    ...Object.fromEntries(NAMES.map((name) => [name, text(name, TEXTS[name])])),
    period: LOG_PERIODS.find((period) => period === search.get('period')) ?? '',
    from: dayIn(search, 'from'),
    to: dayIn(search, 'to'),
    impersonated: search.get('impersonated') === '1',
    perPage: LOG_PAGE_SIZES.includes(perPage) ? perPage : USUAL_PAGE,
    cursor: known ? cursor : '',
    first: known ? first : 1,
  };
  return params.period ? { ...params, from: '', to: '' } : params;
}

/** The shortest query string that reads back as `params`; '' for the plain log. */
export function formatLogQuery(params: LogParams): string {
  const search = new URLSearchParams();
  for (const name of ['period', 'from', 'to', ...NAMES] as const) if (params[name]) search.set(name, params[name]);
  if (params.impersonated) search.set('impersonated', '1');
  if (params.perPage !== USUAL_PAGE) search.set('perPage', String(params.perPage));
  if (params.cursor) {
    search.set('first', String(params.first));
    search.set('cursor', params.cursor);
  }
  return search.toString();
}

/** How many filters are on. */
export function countLogFilters({ period, from, to, impersonated, ...rest }: LogParams): number {
  const on = [period || from || to, impersonated, ...NAMES.map((name) => rest[name])];
  return on.filter(Boolean).length;
}

/** What the server is asked for; days begin and end as they do where the reader is. */
export function toLogQuery(params: LogParams, now: Date): LogQuery {
  const { actor, action, model, record, operation, impersonated, perPage, cursor } = params;
  const [from, to] = momentsOf(params, now);
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(model && { model }),
    ...(record && { record }),
    ...(operation && { operationId: operation }),
    ...(from && { from }),
    ...(to && { to }),
    ...(impersonated && { impersonated }),
    ...(cursor && { cursor }),
    perPage,
  };
}

function momentsOf({ period, from, to }: LogFilters, now: Date): [Date | null, Date | null] {
  const day = (offset: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset);
  switch (period) {
    case 'today':
      return [day(0), null];
    case 'yesterday':
      return [day(-1), day(0)];
    case 'week':
      return [day(-6), null];
    case 'month':
      return [day(-29), null];
    default:
      return [midnight(from, 0), midnight(to, 1)];
  }
}

/** Midnight where the reader is; `later`: days after. */
function midnight(day: string, later: number): Date | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + later);
}

function dayIn(search: URLSearchParams, name: string): string {
  const text = search.get(name) ?? '';
  const isDay = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay ? text : '';
}
