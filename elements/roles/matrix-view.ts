import type { MatrixOutput, MatrixRow, PermissionMatrixState, PermissionMatrixStore, Verb } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';

/** What the parts of the page are drawn from. */
export interface MatrixView {
  localize: LocalizeController;
  store: PermissionMatrixStore;
  state: PermissionMatrixState;
  /** Runs what changes the permissions, tells the page around, and draws again: a checkbox was flipped by its press. */
  change(action: () => void): void;
}

const VERB_TERMS = {
  view: 'rolesView',
  add: 'rolesAdd',
  edit: 'rolesEdit',
  delete: 'rolesDelete',
  export: 'rolesExport',
} as const satisfies Record<Verb, string>;

/** The word for a verb. */
export function verbText(localize: LocalizeController, verb: Verb): string {
  return localize.term(VERB_TERMS[verb]);
}

/** Several things as a part of a sentence: "add and edit". */
export function listText(localize: LocalizeController, items: readonly string[]): string {
  return new Intl.ListFormat(localize.lang(), { type: 'conjunction' }).format(items);
}

/** The groups with the models whose label or slug has the text; a group without any is left out. */
export function foundGroups(groups: MatrixOutput['groups'], text: string): MatrixOutput['groups'] {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return groups;
  const isFound = ({ label, slug }: MatrixRow) => `${label} ${slug}`.toLocaleLowerCase().includes(wanted);
  return groups.map(({ label, rows }) => ({ label, rows: rows.filter(isFound) })).filter(({ rows }) => rows.length > 0);
}
