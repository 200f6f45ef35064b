import { formatListQuery, type ListParams } from '../../../sdk/index.ts';

const PANEL = 'panel';
const FILTERS = 'filters';

/** The query string of a list's page: what is listed, and whether the filters are open. */
export function formatAddress(params: ListParams, panelOpen: boolean): string {
  const query = new URLSearchParams(formatListQuery(params));
  if (panelOpen) query.set(PANEL, FILTERS);
  return query.toString();
}

/** Whether an address has the filters open. */
export function hasOpenPanel(query: string): boolean {
  return new URLSearchParams(query).get(PANEL) === FILTERS;
}
