/** Registers an element; a second copy of the script on a page is tolerated, the first one wins. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
