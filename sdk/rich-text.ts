/** What stored rich text may be made of: the server stores nothing else, and the elements show nothing else. */

/** Tags with the attributes that each may have. */
export const RICH_TEXT_TAGS: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  blockquote: [],
  pre: [],
  ul: [],
  ol: ['start'],
  li: [],
  hr: [],
  br: [],
  strong: [],
  em: [],
  u: [],
  s: [],
  code: [],
  a: ['href', 'target', 'rel'],
};

/** Tags that mean the same as one of those, and are kept under its name. */
export const RICH_TEXT_SYNONYMS: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  cite: 'em',
  dfn: 'em',
  ins: 'u',
  del: 's',
  strike: 's',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  h5: 'h4',
  h6: 'h4',
  ...Object.fromEntries(
    'address article aside caption center dd details div dt fieldset figcaption figure footer header main nav section summary td th'
      .split(' ')
      .map((block) => [block, 'p']),
  ),
};

/** Tags whose content goes with them: it is no text, or nothing that may be shown apart from them. */
export const RICH_TEXT_SILENT: readonly string[] =
  'applet audio button canvas datalist embed frameset head iframe math noembed noframes noscript object optgroup option plaintext script select style svg template textarea title video xmp'.split(
    ' ',
  );

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const BASE = 'https://relative.invalid';

/**
 * Whether a link in rich text may lead there: http, https, mailto, tel, or a path or fragment of the site that shows it. The
 * URL parser drops tabs, newlines and leading spaces, as browsers do before they follow a link.
 */
export function isSafeHref(href: string): boolean {
  if (URL.canParse(href)) return SCHEMES.has(new URL(href).protocol);
  return URL.canParse(href, BASE) && new URL(href, BASE).origin === BASE;
}

/** Whether rich text shows anything: a text or a line. A paragraph that was never filled is none. */
export function isEmptyRichText(html: string): boolean {
  return !/<hr\b/i.test(html) && html.replace(/<[^>]*>|&nbsp;|\s/g, '') === '';
}
