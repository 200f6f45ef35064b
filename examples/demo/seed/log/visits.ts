import { atWork } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Happening, Person } from './happening.ts';
import type { House } from './house.ts';

const WEEK = 7 * 86_400_000;

/** Who logged in to do all that: nobody does anything without it. */
export function* logins(happenings: readonly Happening[], random: Random): Generator<Happening> {
  const last = new Map<string, number>();
  for (const { at, by } of happenings) {
    if (by === null || at.getTime() - (last.get(by.key) ?? 0) < WEEK) continue;
    const before = (minutes: number) => new Date(at.getTime() - minutes * 60_000 - random.integer(0, 59_999));
    last.set(by.key, at.getTime());
    if (random.chance(0.08)) yield { at: before(9), by: null, action: 'login_failed', tried: by.email };
    yield { at: before(random.integer(1, 8)), by, action: 'login', changes: { method: 'password' } };
    if (random.chance(0.15)) yield { at: new Date(at.getTime() + 3_600_000), by, action: 'logout' };
  }
}

/** Who tried what he may not do, and who tried to get in. */
export function* refusals(house: House, random: Random): Generator<Happening> {
  const tried = (daysAgo: number, email: string, action: string): Happening => {
    const at = atWork(random, daysAgo);
    return { at, by: null, action, tried: email };
  };
  for (const daysAgo of [34, 18, 18, 18, 2]) yield tried(daysAgo, 'admin@kestrel.press', 'login_failed');
  yield tried(18, 'admin@kestrel.press', 'login_blocked');
  const denied: [email: string, model: string, call: string, daysAgo: number][] = [
    ['camille@atelier-nord.example', 'orders', 'list', 35],
    ['jonas.weber@kestrel.press', 'customers', 'list', 22],
    ['tomasz@kestrel.press', 'posts', 'update', 16],
    ['priya@kestrel.press', 'customers', 'get', 7],
    ['ellen.brandt@atelier-nord.example', 'roles', 'update', 1],
  ];
  for (const [email, model, call, daysAgo] of denied) {
    const by: Person = house.person(email);
    const at = atWork(random, daysAgo);
    const denial = { by, action: 'denied', model, changes: { path: `records.${model}.${call}` } };
    yield { ...denial, at };
    // Whoever tries it again and again is told of once more, with the number.
    if (model === 'customers') yield { ...denial, at: new Date(at.getTime() + 60_000), count: random.integer(3, 14) };
  }
}
