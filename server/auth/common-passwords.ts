let known: Promise<ReadonlySet<string>> | undefined;

// 49,000 passwords take 40 ms to unpack: only who sets a password waits for it.
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

/** The part before the digits and signs that people put behind a word. */
function stem(text: string): string {
  return text.replace(/[^\p{L}]+$/u, '');
}

/** The repeated piece of `abcabc`, else the text. */
function unit(text: string): string {
  const length = (text + text).indexOf(text, 1);
  return text.slice(0, length);
}

/** Whether a password is on the list of common ones: itself, repeated, or with digits and signs behind it. */
export async function isCommonPassword(plain: string): Promise<boolean> {
  known ??= load();
  const list = await known;
  const lower = plain.toLowerCase();
  const piece = unit(lower);
  return [lower, stem(lower), piece, stem(piece)].some((text) => list.has(text));
}
