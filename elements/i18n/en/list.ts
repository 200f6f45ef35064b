import { inSentence } from '../in-sentence.ts';
import { plural } from '../plural.ts';

const count = plural('en');
const or = new Intl.ListFormat('en', { type: 'disjunction' });
const and = new Intl.ListFormat('en', { type: 'conjunction' });
const fields = (labels: string[]) => labels.map(inSentence);

/** English texts of the list of records. `more`: there are at least that many. */
export const list = {
  listSearch: (labels: string[]) => `Search ${or.format(fields(labels))}`,
  listFilters: 'Filters',
  listFiltersOn: (n: number) => count(n, { one: '# filter on', other: '# filters on' }),
  listRemoveFilter: (label: string) => `Remove filter ${label}`,
  listClearFilters: 'Clear filters',
  listClearSearch: 'Clear search',
  listClearAll: 'Clear all',
  listAny: 'Any',
  listFrom: (label: string) => `${label}, from`,
  listTo: (label: string) => `${label}, to`,
  listRangeFrom: 'from',
  listRangeTo: 'to',
  listFilterSearch: (label: string) => `Search ${inSentence(label)}`,
  listFilterMore: 'There are more. Type to narrow them down.',
  listFilterNone: 'Nothing found',
  listShowMore: (n: number) => count(n, { other: 'Show # more' }),
  listShowLess: 'Show less',
  listShowResults: (n: number, more: boolean) =>
    count(n, more ? { other: 'Show #+ results' } : { one: 'Show # result', other: 'Show # results' }),
  listShowAll: 'Show results',
  listMatches: (n: number, more: boolean) =>
    count(n, more ? { other: '#+ match' } : { one: '# matches', other: '# match' }),

  listConditionIs: (value: string) => `is ${value}`,
  listConditionIsNot: (value: string) => `is not ${value}`,
  listConditionContains: (value: string) => `contains “${value}”`,
  listConditionStarts: (value: string) => `starts with “${value}”`,
  listConditionEnds: (value: string) => `ends with “${value}”`,
  listConditionOver: (value: string) => `is over ${value}`,
  listConditionUnder: (value: string) => `is under ${value}`,
  listConditionFrom: (value: string) => `from ${value}`,
  listConditionTo: (value: string) => `up to ${value}`,
  listConditionEmpty: 'is empty',
  listConditionFilled: 'is not empty',
  listOr: (values: string[]) => or.format(values),
  listAnd: (values: string[]) => and.format(values),

  listColumns: 'Columns',
  listColumnsVisible: 'Visible columns',
  listColumnsHint: 'Alt with an arrow key moves a column.',
  listColumnAlways: 'Always',
  listColumnMoved: (label: string, position: number, of: number) => `${label}: position ${position} of ${of}`,
  listColumnsReset: 'Reset to default',

  listCount: (n: number, more: boolean) => count(n, { other: more ? '#+' : '#' }),
  listResults: (n: number, more: boolean) =>
    count(n, more ? { other: '#+ results' } : { one: '# result', other: '# results' }),
  listRange: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
  listRangeUncounted: (rows: string, total: string) => `${rows} of ${total}`,
  listPerPage: (n: number) => count(n, { other: '# per page' }),
  listRowsPerPage: 'Rows per page',
  listPages: 'Pages',
  listPage: (n: string) => `Page ${n}`,
  listFirstPage: 'First page',
  listLastPage: 'Last page',
  listPreviousPage: 'Previous page',
  listNextPage: 'Next page',

  listViewRecord: (record: string) => `View ${record}`,
  listEditRecord: (record: string) => `Edit ${record}`,
  listDeleteRecord: (record: string) => `Delete ${record}`,
  listRecordActions: (record: string) => `Actions for ${record}`,

  listEmptyTitle: (label: string) => `No ${inSentence(label)} yet`,
  listEmptyText: 'What is created shows up here.',
  listNothingTitle: (label: string) => `No ${inSentence(label)} match`,
  listNothingSearch: (q: string, labels: string[]) =>
    `Nothing matches “${q}”. The search covers ${and.format(fields(labels))}.`,
  listNothingFilters: (n: number) => count(n, { one: '# filter is on.', other: '# filters are on.' }),
  listErrorTitle: (label: string) => `${label} could not be loaded`,
  listErrorKept: 'Your search and filters are kept.',
  listDeniedPermission: (permission: string) => `The missing permission is ${permission}.`,
  listDeniedTitle: 'No access to this list',

  listSelectRow: (record: string) => `Select ${record}`,
  listSelectPage: 'Select all on this page',
  listSelected: (n: number, more: boolean) => count(n, { other: more ? '#+ selected' : '# selected' }),

  listDensity: 'Density',
  listDensityComfortable: 'Comfortable',
  listDensityCompact: 'Compact',
  listRelated: (field: string, record: string) => `${field} of ${record}`,
  listUnknownColumns: (names: string[]) => `No such column: ${and.format(names)}`,
  listUnknownColumnsText: (label: string) => `The columns asked for here are no fields of ${inSentence(label)}.`,
};
