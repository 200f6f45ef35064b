import { z } from 'zod';
import type { Context } from '../context.ts';
import type { FileInput, FileOutput } from '../contract.ts';
import { columnOf, columnSql, selectQuery } from '../db/sql.ts';
import { AdminError, errors } from '../errors.ts';
import { bytesOf } from '../fields/blob.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { decodeKey, isNamedBy } from '../meta/key.ts';
import { policy } from '../roles/policy.ts';
import { getInput, visible } from './read.service.ts';

/** Most bytes that are sent: those of a call stand in memory several times. */
const MOST_SENT = 4_000_000;

/** What `file` takes. */
export const fileInput = getInput.extend({ field: z.string().min(1).max(100) });

/**
 * The bytes of one stored file, for whoever may see its record and its field.
 * @throws AdminError `FIELD_UNKNOWN`, `NOT_FOUND`, also where there is no file, and `QUERY_TOO_LARGE`
 */
export async function readFile(ctx: Context, entry: ModelEntry, { id, field: name }: FileInput): Promise<FileOutput> {
  const access = policy(ctx.actor, entry, 'view');
  const field = entry.fields.get(name);
  if (!field || field.kind.name !== 'blob' || !access.canRead(field)) throw errors.fieldUnknown();
  const column = columnSql(entry.model, columnOf(entry.model, name));
  const size = `octet_length(${column})`;
  const query = selectQuery(entry.model, {
    attributes: [
      ...entry.key.map((part) => part.name),
      [size, '$size'],
      // What is too large never leaves the database.
      [`CASE WHEN ${size} <= ${MOST_SENT} THEN ${column} END`, '$content'],
    ],
    matching: decodeKey(entry, id),
    where: visible(access),
    limit: 1,
  });
  const [row] = await ctx.runtime.database.select(query);
  if (!row || row.$size === null || !isNamedBy(entry, id, row)) throw errors.notFound();
  if (row.$content === null) throw tooLarge(Number(row.$size));
  const content = bytesOf(row.$content);
  return { name: `${plainName(`${name}-${id}`)}.${endingOf(content)}`, content };
}

function tooLarge(size: number): AdminError {
  const params = { what: 'bytes of a file', max: MOST_SENT, size };
  return new AdminError('QUERY_TOO_LARGE', `The file has ${size} bytes; at most ${MOST_SENT} are sent`, { params });
}

// A key may hold what a file system, or somebody who reads the name, takes for something else.
function plainName(text: string): string {
  return text.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 100);
}

const ENDINGS: readonly (readonly [ending: string, beginning: RegExp])[] = [
  ['png', /^\x89PNG\r\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['pdf', /^%PDF-/],
];

// Never by what somebody said that it is.
function endingOf(content: Buffer): string {
  const beginning = content.toString('latin1', 0, 12);
  return ENDINGS.find(([, signs]) => signs.test(beginning))?.[0] ?? 'bin';
}
