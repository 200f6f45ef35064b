/** In milliseconds: not every browser has read the file when it begins to save it. */
const KEPT = 10_000;

/** Saves a file of the person's own, where the browser puts downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
