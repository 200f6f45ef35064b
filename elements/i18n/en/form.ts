import { plural } from '../plural.ts';

const count = plural('en');

/** English texts of the form and the detail page. */
export const form = {
  formOther: 'Other',
  formMoreActions: 'More actions',
  formHistory: 'History',
  formSaveContinue: 'Save and continue',
  formSaveAnother: 'Save and add another',
  formMoreSaves: 'More ways to save',
  formUnsaved: (n: number) => count(n, { one: 'Unsaved changes in # field', other: 'Unsaved changes in # fields' }),
  formAllSaved: 'All changes saved',
  formNotSaved: 'Not saved yet',
  formSaving: 'Saving…',
  formSaved: 'Changes saved',
  formAttention: (n: number) => count(n, { one: '# field needs attention', other: '# fields need attention' }),
  formAttentionTitle: (n: number) =>
    count(n, {
      one: '# field needs attention before this can be saved',
      other: '# fields need attention before this can be saved',
    }),
  formFailedTitle: 'This was not saved',
  formFailedStatus: 'Not saved',
  formSections: 'On this page',
  formSectionErrors: (n: number) => count(n, { one: '# error', other: '# errors' }),
  formSectionChanged: 'Unsaved changes',
  formConflictTitle: 'Someone else saved this while you were editing',
  formConflictText: (n: number) =>
    count(n, {
      one: '# field differs in both versions. Choose which value to keep.',
      other: '# fields differ in both versions. Choose which values to keep.',
    }),
  formConflictStatus: 'Choose what to keep',
  formConflictField: 'Field',
  formConflictBase: 'Before',
  formConflictMine: 'Your value',
  formConflictTheirs: 'Their value',
  formConflictChoice: (field: string, side: string) => `${field}: ${side}`,
  formConflictKeep: 'Keep selected and save',
  formConflictDiscard: 'Discard my changes',
  formConflictOpen: 'Open theirs in a new tab',
  formMerged: (fields: string) => `Someone else changed these meanwhile, and their values were kept: ${fields}.`,
  formMissingTitle: 'No such record',
  formDeniedTitle: 'No access',
  formBackToList: 'Back to the list',
  detailRecord: (label: string, key: string) => `${label} #${key}`,
  detailChanged: (when: string) => `Last changed ${when}`,
};
