import type { bulk as english } from '../en/bulk.ts';
import { inSentence } from '../in-sentence.ts';
import { plural } from '../plural.ts';

const count = plural('fr');

/** French texts of what is done with many records at once. */
export const bulk: typeof english = {
  listSelectAll: (n, more) =>
    count(n, more ? { other: 'Tout sélectionner (plus de #)' } : { other: 'Tout sélectionner (#)' }),
  listClearSelection: 'Effacer la sélection',
  listSelectionActions: 'Actions sur les lignes sélectionnées',
  listDeleteSoftTitle: (n, label) => `Mettre ${n} ${inSentence(label)} à la corbeille ?`,
  listDeleteTitle: (n, label) => `Supprimer ${n} ${inSentence(label)} définitivement ?`,
  listDeleteSoftText: 'La restauration depuis la corbeille reste possible.',
  listDeleteText: 'La suppression est définitive. Elle ne peut pas être annulée.',
  listDeletePhrase: (n) => `supprimer ${n}`,
  listDeletedSoft: (n, label) => `Mis à la corbeille : ${n} ${inSentence(label)}`,
  listDeleted: (n, label) => `Supprimé : ${n} ${inSentence(label)}`,
  listNothingDeleted: (record, reason) => `Rien n’a été supprimé. ${record} : ${reason}`,
  listNothingDeletedMore: (n) =>
    count(n, { one: '# autre a aussi été refusé.', other: '# autres ont aussi été refusés.' }),
  listNothingDeletedChanged: (n) =>
    count(n, {
      one: 'Rien n’a été supprimé : # enregistrement correspond à présent.',
      other: 'Rien n’a été supprimé : # enregistrements correspondent à présent.',
    }),
  listDeleteTooMany: (max) => count(max, { other: 'On peut supprimer # enregistrements à la fois au plus.' }),
  listTypeToConfirm: (phrase) => `Tapez ${phrase} pour confirmer`,
};
