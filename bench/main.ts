/**
 * The benchmarks: `npm run bench -- [job …] [--database sqlite] [--rows 200000] [--rounds 3] [--seconds 3] [--source]
 * [--sessions 1] [--write]`. The built package is measured, or the sources. Quote the ratios: they are taken in one run, side by side.
 */
import { parseArgs } from 'node:util';
import { compare, type Contest, type Result } from './compare.ts';
import { countCosts } from './costs.ts';
import { type FilledDatabase, type Kind, openFilled, restore } from './data/database.ts';
import { type DeepPage, deepPages } from './deep.ts';
import { measureIdle } from './idle.ts';
import { jobs } from './jobs.ts';
import { startGenerator, startServer } from './processes.ts';
import { type Line, textOf, writeReport } from './report.ts';
import { signIn } from './sides.ts';
import { measureTypes } from './types.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string', multiple: true, default: ['sqlite', 'mariadb'] },
    rows: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    sessions: { type: 'string', default: '1' },
    source: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const ROWS = Number(values.rows);
/** The larger table, any page of which is compared with the first one of the smaller. */
const MANY_ROWS = 1_000_000;
const MB = 1024 * 1024;
const rounds = Number(values.rounds);
const from = values.source ? 'source' : 'dist';
const others = ['deep', 'statements', 'idle', 'types'];
const wanted = positionals.length > 0 ? positionals : [...Object.keys(jobs), ...others];
for (const name of wanted)
  if (!(name in jobs) && !others.includes(name))
    throw new Error(`No job ${name}; there are ${[...Object.keys(jobs), ...others].join(', ')}`);
const lines: Line[] = [];

function report(line: Line): void {
  lines.push(line);
  console.info(textOf(line));
}

for (const kind of values.database as Kind[]) {
  const database = await openFilled(kind, ROWS);
  const first = await contest(database, async (all) => {
    for (const name of wanted) {
      const job = jobs[name];
      if (job) report(ratioLine(kind, await compare(all, job)));
    }
    if (wanted.length === 1 && wanted[0] !== 'deep') return [];
    const memory = await all.servers.ours.usage();
    report({ job: 'peak memory', where: kind, floor: '', figures: `${mb(memory.peak)} MB`, isMet: null });
    return wanted.includes('deep') ? deepPages(all, ROWS) : [];
  });
  // The bytes of a list depend on its rows: not on those that were just made.
  await restore(database);
  if (wanted.includes('statements')) await statements(database);
  if (wanted.includes('idle')) await idle(database);
  await restore(database);
  await database.close();
  if (wanted.includes('deep')) await deep(kind, first);
}
if (wanted.includes('types')) types();
if (values.write) writeReport(lines, ['npm run bench --', ...process.argv.slice(2)].join(' '));

/** Starts the three servers on a database, and stops them when the work is done. */
async function contest<T>(database: FilledDatabase, work: (contest: Contest) => Promise<T>): Promise<T> {
  const servers = {
    raw: await startServer('raw', [database.address]),
    stack: await startServer('stack', [database.address]),
    ours: await startServer('ours', [database.address, from]),
  };
  const generator = startGenerator();
  try {
    const cookies: Contest['cookies'] = [await signIn(servers.ours.port)];
    while (cookies.length < Number(values.sessions)) cookies.push(await signIn(servers.ours.port));
    const { kind } = database;
    return await work({ kind, servers, cookies, generator, rounds, seconds: Number(values.seconds) });
  } finally {
    await generator.stop();
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
}

function ratioLine(where: string, { title, sides, ratios, floor }: Result): Line {
  const side = (name: keyof typeof sides) =>
    `${name} ${Math.round(sides[name].perSecond)}/s (p50 ${sides[name].p50.toFixed(1)}, p99 ${sides[name].p99.toFixed(1)} ms, processor ${sides[name].cpu.toFixed(0)} µs)`;
  const figures = `${ratios.raw.toFixed(2)} x raw, ${ratios.stack.toFixed(2)} x stack; ${side('raw')}, ${side('stack')}, ${side('ours')}`;
  return {
    job: title,
    where,
    floor: floor ? `${floor.ratio} x ${floor.over}` : '',
    figures,
    isMet: floor && ratios[floor.over] >= floor.ratio,
  };
}

async function statements(database: FilledDatabase): Promise<void> {
  const { raw, stack, ours } = await countCosts(database, from);
  const where = database.kind;
  const of = (name: 'list' | 'create' | 'update') => `ours ${ours[name]}, stack ${stack[name]}, raw ${raw[name]}`;
  report({
    job: 'SQL of a list with two relations',
    where,
    floor: 'at most 5',
    figures: of('list'),
    isMet: ours.list <= 5,
  });
  report({ job: 'SQL of a create', where, floor: '', figures: of('create'), isMet: null });
  report({ job: 'SQL of an update', where, floor: '', figures: of('update'), isMet: null });
  const ratio = ours.bytes / raw.bytes;
  report({
    job: 'bytes of a list of 25 rows',
    where,
    floor: 'at most 1.3 x raw',
    figures: `${ratio.toFixed(2)} x raw; ours ${ours.bytes}, raw ${raw.bytes}`,
    isMet: ratio <= 1.3,
  });
}

async function idle(database: FilledDatabase): Promise<void> {
  const { ours, bare } = await measureIdle(database, { from, rounds });
  const where = database.kind;
  report({
    job: 'start, process to first answer',
    where,
    floor: 'at most 0.8 s',
    figures: `${(ours.start / 1000).toFixed(2)} s; bare Node ${(bare.start / 1000).toFixed(2)} s`,
    isMet: ours.start <= 800,
  });
  report({
    job: 'idle memory',
    where,
    floor: 'at most bare Node + 90 MB',
    figures: `bare + ${mb(ours.memory - bare.memory)} MB; ours ${mb(ours.memory)}, bare ${mb(bare.memory)}`,
    isMet: ours.memory - bare.memory <= 90 * MB,
  });
}

async function deep(kind: Kind, small: readonly DeepPage[]): Promise<void> {
  const database = await openFilled(kind, MANY_ROWS);
  const large = await contest(database, (all) => deepPages(all, MANY_ROWS));
  await database.close();
  for (const page of large) {
    const first = small.find(({ sort, place }) => sort === page.sort && place === 'first')?.p50 ?? 0;
    const ratio = page.p50 / first;
    report({
      job: `${page.place} page of ${MANY_ROWS} rows by ${page.sort}`,
      where: kind,
      floor: `at most 1.5 x the first page of ${ROWS}`,
      figures: `${ratio.toFixed(2)} x; p50 ${page.p50.toFixed(1)} ms, ${first.toFixed(1)} ms`,
      isMet: ratio <= 1.5,
    });
  }
}

function types(): void {
  const { without, withAdmin } = measureTypes(rounds);
  const added = withAdmin - without;
  report({
    job: 'type check of a project with 50 models',
    where: 'tsc',
    floor: 'adds at most 1 s',
    figures: `adds ${added.toFixed(2)} s; ${withAdmin.toFixed(2)} s with the admin, ${without.toFixed(2)} s without`,
    isMet: added <= 1,
  });
}

function mb(bytes: number): string {
  return (bytes / MB).toFixed(0);
}
