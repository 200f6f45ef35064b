import type { Kind } from './data/database.ts';
import type { OurSide, Side } from './sides.ts';
import type { Lane, WireRequest } from './wire.ts';

/** A floor: ours over a baseline. */
export interface Floor {
  over: 'raw' | 'stack';
  ratio: number;
}

/** One thing that every side is asked to do. */
export interface Job {
  title: string;
  connections: number;
  /** What the baselines are asked; the lanes of ours when it is asked the same. */
  lanes(side: Side): Lane[];
  ours?(side: OurSide): Lane[];
  floor(kind: Kind): Floor | null;
}

const READERS = 8;
const WRITERS = 16;
const stack = (ratio: number) => (): Floor => ({ over: 'stack', ratio });
const rawOn = (on: Kind, ratio: number) => (kind: Kind) => (kind === on ? ({ over: 'raw', ratio } as const) : null);

/** The jobs by the name they are called by. */
export const jobs: Record<string, Job> = {
  list: {
    title: 'list without a count',
    connections: READERS,
    lanes: (side) => alike(READERS, [side.list()]),
    floor: stack(0.6),
  },
  get: {
    title: 'get one record',
    connections: READERS,
    lanes: (side) => spread(READERS, (id) => side.get(id)),
    floor: stack(0.6),
  },
  default: {
    title: 'list, default count (baselines: exact)',
    connections: READERS,
    lanes: (side) => alike(READERS, [side.counted()]),
    ours: (side) => alike(READERS, [side.byDefault()]),
    floor: (kind) => (kind === 'sqlite' ? { over: 'stack', ratio: 0.6 } : { over: 'raw', ratio: 10 }),
  },
  exact: {
    title: 'list, exact count',
    connections: READERS,
    lanes: (side) => alike(READERS, [side.counted()]),
    floor: rawOn('mariadb', 0.8),
  },
  create: {
    title: 'create, 16 connections',
    connections: WRITERS,
    lanes: (side) => alike(WRITERS, [side.create('A proof of the press')]),
    floor: () => ({ over: 'raw', ratio: 0.4 }),
  },
  update: {
    title: 'update, 16 connections',
    connections: WRITERS,
    lanes: (side) =>
      Array.from({ length: WRITERS }, (_none, index) => ({
        opening: side.get(index + 1),
        requests: [side.update(index + 1, 'A first title'), side.update(index + 1, 'A second title')],
      })),
    floor: () => ({ over: 'raw', ratio: 0.4 }),
  },
};

function alike(connections: number, requests: readonly WireRequest[]): Lane[] {
  return Array.from({ length: connections }, () => ({ requests }));
}

/** Each connection goes through 500 records of its own, from all over the table. */
function spread(connections: number, request: (id: number) => WireRequest): Lane[] {
  return Array.from({ length: connections }, (_none, lane) => ({
    requests: Array.from({ length: 500 }, (_each, index) =>
      request(1 + (((index * connections + lane) * 97) % 20_000)),
    ),
  }));
}
