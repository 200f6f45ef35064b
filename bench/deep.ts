import type { Contest } from './compare.ts';
import { median } from './compare.ts';
import { ours } from './sides.ts';
import type { WireRequest } from './wire.ts';

/** A page somewhere in a list, by any indexed order. */
export interface DeepPage {
  sort: string;
  place: 'first' | 'middle' | 'last';
  /** Median time of an answer, in milliseconds, with one call at a time. */
  p50: number;
}

/** The orders: by a moment, a text, a number with many equals, and a column that may be empty. */
const SORTS = ['-createdAt', 'title', '-views', 'publishedAt'];

interface Row {
  [field: string]: unknown;
}

/** Times the first, a middle and the last page of every order. */
export async function deepPages(contest: Contest, rows: number): Promise<DeepPage[]> {
  const { port } = contest.servers.ours;
  const side = ours(contest.cookies[0]);
  const ask = async ({ path, headers = {}, body = '' }: WireRequest) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
    const { result } = (await answer.json()) as { result: { data: Row & { rows: Row[]; next: string | null } } };
    return result.data;
  };
  // Every fourth post has no moment of publication; this one has.
  const record = await ask(side.get(Math.floor(rows / 2) + 2));
  const pages: DeepPage[] = [];
  for (const sort of SORTS) {
    const field = sort.replace('-', '');
    const filter = { [field]: { [sort.startsWith('-') ? 'lte' : 'gte']: record[field] } };
    const { next } = await ask(side.page({ sort: [sort], filter, perPage: 1, count: 'none' }));
    const places = { first: {}, middle: { after: next }, last: { last: true } };
    for (const [place, input] of Object.entries(places)) {
      const requests = [side.page({ sort: [sort], ...input })];
      const times: number[] = [];
      for (let round = 0; round <= contest.rounds; round++)
        times.push((await contest.generator.run({ port, seconds: contest.seconds / 3, lanes: [{ requests }] })).p50);
      pages.push({ sort, place: place as DeepPage['place'], p50: median(times.slice(1)) });
    }
  }
  return pages;
}
