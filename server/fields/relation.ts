import { z } from 'zod';
import type { FieldKind, FilterOperator } from '../contract.ts';
import type { Kind } from './kind.ts';

/** At most this many links in one change. */
const MAX_LINKS = 1000;

const key = z.string().min(1).max(700);

function relation(name: FieldKind, operators: readonly FilterOperator[], schema: z.ZodType): Kind {
  return {
    name,
    operators,
    filter: name === 'hasMany' ? null : 'relation',
    sortable: name === 'belongsTo',
    wide: false,
    schema: () => schema,
    decode: (value) => value,
  };
}

const keys = z.array(key).max(MAX_LINKS);

/** The schema of a change of links: `{ add, remove }`, or the whole list for a new record. */
export const linksOfCreate = keys;
export const linksOfUpdate = z.strictObject({ add: keys.optional(), remove: keys.optional() });

/** The kinds of relation, by the association that they come from. */
export const relationKinds = [
  relation('belongsTo', ['equals', 'not', 'in', 'notIn', 'isNull'], key),
  relation('belongsToMany', ['in', 'notIn', 'isNull'], linksOfUpdate),
  relation('hasMany', [], z.never()),
];
