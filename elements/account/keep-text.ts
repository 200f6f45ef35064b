import { saveFile } from '../internal/save-file.ts';

/** Saves a text as a file of the person's own. */
export function downloadText(name: string, text: string): void {
  saveFile(name, new Blob([text], { type: 'text/plain' }));
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
