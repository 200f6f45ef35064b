const ENDS = /(<\/(?:p|h[1-4]|ul|ol|li|blockquote|pre|div)>|<(?:ul|ol|blockquote)(?: [^>]*)?>|<hr ?\/?>)(?=<)/g;

/** HTML for reading: a line for each block. */
export function sourceOf(html: string): string {
  return html.replace(ENDS, '$1\n');
}
