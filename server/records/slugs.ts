import { randomBytes } from 'node:crypto';
import { Op, UniqueConstraintError } from 'sequelize';
import { slugify } from '../../sdk/slug.ts';
import type { Context } from '../context.ts';
import { selectSql } from '../db/sql.ts';
import { AdminError } from '../errors.ts';
import { type Field, slugSource } from '../meta/field.ts';
import type { PendingWrite } from './guard.ts';
import { clashingColumns } from './model-error.ts';

/** Numbers tried before a random end: one look at an index finds the first free one. */
const LAST_NUMBER = 20;

/**
 * Saves a new record with the slugs that were left empty made from the fields they follow: `title`, `title-2`, `title-3`
 * and so on. Should somebody else take the same one at this very moment, a random end keeps the two apart.
 */
export async function saveWithSlugs<T>(ctx: Context, write: PendingWrite, save: () => Promise<T>): Promise<T> {
  const empty = emptySlugs(write);
  for (const field of empty) write.values[field.name] = await freeSlug(ctx, write, field);
  try {
    return await save();
  } catch (error) {
    const taken = takenColumns(write, error);
    const clashing = empty.filter((field) => taken.has(field.name) || taken.has(field.column ?? ''));
    if (clashing.length === 0) throw error;
    for (const field of clashing) write.values[field.name] = withEnd(field, stem(field, write), randomEnd());
    return save();
  }
}

function emptySlugs({ entry, values }: PendingWrite): Field[] {
  return [...entry.fields.values()].filter((field) => {
    const source = slugSource(field);
    if (source === null || Object.hasOwn(values, field.name)) return false;
    // Nothing to follow: a slug that may be empty stays so.
    return !field.facts.nullable || sourceText(values[source]) !== '';
  });
}

function sourceText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function stem(field: Field, { values }: PendingWrite): string {
  return slugify(sourceText(values[slugSource(field) ?? '']), field.facts.maxLength ?? undefined);
}

async function freeSlug(ctx: Context, write: PendingWrite, field: Field): Promise<string> {
  const base = stem(field, write);
  // A title without Latin letters or digits.
  if (base === '') return randomEnd();
  const numbers = Array.from({ length: LAST_NUMBER - 1 }, (_each, index) => String(index + 2));
  const candidates = [base, ...numbers.map((number) => withEnd(field, base, number))];
  const { model } = write.entry;
  // Rows in the trash and outside the actor's reach hold their slugs too.
  const sql = selectSql(model, { attributes: [field.name], where: [{ [field.name]: { [Op.in]: candidates } }] });
  const rows = await ctx.runtime.database.select(sql);
  // MySQL finds `Été` where `ete` is looked for: what counts as equal there is folded to the same slug here.
  const taken = new Set(rows.map((row) => slugify(String(row[field.name]))));
  return candidates.find((candidate) => !taken.has(candidate)) ?? withEnd(field, base, randomEnd());
}

function withEnd(field: Field, base: string, end: string): string {
  const { maxLength } = field.facts;
  const room = maxLength === null ? base.length : maxLength - end.length - 1;
  const start = base.slice(0, Math.max(room, 0)).replace(/-$/, '');
  return start === '' ? end : `${start}-${end}`;
}

function randomEnd(): string {
  return randomBytes(4).toString('hex');
}

function takenColumns({ entry }: PendingWrite, error: unknown): Set<string> {
  const cause = error instanceof AdminError ? error.details.cause : undefined;
  return cause instanceof UniqueConstraintError ? clashingColumns(entry.model, cause) : new Set();
}
