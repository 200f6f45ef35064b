/** The states of SPEC SHP-3, by the names of the stories that show them. */
const STATES = ['Default', 'Loading', 'Empty', 'Failed', 'Denied', 'Dark', 'Narrow', 'LongText', 'French'] as const;

type State = (typeof STATES)[number];

interface Debt {
  /** States that the element does not have, each with the reason. */
  without?: Partial<Record<State, string>>;
  /** States of its own. */
  also?: string[];
}

const ASKS_NOBODY = 'it asks no server';
const DRAWS_NOTHING = 'it draws nothing: the elements inside it do';
const NO_RIGHTS = 'it shows what it is given, to anybody';

/** An input: what it holds is given to it, and its choices with it. */
const INPUT: Debt = { without: { Loading: ASKS_NOBODY } };

/** What a tag owes besides or less than all states. A tag that is not here owes each of them. */
export const DEBTS: Record<string, Debt> = {
  'asok-list': { also: ['Refreshing', 'NoResults', 'FilterPanel', 'ColumnChooser', 'Compact', 'RightToLeft'] },
  'asok-form': { also: ['ErrorSummary', 'Conflict', 'Unsaved', 'ReadOnly', 'Saving', 'Compact', 'RightToLeft'] },
  'asok-detail': { without: { Empty: 'a record is there or missing, which Failed shows' }, also: ['Missing'] },
  'asok-permission-matrix': {
    also: ['Implied', 'Covered', 'Mixed', 'Superuser', 'Changed', 'Filtered', 'RightToLeft'],
  },
  'asok-history': { also: ['Older', 'Created', 'RightToLeft'] },
  'asok-audit-log': {
    also: ['Refreshing', 'NoResults', 'Expanded', 'Filtered', 'OneOperation', 'Compact', 'RightToLeft'],
  },
  'asok-user-account': { also: ['Disabled', 'RightToLeft'] },
  'asok-login': {
    also: ['Invalid', 'Locked', 'SignedIn', 'Page', 'Code', 'CodeInvalid', 'CodeTooLate', 'Recovery'],
  },
  'asok-account': {
    also: ['TwoFactor', 'ChangePassword', 'WeakPassword', 'ConfirmPassword', 'RevokeOthers', 'RightToLeft'],
  },
  'asok-two-factor': {
    without: { Empty: 'off, which Default shows, is without anything' },
    also: [
      'Scan',
      'Verify',
      'WrongCode',
      'RecoveryCodes',
      'NotSaved',
      'On',
      'FewCodes',
      'Disable',
      'DisableWithCode',
      'Required',
      'RightToLeft',
    ],
  },
  'asok-admin': {
    without: { Empty: 'its pages are empty or not, which their own stories show' },
    also: ['List', 'Form', 'Detail', 'Role', 'Login', 'People', 'Impersonating', 'ImpersonatingNarrow'],
  },
  'asok-error-page': {
    without: {
      Loading: ASKS_NOBODY,
      Empty: 'without a code it is the page for 404',
      Failed: 'it is one',
      Denied: 'it is one',
    },
    also: ['Forbidden', 'Missing', 'ServerError', 'Offline'],
  },
  'asok-dialog': {
    without: { Loading: ASKS_NOBODY, Failed: 'it only asks', Denied: NO_RIGHTS },
    also: ['Danger', 'Trash', 'Typed', 'Alternative'],
  },
  'asok-toasts': {
    without: { Loading: ASKS_NOBODY, Failed: 'Danger shows it', Denied: NO_RIGHTS },
    also: ['Success', 'Info', 'Danger', 'Stacked'],
  },
  'asok-provider': {
    without: {
      Loading: DRAWS_NOTHING,
      Empty: DRAWS_NOTHING,
      Failed: DRAWS_NOTHING,
      Denied: DRAWS_NOTHING,
      Narrow: DRAWS_NOTHING,
      LongText: DRAWS_NOTHING,
    },
    also: ['Themes', 'Languages', 'RightToLeft'],
  },
  'asok-field': INPUT,
  'asok-input': INPUT,
  'asok-textarea': INPUT,
  'asok-rich-text': { ...INPUT, also: ['Link', 'Source', 'RightToLeft'] },
  'asok-number-input': INPUT,
  'asok-checkbox': INPUT,
  'asok-toggle': INPUT,
  'asok-dropdown': INPUT,
  'asok-date-input': INPUT,
  'asok-slug-input': INPUT,
  'asok-password-input': INPUT,
  'asok-json-input': INPUT,
  'asok-tags-input': INPUT,
  'asok-color-input': INPUT,
  'asok-segmented': INPUT,
  'asok-file-input': INPUT,
};

/** The names of the stories that a tag owes. */
export function owedBy(tag: string): string[] {
  const { without = {}, also = [] } = DEBTS[tag] ?? {};
  return [...STATES.filter((state) => !(state in without)), ...also];
}
