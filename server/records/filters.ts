import { literal, Op, type WhereOptions } from 'sequelize';
import type { Context } from '../context.ts';
import type { AnyFilter, FilterOperator } from '../contract.ts';
import { allOf, columnOf, likeSql, notSql, wordLikeSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { fieldErrorOf } from '../fields/issues.ts';
import { isStorable } from '../fields/text.ts';
import type { Field } from '../meta/field.ts';
import type { Access } from '../roles/policy.ts';
import { type Asked, everyRow, listOf } from './filter-values.ts';
import { relationCondition } from './relation-filter.ts';

const MAX_DEPTH = 5;
const MAX_CONDITIONS = 50;
/** Branches cost too, even those that ask nothing. */
const MAX_BRANCHES = 250;

const OPERATORS: Partial<Record<FilterOperator, symbol>> = {
  equals: Op.eq,
  not: Op.ne,
  gt: Op.gt,
  gte: Op.gte,
  lt: Op.lt,
  lte: Op.lte,
};
const LIKE = { contains: 'anywhere', startsWith: 'start', endsWith: 'end' } as const;

/**
 * Compiles a filter tree to a condition. Each name and operator is looked up; nothing of the tree itself reaches SQL.
 * @throws AdminError `FIELD_NOT_FILTERABLE` (one answer for unknown, secret and forbidden fields), `QUERY_TOO_LARGE`,
 * `VALIDATION_FAILED` for a value that does not fit its field
 */
export function compileFilter(ctx: Context, access: Access, filter: AnyFilter): WhereOptions[] {
  let [conditions, nodes] = [0, 0];
  const tree = (node: AnyFilter, depth: number): WhereOptions[] => {
    if (depth > MAX_DEPTH) throw errors.tooLarge('filter depth', MAX_DEPTH);
    nodes += 1;
    if (nodes > MAX_BRANCHES) throw errors.tooLarge('filter branches', MAX_BRANCHES);
    return Object.entries(node).flatMap(([name, value]): WhereOptions[] => {
      if (value === undefined) return [];
      if (name === 'and') return branches(value).flatMap((each) => tree(each, depth + 1));
      if (name === 'or') return [{ [Op.or]: branches(value).map((each) => allOrTrue(tree(each, depth + 1))) }];
      if (name === 'not') return [literal(notSql(access.entry.model, allOrTrue(tree(branch(value), depth + 1))))];
      const field = filterable(access, name);
      return conditionsOf(value).map(([operator, operand]) => {
        conditions += 1;
        if (conditions > MAX_CONDITIONS) throw errors.tooLarge('filter conditions', MAX_CONDITIONS);
        const asked = checked(field, operator, operand);
        return field.association ? relationCondition(ctx, access, asked) : columnCondition(access, asked);
      });
    });
  };
  return tree(filter, 1);
}

function filterable({ entry, canRead }: Access, name: string): Field {
  const field = entry.fields.get(name);
  if (!field || !canRead(field) || field.kind.operators.length === 0) throw errors.notFilterable();
  return field;
}

function checked(field: Field, operator: string, operand: unknown): Asked {
  if (!field.kind.operators.includes(operator as FilterOperator))
    throw errors.invalid({ [field.name]: { code: 'invalid', params: { operator: 'unknown' } } });
  if (operator === 'isNull' && typeof operand !== 'boolean') throw errors.invalid({ [field.name]: { code: 'type' } });
  return { field, operator: operator as FilterOperator, operand };
}

function columnCondition({ entry: { model } }: Access, { field, operator, operand }: Asked): WhereOptions {
  const attribute = field.attribute ?? field.name;
  if (operator === 'isNull') return { [attribute]: { [operand ? Op.is : Op.not]: null } };
  if (operator === 'in' || operator === 'notIn') {
    const values = listOf(field, operand).map((each) => parse(field, each));
    if (operator === 'in') return { [attribute]: { [Op.in]: values } };
    return values.length === 0 ? everyRow : orNull(attribute, { [Op.notIn]: values });
  }
  if (operator in LIKE) {
    const like = { text: likeText(field, operand), at: LIKE[operator as keyof typeof LIKE] };
    return literal((field.kind.words ? wordLikeSql : likeSql)(model, columnOf(model, attribute), like));
  }
  if (operand === null && (operator === 'equals' || operator === 'not'))
    return { [attribute]: { [operator === 'equals' ? Op.is : Op.not]: null } };
  const value = parse(field, operand);
  // "Is not x" means every other row: SQL alone would leave the empty ones out.
  if (operator === 'not') return orNull(attribute, { [Op.ne]: value });
  return { [attribute]: { [OPERATORS[operator] as symbol]: value } };
}

function orNull(attribute: string, condition: object): WhereOptions {
  return { [Op.or]: [{ [attribute]: condition }, { [attribute]: { [Op.is]: null } }] };
}

/** A bare value means `equals`; an object is a set of operators. */
function conditionsOf(value: unknown): [string, unknown][] {
  const isValue = value instanceof Date || value instanceof Uint8Array || Array.isArray(value);
  const isObject = typeof value === 'object' && value !== null && !isValue;
  return isObject ? Object.entries(value).filter(([, operand]) => operand !== undefined) : [['equals', value]];
}

const UNLIMITED = { maxLength: 1000, min: null, max: null, scale: null, precision: null, digits: null };

// Limits on what may be stored do not bind what may be asked for: a filter for a longer text just finds nothing.
function parse(field: Field, value: unknown): unknown {
  const result = field.kind.schema({ ...field.facts, ...UNLIMITED }).safeParse(value);
  if (result.success) return field.kind.encode?.(result.data) ?? result.data;
  const isText = field.kind.operators.includes('contains') && typeof value === 'string';
  if (isText && value.length <= 1000 && isStorable(value)) return value;
  throw errors.invalid({ [field.name]: fieldErrorOf(result.error) });
}

function likeText(field: Field, operand: unknown): string {
  const wanted = text(field, operand);
  return field.kind.encodeText?.(wanted) ?? wanted;
}

function text(field: Field, value: unknown): string {
  if (typeof value !== 'string') throw errors.invalid({ [field.name]: { code: 'type' } });
  if (value.length > 200) throw errors.invalid({ [field.name]: { code: 'tooLong', params: { max: 200 } } });
  if (!isStorable(value)) throw errors.invalid({ [field.name]: { code: 'format' } });
  return value;
}

function branches(value: unknown): AnyFilter[] {
  if (!Array.isArray(value)) throw errors.badRequest('"and" and "or" take lists of filters');
  if (value.length > MAX_CONDITIONS) throw errors.tooLarge('filter conditions', MAX_CONDITIONS);
  return value.map(branch);
}

function branch(value: unknown): AnyFilter {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array)
    throw errors.badRequest('A filter is an object');
  return value as AnyFilter;
}

function allOrTrue(conditions: readonly WhereOptions[]): WhereOptions {
  return conditions.length === 0 ? everyRow : allOf(conditions);
}
