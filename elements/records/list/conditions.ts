import type { FieldDescriptor, FieldFilter, FilterOperator } from '../../../sdk/index.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import type { RelationLabels } from './relation-labels.ts';

interface Wording {
  localize: LocalizeController;
  labels: RelationLabels;
}

const PHRASES = {
  equals: 'listConditionIs',
  in: 'listConditionIs',
  not: 'listConditionIsNot',
  notIn: 'listConditionIsNot',
  contains: 'listConditionContains',
  startsWith: 'listConditionStarts',
  endsWith: 'listConditionEnds',
  gt: 'listConditionOver',
  gte: 'listConditionFrom',
  lt: 'listConditionUnder',
  lte: 'listConditionTo',
} as const satisfies Record<Exclude<FilterOperator, 'isNull'>, string>;

/** The conditions on a field in words: "is Draft or Published", "from 10 and up to 20". */
export function conditionText(field: FieldDescriptor, conditions: FieldFilter, { localize, labels }: Wording): string {
  const phrases = Object.entries(conditions).map(([operator, value]) => {
    if (operator === 'isNull') return localize.term(value === 'true' ? 'listConditionEmpty' : 'listConditionFilled');
    const values = [value].flat().map((text) => valueText(field, text, { localize, labels }));
    return localize.term(PHRASES[operator as keyof typeof PHRASES], localize.term('listOr', values));
  });
  return localize.term('listAnd', phrases);
}

/** One value of a condition as the cells would show it. */
function valueText(field: FieldDescriptor, text: string, { localize, labels }: Wording): string {
  switch (field.kind) {
    case 'boolean':
      return localize.term(text === 'true' ? 'yes' : 'no');
    case 'enum':
      return field.choices?.find((choice) => choice.value === text)?.label ?? text;
    case 'integer':
    case 'float':
      return localize.number(Number(text));
    case 'date':
      return localize.date(`${text}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });
    case 'datetime':
      // A bare day is the reader's own day: without a zone the text is read so, with a time.
      return localize.date(text.length === 10 ? `${text}T00:00:00` : text, { dateStyle: 'medium' });
    case 'belongsTo':
    case 'belongsToMany':
      return labels.of(field.name, text);
    default:
      return text;
  }
}
