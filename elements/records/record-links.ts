import type { Key } from '../../sdk/index.ts';
import type { CellView } from '../fields/cells.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { AsokNavigateEvent, type Destination } from '../internal/events.ts';
import { formatRoute } from '../shell/routes.ts';

/** An element that shows values whose links lead to other records. */
interface LinkHost extends HTMLElement {
  /** Address under which the admin's pages live, such as `/admin`; empty: links only dispatch `asok-navigate`. */
  readonly hrefBase: string;
}

/** How values are shown in an element: related records open by `asok-navigate`, and are real links where there is a base. */
export function cellView(host: LinkHost, localize: LocalizeController): CellView {
  return {
    localize,
    newHref: (model) => destinationHref(host, { model, view: 'new' }),
    href: (model, key) => hrefOf(host, model, key),
    open: (model, key) => navigate(host, { model, view: 'detail', id: key }),
  };
}

/** The address of a page of the admin, or null without a base. */
export function hrefOf({ hrefBase }: LinkHost, model: string, id: Key): string | null {
  return hrefBase ? formatRoute(hrefBase, { page: 'detail', model, id }) : null;
}

/** The address that a destination has, or null without a base. */
export function destinationHref({ hrefBase }: LinkHost, { model, view, id = '' }: Destination): string | null {
  if (!hrefBase) return null;
  if (view === 'list') return formatRoute(hrefBase, { page: 'list', model, query: '' });
  return formatRoute(hrefBase, view === 'new' ? { page: 'new', model } : { page: view, model, id });
}

/** Asks for another page; false when the page handled it itself. */
export function navigate(host: HTMLElement, destination: Destination): boolean {
  return host.dispatchEvent(new AsokNavigateEvent(destination));
}

/**
 * Goes to a page after a press on a link or button, or without one. The page around is asked first; what nobody takes
 * over the browser does. A press that asks for a new tab or window is the browser's from the start.
 */
export function followDestination(host: LinkHost, destination: Destination, press?: Event): void {
  const { ctrlKey, metaKey, shiftKey } = (press ?? {}) as Partial<MouseEvent>;
  if (press?.currentTarget instanceof HTMLAnchorElement && (ctrlKey || metaKey || shiftKey)) return;
  press?.preventDefault();
  const request = new AsokNavigateEvent(destination);
  host.dispatchEvent(request);
  // An application around us waits until everybody had the event before it takes over: so do we.
  queueMicrotask(() => {
    const href = destinationHref(host, destination);
    if (href && !request.defaultPrevented) location.assign(href);
  });
}
