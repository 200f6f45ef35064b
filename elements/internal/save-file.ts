/** Saves a file of the person's own, where the browser puts downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  // The download has begun with the click.
  URL.revokeObjectURL(url);
}
