/** A piece of two texts: the same in both (`removed` and `added` are null), or what one has in place of the other's. */
export type DiffPart =
  | { same: string; removed: null; added: null }
  | {
      same: null /** '' where something was only put in. */;
      removed: string /** '' where something only went. */;
      added: string;
    };

/** Beyond this many words put in or left out, the texts are told apart as a whole: the cost grows with its square. */
const MOST_EDITS = 500;

/** Longest part between what both begin and end with, in characters: cutting it into words costs a moment. */
const LONGEST = 200_000;

/** How far back a change is widened to the last space; languages that write none are cut anywhere. */
const LONGEST_WORD = 200;

let segmenter: Intl.Segmenter | undefined;

/**
 * What differs between two texts, by words of any language, in order. However long they are, it takes no longer than some
 * 100 ms.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const { start, end } = sharedEnds(before, after);
  const from = before.slice(start, before.length - end);
  const to = after.slice(start, after.length - end);
  return joined([same(before.slice(0, start)), ...diffMiddles(from, to), same(before.slice(before.length - end))]);
}

/** How much both begin and end with, by whole words. */
function sharedEnds(before: string, after: string): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start < Math.max(before.length, after.length)) start = spaceBefore(before, start);
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (end < before.length - start || end < after.length - start) end = spaceAfter(before, end);
  return { start, end };
}

function spaceBefore(text: string, end: number): number {
  for (let at = end; at > 0 && at > end - LONGEST_WORD; at -= 1) if (isSpace(text[at - 1])) return at;
  const cut = Math.max(0, end - LONGEST_WORD);
  // Not between the two halves of a character.
  return isHalf(text, cut) ? cut - 1 : cut;
}

function spaceAfter(text: string, length: number): number {
  for (let left = length; left > 0 && left > length - LONGEST_WORD; left -= 1) {
    if (isSpace(text[text.length - left])) return left;
  }
  const cut = Math.max(0, length - LONGEST_WORD);
  return isHalf(text, text.length - cut) ? cut - 1 : cut;
}

/** Whether a place in a text is inside of a character. */
function isHalf(text: string, at: number): boolean {
  return at > 0 && /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '');
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

function diffMiddles(before: string, after: string): DiffPart[] {
  const whole = [change(before, after)];
  if (before.length + after.length > LONGEST) return whole;
  const [from, to] = [wordsOf(before), wordsOf(after)];
  const kept = keptWords(from, to);
  if (!kept) return whole;
  const parts: DiffPart[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...kept, [from.length, to.length] as const]) {
    parts.push(change(from.slice(x, nextX).join(''), to.slice(y, nextY).join('')), same(from[nextX] ?? ''));
    [x, y] = [nextX + 1, nextY + 1];
  }
  return widened(joined(parts));
}

function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Places of a word in both texts. */
type Pair = readonly [number, number];

/** Myers' greedy algorithm: the words that stay, by their places in both texts; null where too many change. */
function keptWords(from: string[], to: string[]): Pair[] | null {
  const most = Math.min(from.length + to.length, MOST_EDITS);
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    // How far each diagonal reached with one edit less, from -edits - 1 on.
    trace.push(reach.slice(most - edits, most + edits + 3));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = most + 1 + diagonal;
      const [left = 0, above = 0] = [reach[at - 1], reach[at + 1]];
      let x = diagonal === -edits || (diagonal !== edits && left < above) ? above : left + 1;
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x += 1;
      reach[at] = x;
      if (x >= from.length && x - diagonal >= to.length) return followBack(trace, from.length, to.length);
    }
  }
  return null;
}

function followBack(trace: Int32Array[], fromLength: number, toLength: number): Pair[] {
  const kept: Pair[] = [];
  let [x, y] = [fromLength, toLength];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits];
    const diagonal = x - y;
    const at = diagonal + edits + 1;
    const [left = 0, above = 0] = [reach?.[at - 1], reach?.[at + 1]];
    const isDown = diagonal === -edits || (diagonal !== edits && left < above);
    const [fromX, fromY] = isDown ? [above, above - diagonal - 1] : [left, left - diagonal + 1];
    const [endX, endY] = edits === 0 ? [0, 0] : [fromX, fromY];
    while (x > endX && y > endY) {
      x -= 1;
      y -= 1;
      kept.push([x, y]);
    }
    [x, y] = [endX, endY];
  }
  return kept.reverse();
}

function same(text: string): DiffPart {
  return { same: text, removed: null, added: null };
}

function change(removed: string, added: string): DiffPart {
  return { same: null, removed, added };
}

/** Neighbours of one kind as one piece, without empty ones. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const pieces: DiffPart[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (part.same === '' || (part.same === null && part.removed === '' && part.added === '')) continue;
    if (last && last.same !== null && part.same !== null) pieces[pieces.length - 1] = same(last.same + part.same);
    else if (last?.same === null && part.same === null) {
      pieces[pieces.length - 1] = change(last.removed + part.removed, last.added + part.added);
    } else pieces.push(part);
  }
  return pieces;
}

/** A space or comma that happens to stay between two changes reads as a part of them. */
function widened(parts: DiffPart[]): DiffPart[] {
  const isSmall = (text: string, at: number) => at > 0 && at < parts.length - 1 && !/[\p{L}\p{N}]/u.test(text);
  return joined(
    parts.map((part, at) => (part.same !== null && isSmall(part.same, at) ? change(part.same, part.same) : part)),
  );
}
