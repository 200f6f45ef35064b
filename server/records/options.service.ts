import { z } from 'zod';
import type { Context } from '../context.ts';
import type { OptionsInput, OptionsOutput } from '../contract.ts';
import { columnOf, columnSql, selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { type ModelEntry, internals } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { type Access, allows, policy } from '../roles/policy.ts';
import type { Actor } from '../roles/actor.ts';
import type { Registry } from '../meta/registry.ts';
import { displayOf } from './display.ts';
import { visible } from './read.service.ts';
import { anyLike, searchFields } from './search.ts';
import { targetAttribute, targetKey } from './target-key.ts';

export const optionsInput = z.strictObject({
  field: z.string().max(100),
  q: z.string().max(200).optional(),
  limit: z.int().min(1).max(50).optional(),
});

/**
 * Records that a relation field may point at, by their label.
 * @throws AdminError `FIELD_UNKNOWN`, `FORBIDDEN` without `view` on the target (or `lookup` on the field)
 */
export async function listOptions(ctx: Context, entry: ModelEntry, input: OptionsInput): Promise<OptionsOutput> {
  const { canRead } = policy(ctx.actor, entry, 'view');
  const field = entry.fields.get(input.field);
  if (!field || !canRead(field) || !field.association) throw errors.fieldUnknown();
  const access = targetAccess(ctx, field);
  const { target } = field.association;
  const display = displayOf(ctx, target);
  const key = targetAttribute(field.association as Parameters<typeof targetAttribute>[0]);
  const { limit = 20 } = input;
  const q = input.q?.trim() ?? '';
  const searched = [...new Set([...(display.column ? [display.column] : []), ...(access ? searchFields(access) : [])])];
  const sql = selectSql(target, {
    attributes: [...new Set([key, ...display.attributes])],
    where: [...(access ? visible(access) : untrashed(target)), ...(q === '' ? [] : [anyLike(target, searched, q)])],
    order: [[columnSql(target, columnOf(target, display.column ?? key)), 'ASC']],
    limit: limit + 1,
  });
  const { database } = ctx.runtime;
  const rows = await (q === '' ? database.select(sql) : database.scan(sql));
  const options = rows.slice(0, limit).map((row) => {
    const optionKey = targetKey(row[key]);
    return { key: optionKey, label: display.text(row, optionKey) };
  });
  return { options, more: rows.length > limit };
}

/** Whether the actor may look for records to point a relation at. */
export function isPickable(registry: Registry, actor: Actor, field: Field): boolean {
  if (!field.association) return false;
  const target = registry.of(field.association.target);
  return field.options.lookup === true || (target !== undefined && allows(actor, target, 'view'));
}

/** The rows of the target within reach; null: all that are not in the trash, by `lookup`. @throws AdminError `FORBIDDEN` */
export function targetAccess(ctx: Context, field: Field): Access | null {
  const { registry } = ctx.runtime;
  if (!field.association || !isPickable(registry, ctx.actor, field)) throw errors.forbidden();
  const entry = registry.of(field.association.target);
  return entry && allows(ctx.actor, entry, 'view') ? policy(ctx.actor, entry, 'view') : null;
}

/** The condition that leaves trashed rows out of a model without an admin. */
export function untrashed(model: ModelEntry['model']): { [attribute: string]: null }[] {
  const { deletedAt } = internals(model)._timestampAttributes;
  return model.options.paranoid && deletedAt ? [{ [deletedAt]: null }] : [];
}
