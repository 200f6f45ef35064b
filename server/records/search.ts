import { literal, Op, type WhereOptions } from 'sequelize';
import { z } from 'zod';
import { columnOf, likeSql } from '../db/sql.ts';
import { isStorable } from '../fields/text.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Access } from '../roles/policy.ts';

/** What may be typed into a search box. */
export const searchText = z
  .string()
  .max(200)
  .refine(isStorable, { params: { code: 'format' } });

/** The condition of the search box: the text itself in one of the model's search fields; null searches nothing. */
export function searchCondition(access: Access, q: string | undefined): WhereOptions | null {
  const text = q?.trim() ?? '';
  return text === '' ? null : anyLike(access.entry.model, searchFields(access), { text, fields: access.entry.fields });
}

/** The model's search fields that the actor may read. */
export function searchFields({ entry, canRead }: Access): string[] {
  return entry.list.search.filter((name) => {
    const field = entry.fields.get(name);
    return field !== undefined && canRead(field);
  });
}

interface Wanted {
  text: string;
  /** How they hold a text decides what is looked for; without them it is the text itself. */
  fields?: ModelEntry['fields'];
}

/** One of the columns contains the text; no column, no row. */
export function anyLike(
  model: ModelEntry['model'],
  attributes: readonly string[],
  { text, fields }: Wanted,
): WhereOptions {
  if (attributes.length === 0) return literal('1 = 0');
  const like = (name: string) => {
    const stored = fields?.get(name)?.kind.encodeText?.(text) ?? text;
    return literal(likeSql(model, columnOf(model, name), { text: stored, at: 'anywhere' }));
  };
  return { [Op.or]: attributes.map(like) };
}
