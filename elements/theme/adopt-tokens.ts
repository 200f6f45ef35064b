import { tokens } from './tokens.generated.ts';

const adopted = new WeakSet<Document>();

/**
 * Gives a document the design tokens once, so that one script tag is enough on any page. Custom properties inherit
 * into every shadow root.
 */
export function adoptTokens(page: Document): void {
  const view = page.defaultView;
  if (!view || adopted.has(page)) return;
  adopted.add(page);
  // A sheet can be adopted only by the document whose window made it.
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(tokens);
  page.adoptedStyleSheets = [sheet, ...page.adoptedStyleSheets];
}
