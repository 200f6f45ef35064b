const loading = new WeakMap<Document, Map<string, Promise<CSSStyleSheet>>>();
const registered = new WeakSet<CSSStyleSheet>();

/**
 * A style sheet by its address, fetched once for a document. It is not a `<link>`: all shadow roots share it, and the
 * policy needs the address in `connect-src`.
 */
export function loadSheet(page: Document, url: string): Promise<CSSStyleSheet> {
  const sheets = loading.get(page) ?? new Map<string, Promise<CSSStyleSheet>>();
  loading.set(page, sheets);
  const sheet = sheets.get(url) ?? fetchSheet(page, url);
  sheets.set(url, sheet);
  return sheet;
}

async function fetchSheet(page: Document, url: string): Promise<CSSStyleSheet> {
  try {
    const answer = await fetch(url);
    const type = answer.headers.get('content-type') ?? '';
    if (!answer.ok || !type.startsWith('text/css')) throw new Error(`the answer was ${answer.status} ${type}`);
    const css = await answer.text();
    if (/@import\b/.test(css.replace(/\/\*[^]*?\*\//g, ''))) {
      console.warn(`asok: ${url} has an @import, which shadow roots ignore: bundle the style sheet, or name both`);
    }
    // A sheet can be adopted only by the document whose window made it.
    const sheet = new (page.defaultView ?? window).CSSStyleSheet({ baseURL: answer.url });
    return await sheet.replace(css);
  } catch (error) {
    console.warn(`asok: the style sheet ${url} is not used:`, error);
    // Who asks for it again tries again.
    loading.get(page)?.delete(url);
    throw error;
  }
}

/** Browsers heed `@property` and `@font-face` in a document alone, so it is given those of the sheets. */
export function registerGlobals(page: Document, sheets: readonly CSSStyleSheet[]): void {
  for (const sheet of sheets) {
    if (registered.has(sheet)) continue;
    registered.add(sheet);
    const globals = [...sheet.cssRules].filter(
      (rule) => rule instanceof CSSPropertyRule || rule instanceof CSSFontFaceRule,
    );
    if (globals.length === 0) continue;
    const copy = new (page.defaultView ?? window).CSSStyleSheet();
    copy.replaceSync(globals.map((rule) => rule.cssText).join('\n'));
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, copy];
  }
}
