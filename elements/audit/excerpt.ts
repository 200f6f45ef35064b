import type { DiffPart } from '../../sdk/index.ts';

/** How much of what stays is shown beside a change, and how much of a change or of a text alone, in characters. */
const NEAR = 60;
const MOST = 400;

/** The changes with some words around them. `cut`: something is left out. */
export function excerptOf(parts: readonly DiffPart[]): { parts: DiffPart[]; cut: boolean } {
  let cut = false;
  const shortened = (text: string, keep: { start: number; end: number }) => {
    if (text.length <= keep.start + keep.end + NEAR / 2) return text;
    cut = true;
    return `${head(text, keep.start)}…${tail(text, keep.end)}`;
  };
  const only = parts.length === 1;
  const short = parts.map((part, at): DiffPart => {
    if (part.same === null) {
      const removed = shortened(part.removed, { start: MOST, end: 0 });
      return { same: null, removed, added: shortened(part.added, { start: MOST, end: 0 }) };
    }
    const isFirst = at === 0;
    const isLast = at === parts.length - 1;
    const keep = only ? { start: MOST, end: 0 } : { start: isFirst ? 0 : NEAR, end: isLast ? 0 : NEAR };
    return { same: shortened(part.same, keep), removed: null, added: null };
  });
  return { parts: short, cut };
}

/** About the first characters, up to the end of a word. */
function head(text: string, length: number): string {
  if (length === 0) return '';
  const start = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return start.replace(/(?<=\s)\S{1,20}$/u, '');
}

/** About the last characters, from the beginning of a word. */
function tail(text: string, length: number): string {
  if (length === 0) return '';
  const end = text.slice(-length).replace(/^[\uDC00-\uDFFF]/, '');
  return end.replace(/^\S{1,20}(?=\s)/u, '');
}
