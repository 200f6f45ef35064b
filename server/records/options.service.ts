import type { WhereOptions } from 'sequelize';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { OptionsInput, OptionsOutput } from '../contract.ts';
import { columnOf, columnSql, selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { type ModelEntry, internals } from '../meta/entry.ts';
import type { Field } from '../meta/field.ts';
import { allows, policy, rowsInSight } from '../roles/policy.ts';
import type { Actor } from '../roles/actor.ts';
import type { Registry } from '../meta/registry.ts';
import { displayOf } from './display.ts';
import { visible } from './read.service.ts';
import { anyLike, searchFields, searchText } from './search.ts';
import { targetAttribute, targetKey } from './target-key.ts';

/** What `options` takes. */
export const optionsInput = z.strictObject({
  field: z.string().max(100),
  q: searchText.optional(),
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
  const reachable = targetRows(ctx, field);
  const { target } = field.association;
  const display = displayOf(ctx, target);
  const key = targetAttribute(field.association as Parameters<typeof targetAttribute>[0]);
  const { limit = 20 } = input;
  const q = input.q?.trim() ?? '';
  const searched = [...new Set([...(display.column ? [display.column] : []), ...searchedOf(ctx, target)])];
  const sql = selectSql(target, {
    attributes: [...new Set([key, ...display.attributes])],
    where: [
      ...reachable,
      ...(q === ''
        ? []
        : [anyLike(target, searched, { text: q, fields: ctx.runtime.registry.described(target)?.fields })]),
    ],
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
  // The other side owns a has-many link: it is changed there.
  if (!field.association || field.kind.name === 'hasMany') return false;
  const target = registry.of(field.association.target);
  return field.options.lookup === true || (target !== undefined && allows(actor, target, 'view'));
}

/**
 * Conditions on the records that a relation may point at: those of `view`. `lookup` does without the verb, never without
 * the model's rules.
 * @throws AdminError `FORBIDDEN`
 */
export function targetRows(ctx: Context, field: Field): WhereOptions[] {
  const { registry } = ctx.runtime;
  if (!field.association || !isPickable(registry, ctx.actor, field)) throw errors.forbidden();
  const { target } = field.association;
  const entry = registry.described(target);
  return entry ? visible({ entry, where: rowsInSight(ctx.actor, entry) }) : untrashed(target);
}

/** Columns beside the label: a `lookup` shows no more of a record than that. */
function searchedOf(ctx: Context, target: ModelEntry['model']): string[] {
  const entry = ctx.runtime.registry.of(target);
  return entry && allows(ctx.actor, entry, 'view') ? searchFields(policy(ctx.actor, entry, 'view')) : [];
}

// A model without an admin.
function untrashed(model: ModelEntry['model']): { [attribute: string]: null }[] {
  const { deletedAt } = internals(model)._timestampAttributes;
  return model.options.paranoid && deletedAt ? [{ [deletedAt]: null }] : [];
}
