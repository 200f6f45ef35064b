const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * A stored address as one that is safe to link to: http, https, mailto, tel, or a path of this site. Everything else
 * (`javascript:`, `data:`, another site without a scheme) gives null, to be shown as plain text.
 */
export function safeUrl(text: string): string | null {
  const { origin } = globalThis.location;
  // The URL parser drops tabs, newlines and leading spaces, as browsers do before they follow a link.
  if (!URL.canParse(text, origin)) return null;
  const url = new URL(text, origin);
  if (URL.canParse(text)) return SCHEMES.has(url.protocol) ? url.href : null;
  const isPath = text.startsWith('/') && url.origin === origin;
  return isPath ? url.pathname + url.search + url.hash : null;
}
