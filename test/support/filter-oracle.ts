import type { AnyFilter, FieldKind, FilterOperator } from '../../sdk/index.ts';

/** A record as the oracle sees it: wire values by field, and its kinds. */
export type Values = Readonly<Record<string, unknown>>;
export type Kinds = Readonly<Record<string, FieldKind>>;

/** Whether a row meets a filter, worked out without a database: what no condition decides is not met. */
export function meets(kinds: Kinds, row: Values, filter: AnyFilter): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === 'and') return (condition as AnyFilter[]).every((each) => meets(kinds, row, each));
    if (name === 'or') return (condition as AnyFilter[]).some((each) => meets(kinds, row, each));
    if (name === 'not') return !meets(kinds, row, condition as AnyFilter);
    return Object.entries(condition as object).every(([operator, operand]) =>
      holds(kinds[name] ?? 'text', row[name], [operator as FilterOperator, operand]),
    );
  });
}

function holds(kind: FieldKind, value: unknown, [operator, operand]: [FilterOperator, unknown]): boolean {
  if (kind === 'belongsToMany') return linksHold(value as { key: string }[], [operator, operand]);
  const isEqual = (other: unknown) => comparable(kind, value) === comparable(kind, other);
  switch (operator) {
    case 'isNull':
      return (value === null) === operand;
    case 'equals':
      return isEqual(operand);
    case 'not':
      return !isEqual(operand);
    case 'in':
      return (operand as unknown[]).some(isEqual);
    case 'notIn':
      return !(operand as unknown[]).some(isEqual);
    default:
      return value !== null && compares(kind, value, [operator, operand]);
  }
}

function compares(kind: FieldKind, value: unknown, [operator, operand]: [FilterOperator, unknown]): boolean {
  const [own, other] = [comparable(kind, value), comparable(kind, operand)] as [string, string];
  switch (operator) {
    case 'gt':
      return own > other;
    case 'gte':
      return own >= other;
    case 'lt':
      return own < other;
    case 'lte':
      return own <= other;
    default:
      return contains(String(value).toLowerCase(), String(operand).toLowerCase(), operator);
  }
}

function contains(text: string, part: string, operator: FilterOperator): boolean {
  if (operator === 'startsWith') return text.startsWith(part);
  return operator === 'endsWith' ? text.endsWith(part) : text.includes(part);
}

function linksHold(links: readonly { key: string }[], [operator, operand]: [FilterOperator, unknown]): boolean {
  if (operator === 'isNull') return (links.length === 0) === operand;
  const hasOne = links.some(({ key }) => (operand as string[]).includes(key));
  return operator === 'in' ? hasOne : !hasOne;
}

/** A wire value in a form that `===` and `<` judge rightly. */
export function comparable(kind: FieldKind, value: unknown): unknown {
  if (value === null) return null;
  if (kind === 'bigint') return BigInt(value as string);
  if (kind === 'decimal') return Number(value);
  if (kind === 'belongsTo') return typeof value === 'object' ? (value as { key: string }).key : value;
  return value instanceof Date ? value.getTime() : value;
}
