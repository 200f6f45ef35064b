const STEP = '  ';

interface Edit {
  /** What is replaced, by what, and what is selected then. */
  from: number;
  to: number;
  text: string;
  select: [start: number, end: number];
}

/** What Tab (or Shift+Tab: `back`) does to a text: two spaces at the caret, or every selected line further in or out. */
export function indented(whole: string, { start, end, back }: { start: number; end: number; back: boolean }): Edit {
  const isLines = whole.slice(start, end).includes('\n');
  if (!back && !isLines)
    return { from: start, to: end, text: STEP, select: [start + STEP.length, start + STEP.length] };
  const from = whole.lastIndexOf('\n', start - 1) + 1;
  const lines = whole.slice(from, end).split('\n');
  const moved = lines.map((line) => (back ? line.replace(/^ {1,2}/, '') : STEP + line));
  const text = moved.join('\n');
  const first = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  return { from, to: end, text, select: [Math.max(start + first, from), end + text.length - (end - from)] };
}
