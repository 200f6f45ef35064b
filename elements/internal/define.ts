import { ContextRoot } from '@lit/context';
import { followStyles } from '../theme/team-styles.ts';

let waitingRequests: ContextRoot | undefined;

/** Registers an element; a second copy of the script on a page is tolerated, the first one wins. */
export function define(tag: string, element: CustomElementConstructor): void {
  // In a page's own markup an element may wake up before the provider around it: its request is kept until then.
  if (!waitingRequests) {
    waitingRequests = new ContextRoot();
    waitingRequests.attach(document.documentElement);
  }
  if (customElements.get(tag)) return;
  followStyles(element);
  customElements.define(tag, element);
}
