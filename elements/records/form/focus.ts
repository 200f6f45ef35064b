type Root = HTMLElement | DocumentFragment;

/** What keeps the form from being saved, told at its top. */
export function focusProblem(root: Root): void {
  root.querySelector<HTMLElement>('#summary, #conflict')?.focus();
}

/** The input of a field; without a name, the first of the form. */
export function focusField(root: Root, name?: string): void {
  const selector = name === undefined ? '[id^="field-"]:not(.readonly, .label)' : `#${CSS.escape(`field-${name}`)}`;
  root.querySelector<HTMLElement>(selector)?.focus();
}

/** Brings a card to the top of the window; the next Tab goes on from there. */
export function showSection(root: Root, id: string): void {
  const section = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
