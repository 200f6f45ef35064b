import type { list as english } from '../en/list.ts';
import { inSentence } from '../in-sentence.ts';
import { plural } from '../plural.ts';

const count = plural('es');
const or = new Intl.ListFormat('es', { type: 'disjunction' });
const and = new Intl.ListFormat('es', { type: 'conjunction' });
const fields = (labels: string[]) => labels.map(inSentence);

/** Spanish texts of the list of records. */
export const list: typeof english = {
  listSearch: (labels) => `Buscar ${or.format(fields(labels))}`,
  listFilters: 'Filtros',
  listFiltersOn: (n) => count(n, { one: '# filtro activo', other: '# filtros activos' }),
  listRemoveFilter: (label) => `Quitar el filtro ${label}`,
  listClearFilters: 'Borrar los filtros',
  listClearSearch: 'Borrar la búsqueda',
  listClearAll: 'Borrar todo',
  listAny: 'Todos',
  listFrom: (label) => `${label}, desde`,
  listTo: (label) => `${label}, hasta`,
  listRangeFrom: 'de',
  listRangeTo: 'a',
  listFilterSearch: (label) => `Buscar ${inSentence(label)}`,
  listFilterMore: 'Hay más. Escriba para reducir la lista.',
  listFilterNone: 'Nada encontrado',
  listShowMore: (n) => count(n, { other: 'Mostrar # más' }),
  listShowLess: 'Mostrar menos',
  listShowResults: (n, more) =>
    count(
      n,
      more ? { other: 'Mostrar más de # resultados' } : { one: 'Mostrar # resultado', other: 'Mostrar # resultados' },
    ),
  listShowAll: 'Mostrar los resultados',
  listMatches: (n, more) =>
    count(n, more ? { other: 'más de # coinciden' } : { one: '# coincide', other: '# coinciden' }),

  listConditionIs: (value) => `es ${value}`,
  listConditionIsNot: (value) => `no es ${value}`,
  listConditionContains: (value) => `contiene «${value}»`,
  listConditionStarts: (value) => `empieza por «${value}»`,
  listConditionEnds: (value) => `termina en «${value}»`,
  listConditionOver: (value) => `supera ${value}`,
  listConditionUnder: (value) => `es menor que ${value}`,
  listConditionFrom: (value) => `desde ${value}`,
  listConditionTo: (value) => `hasta ${value}`,
  listConditionEmpty: 'está vacío',
  listConditionFilled: 'no está vacío',
  listOr: (values) => or.format(values),
  listAnd: (values) => and.format(values),

  listColumns: 'Columnas',
  listColumnsVisible: 'Columnas visibles',
  listColumnsHint: 'Alt con una flecha mueve una columna.',
  listColumnAlways: 'Siempre',
  listColumnMoved: (label, position, of) => `${label}: posición ${position} de ${of}`,
  listColumnsReset: 'Restablecer',

  listCount: (n, more) => count(n, { other: more ? '#+' : '#' }),
  listResults: (n, more) =>
    count(n, more ? { other: 'más de # resultados' } : { one: '# resultado', other: '# resultados' }),
  listRange: (from, to, total) => `${from}–${to} de ${total}`,
  listRangeUncounted: (rows, total) => `${rows} de ${total}`,
  listPerPage: (n) => count(n, { other: '# por página' }),
  listRowsPerPage: 'Filas por página',
  listPages: 'Páginas',
  listPage: (n) => `Página ${n}`,
  listFirstPage: 'Primera página',
  listLastPage: 'Última página',
  listPreviousPage: 'Página anterior',
  listNextPage: 'Página siguiente',

  listViewRecord: (record) => `Ver ${record}`,
  listEditRecord: (record) => `Editar ${record}`,
  listDeleteRecord: (record) => `Eliminar ${record}`,
  listRecordActions: (record) => `Acciones para ${record}`,

  listEmptyTitle: (label) => `${label}: aún no hay nada`,
  listEmptyText: 'Lo que se cree aparecerá aquí.',
  listNothingTitle: (label) => `${label}: sin resultados`,
  listNothingSearch: (q, labels) => `Nada coincide con «${q}». La búsqueda abarca ${and.format(fields(labels))}.`,
  listNothingFilters: (n) => count(n, { one: '# filtro está activo.', other: '# filtros están activos.' }),
  listErrorTitle: (label) => `No se pudo cargar ${inSentence(label)}`,
  listErrorKept: 'Su búsqueda y sus filtros se conservan.',
  listDeniedPermission: (permission) => `El permiso que falta es ${permission}.`,
  listDeniedTitle: 'Sin acceso a esta lista',

  listSelectRow: (record) => `Seleccionar ${record}`,
  listSelectPage: 'Seleccionar todo en esta página',
  listSelected: (n, more) =>
    count(n, more ? { other: 'más de # seleccionados' } : { one: '# seleccionado', other: '# seleccionados' }),

  listDensity: 'Densidad',
  listDensityComfortable: 'Cómoda',
  listDensityCompact: 'Compacta',
  listRelated: (field, record) => `${field} de ${record}`,
  listUnknownColumns: (names) => `No existe la columna: ${and.format(names)}`,
  listUnknownColumnsText: (label) => `Las columnas pedidas aquí no son campos de «${inSentence(label)}».`,
};
