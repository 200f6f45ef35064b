import { median } from '../compare.ts';
import type { MainThread } from './trace.ts';

/** Prints a table of medians, as the document has it. */
export function printMedians(sides: Record<string, readonly MainThread[]>): void {
  console.info('| ms of the main thread | all | script | style and layout | paint | other | forced layouts |');
  console.info('|---|---|---|---|---|---|---|');
  for (const [name, measured] of Object.entries(sides)) {
    const of = (figure: (each: MainThread) => number) => median(measured.map(figure)).toFixed(1);
    const cells = [
      of((each) => each.total),
      of((each) => each.script),
      of((each) => each.style + each.layout),
      of((each) => each.paint),
      of((each) => each.other),
      median(measured.map((each) => each.forced)),
    ];
    console.info(`| ${[name, ...cells].join(' | ')} |`);
  }
}
