/** Saves a text as a file of the person's own. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  // The download has begun with the click.
  URL.revokeObjectURL(url);
}

/** Prints a text alone, on a page that nobody sees. Returns what takes that page away again; it also goes once printed. */
export function printText(text: string): () => void {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // Not hidden: what is not laid out is not printed.
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0' });
  document.body.append(frame);
  const page = frame.contentWindow;
  const remove = () => frame.remove();
  if (!page) return remove;
  const sheet = page.document.createElement('pre');
  sheet.textContent = text;
  page.document.body.append(sheet);
  page.addEventListener('afterprint', remove);
  page.print();
  return remove;
}
