import type { records as english } from '../en/records.ts';
import { inSentence } from '../in-sentence.ts';

/** French texts that a list shares with the pages of its records. */
export const records: typeof english = {
  formNew: (label) => `Créer : ${inSentence(label)}`,
  formEdit: (label) => `Modifier : ${inSentence(label)}`,
  formActAs: 'Agir à sa place',
  formActAsRecord: (record) => `Agir à la place de ${record}`,
  formDeleteTitle: (record) => `Supprimer ${record} ?`,
  formDeleteSoft: 'La fiche va dans la corbeille et pourra en être restaurée.',
  formDeletePermanent: 'La suppression est définitive et ne peut pas être annulée.',
  formDeleteToTrash: 'Mettre à la corbeille',
  formDeleteForever: 'Supprimer définitivement',
  formDeletedSoft: (record) => `${record} : mis à la corbeille`,
  formDeletedPermanent: (record) => `${record} : supprimé`,
};
