import fc from 'fast-check';

/** Values that break what a careless reader of JSON takes for granted. */
const ODD: unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e',
  '🦉',
  "' OR 1=1 --",
  '%',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(300),
  [],
  [[]],
  [null],
  {},
  { $date: 'x' },
  { $date: '2026-01-01T00:00:00.000Z' },
  { $date: '+275760-09-13T00:00:00.000Z' },
  { $date: {} },
  { $object: { $date: 1 } },
  { $object: 'x' },
  { constructor: { prototype: { polluted: 1 } } },
  { length: 1e9 },
  { $or: [] },
];

const KEYS = [
  '',
  ...'q filter sort fields page perPage after before last count id field limit data changes base'.split(' '),
  ...'expectedVersion email password and or not $date $object title views rating price published status'.split(' '),
  ...'publishedAt day meta author authorId tags comments vault name label permissions roles isAdmin path'.split(' '),
  ...'link pin score equals in notIn gt contains isNull add remove constructor toString 0 1'.split(' '),
];

/** The body of a call that works: what goes wrong starts here. */
const WORKING: Record<string, unknown> = {
  list: {
    q: 'a',
    filter: { or: [{ title: { contains: 'a' } }, { not: { views: { in: [1, 2] } } }, { author: { equals: '1' } }] },
    sort: ['-title', 'author'],
    fields: ['title', 'author', 'tags'],
    page: 1,
    perPage: 5,
    count: 'exact',
  },
  get: { id: '1' },
  options: { field: 'vault', q: 'a', limit: 5 },
  create: {
    data: { title: 'fuzzed', tags: ['news'], meta: { a: 1 }, publishedAt: { $date: '2026-01-01T00:00:00.000Z' } },
  },
  update: { id: '1', expectedVersion: 'v0', changes: { title: 'fuzzed', tags: { add: ['it'] } }, base: { title: 'a' } },
  remove: { id: '999', expectedVersion: 'v0' },
  login: { email: 'nobody@example.org', password: ['x'] },
};

const key = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...KEYS) }, fc.string({ unit: 'binary', maxLength: 5 }));
const leaf = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, item]) => pathsOf(item, [...path, name]))];
}

/** The value with what stands at the path put in place, or put beside under another name. */
function withAt(value: unknown, [name, ...rest]: Path, item: unknown): unknown {
  if (name === undefined) return item;
  if (Array.isArray(value))
    return value.map((each, index) => (index === Number(name) ? withAt(each, rest, item) : each));
  const object = value as Record<string, unknown>;
  return { ...object, [name]: withAt(object[name], rest, item) };
}

/** Bodies for a procedure: any JSON, and bodies that work but for one place. */
export function hostileInput(procedure: string): fc.Arbitrary<unknown> {
  const working = WORKING[procedure.split('.').at(-1) ?? ''];
  if (working === undefined) return tree;
  const broken = fc
    .tuple(fc.constantFrom(...pathsOf(working)), tree)
    .map(([path, item]) => withAt(working, path, item));
  return fc.oneof({ weight: 1, arbitrary: tree }, { weight: 3, arbitrary: broken });
}
