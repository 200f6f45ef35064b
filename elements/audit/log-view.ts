import type { AuditLogState, AuditLogStore, LogParams, ModelDescriptor } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import type { Destination } from '../internal/events.ts';
import type { DiffView } from './diff.ts';

/** All that the parts of the log render from, and what they may ask for. */
export interface LogView {
  localize: LocalizeController;
  store: AuditLogStore;
  state: AuditLogState;
  params: LogParams;
  /** Rows stand as cards instead of a table. */
  stacked: boolean;
  /** Days are chosen one by one. */
  ownDays: boolean;
  chooseOwnDays(own: boolean): void;
  /** A model as it is today, where there still is one. */
  modelOf(slug: string | undefined): ModelDescriptor | undefined;
  /** Address of a page of the admin; null where the page gave no base. */
  href(destination: Destination): string | null;
  open(destination: Destination, event: Event): void;
  isExpanded(entry: string): boolean;
  toggle(entry: string): void;
  diff(slug: string | undefined): DiffView;
  /** Runs a change of what is shown, as a step that the browser can go back from. */
  change(act: () => void): void;
}
