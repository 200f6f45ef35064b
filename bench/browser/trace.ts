import type { Browser, Page } from 'playwright-core';

/** What the main thread of a page did, in milliseconds of its own processor time. */
export interface MainThread {
  total: number;
  script: number;
  style: number;
  layout: number;
  paint: number;
  /** Tasks of the browser itself: answers that come in, timers, input. */
  other: number;
  /** How often a script had to wait for style or layout, since it asked for a size. */
  forced: number;
}

type Part = 'script' | 'style' | 'layout' | 'paint';

/** An event of the trace; `tdur` is the time that its thread ran, whatever else the machine did meanwhile. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'toplevel',
  'v8',
];

const PARTS: Record<string, Part> = {
  EvaluateScript: 'script',
  FunctionCall: 'script',
  RunMicrotasks: 'script',
  BlinkScheduler_PerformMicrotaskCheckpoint: 'script',
  TimerFire: 'script',
  FireAnimationFrame: 'script',
  EventDispatch: 'script',
  MinorGC: 'script',
  MajorGC: 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  UpdateLayer: 'paint',
  Commit: 'paint',
};

/** Traces what a page does from one task to another. `act` must leave the page alone until it is done. */
export async function mainThreadOf(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThread> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(() => void performance.mark('bench-begin'));
  await act();
  await page.evaluate(() => void performance.mark('bench-end'));
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  return sumUp(traceEvents);
}

function sumUp(events: readonly TraceEvent[]): MainThread {
  const markOf = (name: string) => {
    const found = events.find((event) => event.name === name);
    if (!found) throw new Error(`The trace has no ${name}`);
    return found;
  };
  const { pid, tid, ts: begin } = markOf('bench-begin');
  const end = markOf('bench-end').ts;
  const own = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid && event.ts > begin && event.ts < end)
    .filter(({ name }) => name === 'RunTask' || name in PARTS || name.startsWith('v8.') || name.startsWith('V8.'))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const sums: MainThread = { total: 0, script: 0, style: 0, layout: 0, paint: 0, other: 0, forced: 0 };
  const open: TraceEvent[] = [];
  for (const event of own) {
    while (open.length > 0 && endOf(open.at(-1)) <= event.ts) open.pop();
    const around = open.at(-1);
    const time = timeOf(event);
    const part = partOf(event);
    if (around) sums[partOf(around)] -= time;
    else sums.total += time;
    sums[part] += time;
    if (around && partOf(around) === 'script' && (part === 'style' || part === 'layout')) sums.forced += 1;
    open.push(event);
  }
  return sums;
}

function partOf({ name }: TraceEvent): Part | 'other' {
  if (/^v8\./i.test(name)) return 'script';
  return PARTS[name] ?? 'other';
}

function endOf(event: TraceEvent | undefined): number {
  return (event?.ts ?? 0) + (event?.dur ?? 0);
}

function timeOf({ tdur, dur }: TraceEvent): number {
  return (tdur ?? dur ?? 0) / 1000;
}
