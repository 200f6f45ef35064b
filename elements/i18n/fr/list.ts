import type { list as english } from '../en/list.ts';
import { inSentence } from '../in-sentence.ts';
import { plural } from '../plural.ts';

const count = plural('fr');
const or = new Intl.ListFormat('fr', { type: 'disjunction' });
const and = new Intl.ListFormat('fr', { type: 'conjunction' });
const fields = (labels: string[]) => labels.map(inSentence);

/** French texts of the list of records. */
export const list: typeof english = {
  listSearch: (labels) => `Rechercher : ${or.format(fields(labels))}`,
  listFilters: 'Filtres',
  listFiltersOn: (n) => count(n, { one: '# filtre actif', other: '# filtres actifs' }),
  listRemoveFilter: (label) => `Retirer le filtre ${label}`,
  listClearFilters: 'Effacer les filtres',
  listClearSearch: 'Effacer la recherche',
  listClearAll: 'Tout effacer',
  listAny: 'Tous',
  listFrom: (label) => `${label}, à partir de`,
  listTo: (label) => `${label}, jusqu’à`,
  listRangeFrom: 'de',
  listRangeTo: 'à',
  listFilterSearch: (label) => `Rechercher : ${inSentence(label)}`,
  listFilterMore: 'Il y en a d’autres. Tapez pour réduire la liste.',
  listFilterNone: 'Aucun choix trouvé',
  listShowMore: (n) => count(n, { other: 'Afficher # de plus' }),
  listShowLess: 'Afficher moins',
  listShowResults: (n, more) =>
    count(
      n,
      more ? { other: 'Afficher plus de # résultats' } : { one: 'Afficher # résultat', other: 'Afficher # résultats' },
    ),
  listShowAll: 'Afficher les résultats',
  listMatches: (n, more) =>
    count(n, more ? { other: 'plus de # résultats' } : { one: '# résultat', other: '# résultats' }),

  listConditionIs: (value) => `est ${value}`,
  listConditionIsNot: (value) => `n’est pas ${value}`,
  listConditionContains: (value) => `contient « ${value} »`,
  listConditionStarts: (value) => `commence par « ${value} »`,
  listConditionEnds: (value) => `finit par « ${value} »`,
  listConditionOver: (value) => `dépasse ${value}`,
  listConditionUnder: (value) => `est sous ${value}`,
  listConditionFrom: (value) => `à partir de ${value}`,
  listConditionTo: (value) => `jusqu’à ${value}`,
  listConditionEmpty: 'est vide',
  listConditionFilled: 'n’est pas vide',
  listOr: (values) => or.format(values),
  listAnd: (values) => and.format(values),

  listColumns: 'Colonnes',
  listColumnsVisible: 'Colonnes visibles',
  listColumnsHint: 'Alt avec une flèche déplace une colonne.',
  listColumnAlways: 'Toujours',
  listColumnMoved: (label, position, of) => `${label} : position ${position} sur ${of}`,
  listColumnsReset: 'Rétablir par défaut',

  listCount: (n, more) => count(n, { other: more ? '#+' : '#' }),
  listResults: (n, more) =>
    count(n, more ? { other: 'plus de # résultats' } : { one: '# résultat', other: '# résultats' }),
  listRange: (from, to, total) => `${from}–${to} sur ${total}`,
  listRangeUncounted: (rows, total) => `${rows} sur ${total}`,
  listPerPage: (n) => count(n, { other: '# par page' }),
  listRowsPerPage: 'Lignes par page',
  listPages: 'Pagination',
  listPage: (n) => `Page n° ${n}`,
  listFirstPage: 'Première page',
  listLastPage: 'Dernière page',
  listPreviousPage: 'Page précédente',
  listNextPage: 'Page suivante',

  listViewRecord: (record) => `Voir ${record}`,
  listEditRecord: (record) => `Modifier ${record}`,
  listDeleteRecord: (record) => `Supprimer ${record}`,
  listRecordActions: (record) => `Actions pour ${record}`,

  listEmptyTitle: (label) => `${label} : encore rien`,
  listEmptyText: 'Ce qui est créé apparaît ici.',
  listNothingTitle: (label) => `${label} : aucun résultat`,
  listNothingSearch: (q, labels) =>
    `Rien ne correspond à « ${q} ». La recherche porte sur : ${and.format(fields(labels))}.`,
  listNothingFilters: (n) => count(n, { one: '# filtre est actif.', other: '# filtres sont actifs.' }),
  listErrorTitle: (label) => `${label} : chargement impossible`,
  listErrorKept: 'Votre recherche et vos filtres sont conservés.',
  listDeniedPermission: (permission) => `La permission manquante est ${permission}.`,
  listDeniedTitle: 'Pas d’accès à cette liste',

  listSelectRow: (record) => `Sélectionner ${record}`,
  listSelectPage: 'Tout sélectionner sur cette page',
  listSelected: (n, more) =>
    count(n, more ? { other: 'plus de # sélectionnés' } : { one: '# sélectionné', other: '# sélectionnés' }),

  listDensity: 'Densité',
  listDensityComfortable: 'Confortable',
  listDensityCompact: 'Compacte',
  listRelated: (field, record) => `${field} de ${record}`,
  listUnknownColumns: (names) => `Colonne inconnue : ${and.format(names)}`,
  listUnknownColumnsText: (label) => `Les colonnes demandées ici ne sont pas des champs de « ${inSentence(label)} ».`,
};
