import type { FormState, ModelDescriptor } from '../../../sdk/index.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { type Choices, renderConflict } from './conflict-panel.ts';
import { renderErrorSummary, renderFailure, renderMerged } from './error-summary.ts';

interface Notices {
  localize: LocalizeController;
  model: ModelDescriptor;
  state: FormState;
  /** Names of the fields that are on the page. */
  shown: ReadonlySet<string>;
  choices: Choices;
  /** Address of the stored record, null without one. */
  href: string | null;
  focusField(name: string): void;
  choose(name: string, side: 'mine' | 'theirs'): void;
  resolve(): void;
  discard(): void;
  retry(): void;
}

/** What stands between the person and a saved record: clashes, refused fields, a failed call; and what was merged. */
export function renderNotices(notices: Notices): unknown {
  const { localize, model, choices, href, choose, discard, resolve } = notices;
  const { errors, formError, conflict, merged } = notices.state;
  const taken = renderMerged(localize, model, merged);
  if (conflict) {
    return [renderConflict({ localize, model, conflict, choices, href, choose, discard, keep: resolve }), taken];
  }
  if (Object.keys(errors).length > 0) return [renderErrorSummary({ ...notices, errors }), taken];
  return [formError && renderFailure({ localize, error: formError, retry: notices.retry }), taken];
}
