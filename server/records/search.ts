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
  return text === '' ? null : anyLike(access.entry.model, searchFields(access), text);
}

/** The model's search fields that the actor may read. */
export function searchFields({ entry, canRead }: Access): string[] {
  return entry.list.search.filter((name) => {
    const field = entry.fields.get(name);
    return field !== undefined && canRead(field);
  });
}

/** One of the columns contains the text; no column, no row. */
export function anyLike(model: ModelEntry['model'], attributes: readonly string[], text: string): WhereOptions {
  if (attributes.length === 0) return literal('1 = 0');
  return {
    [Op.or]: attributes.map((name) => literal(likeSql(model, columnOf(model, name), { text, at: 'anywhere' }))),
  };
}
