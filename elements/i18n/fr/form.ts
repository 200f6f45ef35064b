import type { form as english } from '../en/form.ts';
import { plural } from '../plural.ts';

const count = plural('fr');

/** French texts of the form and the detail page. */
export const form: typeof english = {
  formOther: 'Autres',
  formMoreActions: 'Plus d’actions',
  formHistory: 'Historique',
  formSaveContinue: 'Enregistrer et continuer',
  formSaveAnother: 'Enregistrer et ajouter un autre',
  formMoreSaves: 'Autres façons d’enregistrer',
  formUnsaved: (n) =>
    count(n, {
      one: 'Modifications non enregistrées dans # champ',
      other: 'Modifications non enregistrées dans # champs',
    }),
  formAllSaved: 'Tout est enregistré',
  formNotSaved: 'Pas encore enregistré',
  formSaving: 'Enregistrement…',
  formSaved: 'Modifications enregistrées',
  formAttention: (n) => count(n, { one: '# champ à corriger', other: '# champs à corriger' }),
  formAttentionTitle: (n) =>
    count(n, { one: '# champ à corriger avant d’enregistrer', other: '# champs à corriger avant d’enregistrer' }),
  formFailedTitle: 'L’enregistrement n’a pas eu lieu',
  formFailedStatus: 'Non enregistré',
  formSections: 'Sur cette page',
  formSectionErrors: (n) => count(n, { one: '# erreur', other: '# erreurs' }),
  formSectionChanged: 'Modifications non enregistrées',
  formConflictTitle: 'Quelqu’un d’autre a enregistré cette fiche pendant que vous la modifiiez',
  formConflictText: (n) =>
    count(n, {
      one: '# champ diffère entre les deux versions. Choisissez la valeur à garder.',
      other: '# champs diffèrent entre les deux versions. Choisissez les valeurs à garder.',
    }),
  formConflictStatus: 'Choisissez quoi garder',
  formConflictField: 'Champ',
  formConflictBase: 'Avant',
  formConflictMine: 'Votre valeur',
  formConflictTheirs: 'Leur valeur',
  formConflictChoice: (field, side) => `${field} : ${side}`,
  formConflictKeep: 'Garder la sélection et enregistrer',
  formConflictDiscard: 'Abandonner mes modifications',
  formConflictOpen: 'Ouvrir leur version dans un nouvel onglet',
  formMerged: (fields) =>
    `Quelqu’un d’autre a modifié ces champs entre-temps, et ses valeurs ont été gardées : ${fields}.`,
  formMissingTitle: 'Fiche introuvable',
  formDeniedTitle: 'Accès refusé',
  formBackToList: 'Retour à la liste',
  detailRecord: (label, key) => `${label} n° ${key}`,
  detailChanged: (when) => `Dernière modification ${when}`,
};
