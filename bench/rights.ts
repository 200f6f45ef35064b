/**
 * How many checks of a permission run in a second, in process: `node bench/rights.ts [--rounds 5]`. Beside `can` stands
 * the least that a check could be: a look into a set of texts.
 */
import { parseArgs } from 'node:util';
import { can, type UserActor, userActor } from '../server/roles/actor.ts';
import { median } from './compare.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const CHECKS = 2_000_000;

const person = (isAdmin: boolean, permissions: string): UserActor =>
  userActor({
    key: '7',
    id: 7,
    email: 'ed@example.org',
    name: null,
    isAdmin,
    roles: [{ name: 'editor', label: 'Editor', permissions }],
  });
const models = Array.from({ length: 50 }, (_each, index) => `model_${index}`);
const granted = models.flatMap((slug) => [`${slug}.view`, `${slug}.edit`]);
const asked = models.flatMap((slug) => [`${slug}.view`, `${slug}.edit`, `${slug}.delete`] as const);
const editor = person(false, granted.join(','));
const owner = person(true, '');
const wildcards = person(false, models.map((slug) => `${slug}.*`).join(','));
const bare = new Set<string>(granted);

const sides: Record<string, (permission: (typeof asked)[number]) => boolean> = {
  'a look into a set': (permission) => bare.has(permission),
  'can, 100 permissions': (permission) => can(editor, permission),
  'can, 50 wildcards': (permission) => can(wildcards, permission),
  'can, is_admin': (permission) => can(owner, permission),
};

const rates: Record<string, number[]> = {};
for (let round = 0; round < Number(values.rounds); round++)
  for (const [name, check] of Object.entries(sides)) (rates[name] ??= []).push(rateOf(check));
for (const [name, each] of Object.entries(rates))
  console.log(`${name.padEnd(22)} ${(median(each) / 1e6).toFixed(1)} million a second`);

/** Checks a second; what they answer is counted, so that none can be left out. */
function rateOf(check: (permission: (typeof asked)[number]) => boolean): number {
  let held = 0;
  const start = process.hrtime.bigint();
  for (let index = 0; index < CHECKS; index++) if (check(asked[index % asked.length] as (typeof asked)[number])) held++;
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (held < CHECKS / 2) throw new Error('checks were refused that should not be');
  return CHECKS / seconds;
}
