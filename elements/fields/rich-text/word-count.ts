/** Longer texts are counted by their spaces: cutting them into words would be felt at every key. */
const EXACT_BELOW = 20_000;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How many words a text has, also in languages that write them without spaces. */
export function countWords(text: string): number {
  if (text.length > EXACT_BELOW) return text.match(/[^\s\p{P}]\S*/gu)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count += 1;
  return count;
}
