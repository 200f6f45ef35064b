/**
 * The benchmarks: `node bench/main.ts [job …] [--rows 200000] [--database sqlite|mariadb] [--source] [--write]`.
 * Quote the ratios: they are taken in one run, side by side.
 */
import { parseArgs } from 'node:util';
import { compare, type Contest } from './compare.ts';
import { type Kind, openFilled } from './data/database.ts';
import { jobs } from './jobs.ts';
import { startGenerator, startServer } from './processes.ts';
import { signIn } from './sides.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '200000' },
    database: { type: 'string', multiple: true, default: ['sqlite', 'mariadb'] },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    source: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const names = positionals.length > 0 ? positionals : Object.keys(jobs);
for (const kind of values.database as Kind[]) {
  const database = await openFilled(kind, Number(values.rows));
  const from = values.source ? 'source' : 'dist';
  const servers = {
    raw: await startServer('raw', [database.address]),
    stack: await startServer('stack', [database.address]),
    ours: await startServer('ours', [database.address, from]),
  };
  const generator = startGenerator();
  const cookie = await signIn(servers.ours.port);
  const contest: Contest = {
    kind,
    servers,
    cookie,
    generator,
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
  };
  for (const name of names) {
    const job = jobs[name];
    if (!job) throw new Error(`No job ${name}; there are ${Object.keys(jobs).join(', ')}`);
    const result = await compare(contest, job);
    const text = (side: 'raw' | 'stack' | 'ours') => {
      const { perSecond, p50, p99, bytes } = result.sides[side];
      return `${side} ${perSecond.toFixed(0)}/s p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ${bytes}B`;
    };
    console.info(
      kind,
      values.rows,
      name,
      '|',
      text('raw'),
      '|',
      text('stack'),
      '|',
      text('ours'),
      '| /raw',
      result.ratios.raw.toFixed(2),
      '/stack',
      result.ratios.stack.toFixed(2),
    );
  }
  await generator.stop();
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  await database.close();
}
