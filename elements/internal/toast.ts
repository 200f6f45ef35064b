import { AsokToasts } from '../shell/asok-toasts.ts';
import { AsokToastEvent, type Toast } from '../shell/events.ts';

export { AsokToastEvent, type Toast };

/** Shows a short message: in the toasts around the element, or, where an element stands alone, in some of their own. */
export function toast(host: HTMLElement, message: Toast): void {
  const event = new AsokToastEvent(message);
  host.dispatchEvent(event);
  if (event.defaultPrevented) return;
  const page = host.ownerDocument;
  const own = page.querySelector<AsokToasts>('body > asok-toasts') ?? new AsokToasts();
  // The end of the page knows nothing of the element's theme.
  own.style.colorScheme = getComputedStyle(host).colorScheme;
  own.makeRoomFor(host);
  if (!own.isConnected) page.body.append(own);
  own.show(message);
}
