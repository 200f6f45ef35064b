import type { records as english } from '../en/records.ts';
import { inSentence } from '../in-sentence.ts';

/** Spanish texts that a list shares with the pages of its records. */
export const records: typeof english = {
  formNew: (label) => `Crear: ${inSentence(label)}`,
  formEdit: (label) => `Editar: ${inSentence(label)}`,
  formActAs: 'Suplantar',
  formActAsRecord: (record) => `Suplantar a ${record}`,
  formDeleteTitle: (record) => `¿Eliminar ${record}?`,
  formDeleteSoft: 'Pasa a la papelera y se puede restaurar desde allí.',
  formDeletePermanent: 'Se elimina para siempre. No se puede deshacer.',
  formDeleteToTrash: 'Mover a la papelera',
  formDeleteForever: 'Eliminar para siempre',
  formDeletedSoft: (record) => `${record}: en la papelera`,
  formDeletedPermanent: (record) => `${record}: eliminado`,
};
