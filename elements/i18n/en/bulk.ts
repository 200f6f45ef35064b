import { inSentence } from '../in-sentence.ts';
import { plural } from '../plural.ts';

const count = plural('en');

/** English texts of what is done with many records at once. */
export const bulk = {
  listSelectAll: (n: number, more: boolean) => count(n, { other: more ? 'Select all #+' : 'Select all #' }),
  listClearSelection: 'Clear selection',
  listSelectionActions: 'Actions for the selected rows',
  listDeleteSoftTitle: (n: string, label: string) => `Move ${n} ${inSentence(label)} to trash?`,
  listDeleteTitle: (n: string, label: string) => `Delete ${n} ${inSentence(label)} forever?`,
  listDeleteSoftText: 'You can restore from the trash.',
  listDeleteText: 'Deleting is final. There is no undo.',
  listDeletePhrase: (n: string) => `delete ${n}`,
  listDeletedSoft: (n: string, label: string) => `${n} ${inSentence(label)} moved to trash`,
  listDeleted: (n: string, label: string) => `${n} ${inSentence(label)} deleted`,
  listNothingDeleted: (record: string, reason: string) => `Nothing was deleted. ${record}: ${reason}`,
  listNothingDeletedMore: (n: number) =>
    count(n, { one: '# other was refused too.', other: '# others were refused too.' }),
  listNothingDeletedChanged: (n: number) =>
    count(n, { one: 'Nothing was deleted: # record matches now.', other: 'Nothing was deleted: # records match now.' }),
  listDeleteTooMany: (max: number) => count(max, { other: 'At most # records can be deleted at once.' }),
  listTypeToConfirm: (phrase: string) => `Type ${phrase} to confirm`,
};
