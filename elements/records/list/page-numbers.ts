/** A page to offer, or a gap between two of them. */
export type PageStep = number | 'gap';

/**
 * The pages to offer around `current` among `count`: the first, the neighbours, the last, gaps between. A gap never
 * stands for a single page.
 */
export function pageNumbers(current: number, count: number): PageStep[] {
  const near = [current - 1, current, current + 1];
  // At either end the window stays as wide as in the middle, so that the buttons do not move.
  if (current <= 2) near.push(3);
  if (current >= count - 1) near.push(count - 2);
  const shown = [...new Set([1, ...near, count])].filter((page) => page >= 1 && page <= count).sort((a, b) => a - b);
  const steps: PageStep[] = [];
  for (const page of shown) {
    const before = steps.at(-1);
    if (typeof before === 'number' && page - before === 2) steps.push(page - 1);
    else if (typeof before === 'number' && page - before > 2) steps.push('gap');
    steps.push(page);
  }
  return steps;
}
