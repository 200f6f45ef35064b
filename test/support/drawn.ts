import type { LitElement } from 'lit';

/** Resolves when an element and those in its shadow tree have their code, and show what they were told by now. */
export async function drawn(element: Element): Promise<void> {
  await (element as LitElement).updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) {
    if (inner.localName.includes('-')) await drawn(inner);
  }
}
