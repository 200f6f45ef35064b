import { contentStyles } from './content.styles.ts';
import { purify } from './purify.ts';

/** Fills an element with rich text, and sees that its looks are known where it stands. */
export function showRichText(element: HTMLElement, html: string): void {
  const root = element.getRootNode();
  const sheet = contentStyles.styleSheet;
  // Before the sheets that are there: those of the page still win.
  if (sheet && (root instanceof ShadowRoot || root instanceof Document) && !root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
  element.replaceChildren(purify(html));
}
