import type { Kind } from './data/database.ts';
import type { Floor, Job } from './jobs.ts';
import type { ServerProcess, startGenerator } from './processes.ts';
import { ours, raw, type SideName, stack } from './sides.ts';
import type { Lane, Round } from './wire.ts';

/** The three servers on one database, and the sessions that connections take in turn. */
export interface Contest {
  kind: Kind;
  servers: Record<SideName, ServerProcess>;
  cookies: [string, ...string[]];
  generator: ReturnType<typeof startGenerator>;
  rounds: number;
  seconds: number;
}

/** A round, and the processor time that the server took for each answer, in microseconds. */
export interface MeasuredRound extends Round {
  cpu: number;
}

/** What came of a job: medians of its rounds. */
export interface Result {
  title: string;
  sides: Record<SideName, MeasuredRound>;
  /** Ours over the baselines, median of the ratios of each round. */
  ratios: Record<Floor['over'], number>;
  floor: Floor | null;
}

// Code that has run a few hundred times is not compiled to its best yet; a busy machine needs long to get there.
const WARM_UP = { answers: 3000, turns: 6 };

const ORDER: readonly SideName[] = ['raw', 'stack', 'ours'];

/** Runs one job on all sides in turn, after a warm-up, as often as there are rounds. */
export async function compare(contest: Contest, job: Job): Promise<Result> {
  const { kind, servers, generator, rounds, seconds } = contest;
  const lanes = lanesOf(contest, job);
  const measure = async (side: SideName, time: number): Promise<MeasuredRound> => {
    const before = await servers[side].usage();
    const round = await generator.run({ port: servers[side].port, seconds: time, lanes: lanes[side] });
    const { cpu } = await servers[side].usage();
    return { ...round, cpu: (cpu - before.cpu) / round.answers };
  };
  for (const side of ORDER) {
    let answers = 0;
    for (let turn = 0; turn < WARM_UP.turns && answers < WARM_UP.answers; turn++)
      answers += (await measure(side, 2)).answers;
  }
  const measured: Record<SideName, MeasuredRound>[] = [];
  for (let round = 0; round < rounds; round++) {
    const all = {} as Record<SideName, MeasuredRound>;
    for (const side of ORDER) all[side] = await measure(side, seconds);
    measured.push(all);
  }
  const sideOf = (side: SideName): MeasuredRound => medianRound(measured.map((each) => each[side]));
  const over = (side: Floor['over']) => median(measured.map((each) => each.ours.perSecond / each[side].perSecond));
  return {
    title: job.title,
    sides: { raw: sideOf('raw'), stack: sideOf('stack'), ours: sideOf('ours') },
    ratios: { raw: over('raw'), stack: over('stack') },
    floor: job.floor(kind),
  };
}

function lanesOf({ cookies }: Contest, job: Job): Record<SideName, Lane[]> {
  const inTurn = (lanesOfOne: (cookie: string) => Lane[]): Lane[] => {
    const all = cookies.map(lanesOfOne);
    return lanesOfOne(cookies[0]).map((lane, index) => all[index % all.length]?.[index] ?? lane);
  };
  return {
    raw: job.lanes(raw),
    stack: inTurn((cookie) => job.lanes(stack(cookie))),
    ours: inTurn((cookie) => (job.ours ?? job.lanes)(ours(cookie))),
  };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function medianRound(rounds: readonly MeasuredRound[]): MeasuredRound {
  const of = (figure: keyof MeasuredRound) => median(rounds.map((round) => round[figure]));
  return { answers: of('answers'), perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') };
}
