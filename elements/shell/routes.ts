import type { Key } from '../../sdk/index.ts';
import type { Destination } from '../internal/events.ts';

/** A page of the application. Keys are opaque; the server escapes those that read as a reserved word. */
export type Route =
  | { page: 'start' }
  | { page: 'login'; next: string | null }
  | { page: 'account' }
  | { page: 'audit'; query: string }
  | { page: 'list'; model: string; query: string }
  | { page: 'new'; model: string }
  | { page: 'edit'; model: string; id: Key }
  | { page: 'detail'; model: string; id: Key }
  | { page: 'missing' };

/** An address without its origin. */
export interface Address {
  pathname: string;
  search: string;
}

/** Under the prefix, but no pages: what the server answers there is not ours to show. */
const NO_PAGES: ReadonlySet<string> = new Set(['api', 'assets']);

/** The page at an address under `prefix` (such as `/admin`); outside of it, `missing`. */
export function parseRoute(prefix: string, { pathname, search }: Address): Route {
  const base = withoutSlash(prefix);
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return { page: 'missing' };
  const segments = pathname
    .slice(base.length + 1)
    .split('/')
    .map(decode);
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  const [model, id, view, ...rest] = segments;
  if (model === undefined || model === null || id === null || rest.length > 0 || NO_PAGES.has(model))
    return { page: 'missing' };
  if (!model) return id === undefined ? { page: 'start' } : { page: 'missing' };
  if (id === undefined) {
    const query = search.replace(/^\?/, '');
    if (model === 'login') return { page: 'login', next: new URLSearchParams(search).get('next') };
    if (model === 'account') return { page: 'account' };
    return model === 'audit' ? { page: 'audit', query } : { page: 'list', model, query };
  }
  if (view === undefined) return id === 'new' ? { page: 'new', model } : { page: 'edit', model, id };
  return view === 'view' ? { page: 'detail', model, id } : { page: 'missing' };
}

/** The address of a page: path and query string. */
export function formatRoute(prefix: string, route: Route): string {
  const base = withoutSlash(prefix);
  switch (route.page) {
    case 'start':
    case 'missing':
      return `${base}/`;
    case 'login':
      return route.next ? `${base}/login?${new URLSearchParams({ next: route.next })}` : `${base}/login`;
    case 'account':
      return `${base}/account`;
    case 'audit':
      return `${base}/audit${route.query ? `?${route.query}` : ''}`;
    case 'list':
      return `${base}/${route.model}${route.query ? `?${route.query}` : ''}`;
    case 'new':
      return `${base}/${route.model}/new`;
    case 'edit':
      return `${base}/${route.model}/${encodeURIComponent(route.id)}`;
    case 'detail':
      return `${base}/${route.model}/${encodeURIComponent(route.id)}/view`;
  }
}

/**
 * The page to go to after logging in, from a `next` that anybody may have written into a link: an address of this
 * origin under the prefix, else the start page. Parsed, never compared as text: `/\evil` and `//evil` name other hosts.
 */
export function routeAfterLogin(prefix: string, next: string | null, origin: string): Route {
  const start: Route = { page: 'start' };
  if (!next || !URL.canParse(next, origin)) return start;
  const target = new URL(next, origin);
  if (target.origin !== origin) return start;
  const route = parseRoute(prefix, target);
  return route.page === 'login' || route.page === 'missing' ? start : route;
}

/** The page that an `asok-navigate` asks for. */
export function routeTo({ model, view, id }: Destination): Route {
  if (view === 'list') return { page: 'list', model, query: '' };
  return view === 'new' || id === undefined ? { page: 'new', model } : { page: view, model, id };
}

/** The page that a click on a link opens; null for other links, and for clicks that ask for a tab or window of their own. */
export function linkRoute(prefix: string, event: MouseEvent): Route | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  return isPlain && !event.defaultPrevented ? pointedRoute(prefix, event) : null;
}

/** The page of the link at which something happens; null for links that lead elsewhere. */
export function pointedRoute(prefix: string, event: Event): Route | null {
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (!link?.href || link.target || link.hash || link.hasAttribute('download')) return null;
  if (link.origin !== location.origin) return null;
  const route = parseRoute(prefix, link);
  return route.page === 'missing' ? null : route;
}

/** One page and another state of it, such as a list with another filter, have the same id. */
export function pageId(route: Route): string {
  return JSON.stringify('query' in route ? { ...route, query: '' } : route);
}

function withoutSlash(prefix: string): string {
  return prefix.replace(/\/+$/, '');
}

/** null for a segment that is not well encoded. */
function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
