import type { AnyFilter, FieldDescriptor, FilterOperator, ListInput, ModelDescriptor } from './contract.ts';
import type { FieldFilter, ListParams } from './list-url.ts';

/** Pages reach to this row by number; beyond it only cursors go. */
export const LAST_NUMBERED_ROW = 10_000;

/** The last page that may be asked for by number. */
export function lastNumberedPage(perPage: number): number {
  return Math.max(1, Math.floor(LAST_NUMBERED_ROW / perPage));
}

const INTEGER = /^-?\d{1,19}$/;
const DECIMAL = /^-?\d{1,60}(\.\d{1,30})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** The bare name of a sort key such as `-createdAt`. */
export function sortField(key: string): string {
  return key.startsWith('-') ? key.slice(1) : key;
}

/** `params` without what this model would refuse: a stale link shows a list instead of an error. */
export function fitListParams(params: ListParams, model: ModelDescriptor): ListParams {
  const fields = fieldsByName(model);
  const filters = Object.entries(params.filters).flatMap(([name, conditions]) => {
    const field = fields.get(name);
    const known = field ? fitConditions(field, conditions) : {};
    return Object.keys(known).length > 0 ? [[name, known] as const] : [];
  });
  const perPage = params.perPage === model.list.perPage ? null : params.perPage;
  const last = lastNumberedPage(perPage ?? model.list.perPage);
  return {
    ...params,
    filters: Object.fromEntries(filters),
    sort: params.sort.filter((key) => fields.get(sortField(key))?.sortable),
    perPage,
    page: params.cursor || params.page === null ? params.page : Math.min(params.page, last),
  };
}

/** What to send for `params`, which must fit the model. */
export function toListInput(params: ListParams, model: ModelDescriptor): ListInput {
  const filter = toFilter(params.filters, model);
  const q = params.q.trim();
  return {
    ...(q && model.list.search.length > 0 && { q }),
    ...(filter && { filter }),
    ...(params.sort.length > 0 && { sort: params.sort }),
    ...(params.perPage !== null && { perPage: params.perPage }),
    ...(params.cursor ?? { page: params.page ?? 1 }),
  };
}

function toFilter(filters: Record<string, FieldFilter>, model: ModelDescriptor): AnyFilter | null {
  const fields = fieldsByName(model);
  const tree: AnyFilter = {};
  for (const [name, conditions] of Object.entries(filters)) {
    const field = fields.get(name);
    if (!field) continue;
    const values = Object.entries(conditions).map(([operator, text]) => [
      operator,
      wireValue(field, operator as FilterOperator, text),
    ]);
    tree[name] = Object.fromEntries(values);
  }
  return Object.keys(tree).length > 0 ? tree : null;
}

function fieldsByName(model: ModelDescriptor): Map<string, FieldDescriptor> {
  return new Map(model.fields.map((field) => [field.name, field]));
}

function fitConditions(field: FieldDescriptor, conditions: FieldFilter): FieldFilter {
  if (!field.filter) return {};
  const known = Object.entries(conditions).filter(
    ([operator, text]) =>
      field.operators.includes(operator as FilterOperator) &&
      wireValue(field, operator as FilterOperator, text) !== undefined,
  );
  return Object.fromEntries(known);
}

/** The value of a condition as its kind travels; undefined when the text is no such value. */
function wireValue(field: FieldDescriptor, operator: FilterOperator, text: string | string[]): unknown {
  if (operator === 'isNull') return booleanOf(text);
  if (!Array.isArray(text)) return scalar(field, operator, text);
  const values = text.map((item) => scalar(field, operator, item));
  return values.length > 0 && !values.includes(undefined) ? values : undefined;
}

function scalar(field: FieldDescriptor, operator: FilterOperator, text: string): unknown {
  switch (field.kind) {
    case 'boolean':
      return booleanOf(text);
    case 'integer':
      return INTEGER.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case 'float':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'bigint':
      return INTEGER.test(text) ? text : undefined;
    case 'decimal':
      return DECIMAL.test(text) ? text : undefined;
    case 'date':
      return DAY.test(text) && isDate(new Date(`${text}T00:00:00Z`)) ? text : undefined;
    case 'datetime':
      return moment(operator, text);
    case 'time':
      return TIME.test(text) ? text : undefined;
    case 'enum':
      return field.choices?.some((choice) => choice.value === text) ? text : undefined;
    default:
      return text;
  }
}

/** A day means the reader's own day, as the cells show it: `lte` reaches to its last millisecond. */
function moment(operator: FilterOperator, text: string): Date | undefined {
  const end = operator === 'lte' || operator === 'gt';
  const date = new Date(DAY.test(text) ? `${text}T${end ? '23:59:59.999' : '00:00:00.000'}` : text);
  return isDate(date) ? date : undefined;
}

function isDate(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}

function booleanOf(text: string | string[]): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
