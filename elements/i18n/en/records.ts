import { inSentence } from '../in-sentence.ts';

/** English texts that a list shares with the pages of its records. */
export const records = {
  formNew: (label: string) => `New ${inSentence(label)}`,
  formEdit: (label: string) => `Edit ${inSentence(label)}`,
  formActAs: 'Impersonate',
  formActAsRecord: (record: string) => `Impersonate ${record}`,
  formDeleteTitle: (record: string) => `Delete ${record}?`,
  formDeleteSoft: 'It moves to the trash and can be restored from there.',
  formDeletePermanent: 'It is deleted forever. This cannot be undone.',
  formDeleteToTrash: 'Move to trash',
  formDeleteForever: 'Delete forever',
  formDeletedSoft: (record: string) => `${record} moved to trash`,
  formDeletedPermanent: (record: string) => `${record} deleted`,
};
