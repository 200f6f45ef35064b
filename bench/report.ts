import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

/** One line of the table: what, what it must be, what it is. */
export interface Line {
  job: string;
  where: string;
  floor: string;
  figures: string;
  /** null: there is no floor, the figure is for information. */
  isMet: boolean | null;
}

const MARKS = { start: '<!-- figures -->', end: '<!-- /figures -->' };
const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** A line for the terminal. */
export function textOf({ job, where, floor, figures, isMet }: Line): string {
  return `${verdict(isMet).padEnd(6)} ${where}: ${job}: ${figures}${floor && ` (floor: ${floor})`}`;
}

/** Puts the figures of a run into the document, with the command that made them. */
export function writeReport(lines: readonly Line[], command: string): void {
  const rows = lines.map(
    ({ job, where, floor, figures, isMet }) => `| ${job} | ${where} | ${floor} | ${figures} | ${verdict(isMet)} |`,
  );
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} processors, Node ${process.versions.node}`;
  const table = [
    `\`${command}\` on ${machine}, ${new Date().toISOString().slice(0, 10)}:`,
    '',
    '| job | where | floor | figures | |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
  const text = readFileSync(DOCUMENT, 'utf8');
  const [before = ''] = text.split(MARKS.start);
  const after = text.split(MARKS.end)[1] ?? '';
  writeFileSync(DOCUMENT, `${before}${MARKS.start}\n\n${table}\n\n${MARKS.end}${after}`);
}

function verdict(isMet: boolean | null): string {
  return isMet === null ? '' : isMet ? 'met' : 'missed';
}
