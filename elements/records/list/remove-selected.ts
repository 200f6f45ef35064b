import { AsokError, LARGEST_REMOVAL, type RefusedRecord, toAsokError } from '../../../sdk/index.ts';
import { errorText } from '../../i18n/errors.ts';
import { type Confirmation, confirmDialog } from '../../internal/dialog.ts';
import { toast } from '../../internal/toast.ts';
import { AsokBulkActionEvent } from './events.ts';
import type { ListView } from './list-view.ts';

/** Up to this many may go to the trash by one press; what is gone for good is always typed. */
const PLAIN_CONFIRM = 10;

/** Asks, deletes the selected records and says so. A refusal is shown, and nothing is deleted. */
export async function removeSelected(view: ListView, report: (running: boolean) => void): Promise<void> {
  const { host, model, store, localize, selection } = view;
  const selected = selection?.selected;
  if (!selected || !host.dispatchEvent(new AsokBulkActionEvent('delete', selected))) return;
  const count = selected.count.total ?? 0;
  if (count > LARGEST_REMOVAL) {
    toast(host, { tone: 'info', text: localize.term('listDeleteTooMany', LARGEST_REMOVAL) });
    return;
  }
  if (!(await confirmDialog(host, question(view, count)))) return;
  report(true);
  try {
    const removed = await store.removeSelected();
    view.focusRows();
    const label = removed === 1 ? model.labelSingular : model.label;
    const text = localize.term(model.paranoid ? 'listDeletedSoft' : 'listDeleted', localize.number(removed), label);
    toast(host, { tone: 'success', text });
  } catch (error) {
    toast(host, { tone: 'danger', text: refusalText(view, toAsokError(error)) });
  } finally {
    report(false);
  }
}

function question({ model, localize }: ListView, count: number): Confirmation {
  const { paranoid } = model;
  const label = count === 1 ? model.labelSingular : model.label;
  // Without separators: what is typed must not depend on how a language groups digits.
  const words = localize.term('listDeletePhrase', String(count));
  const isTyped = !paranoid || count > PLAIN_CONFIRM;
  return {
    title: localize.term(paranoid ? 'listDeleteSoftTitle' : 'listDeleteTitle', localize.number(count), label),
    text: localize.term(paranoid ? 'listDeleteSoftText' : 'listDeleteText'),
    confirm: localize.term(paranoid ? 'formDeleteToTrash' : 'formDeleteForever'),
    danger: true,
    ...(paranoid && { icon: 'trash-2' }),
    ...(isTyped && { phrase: { words, label: localize.term('listTypeToConfirm', words) } }),
  };
}

function refusalText({ localize, selection }: ListView, error: AsokError): string {
  const { refused, total } = error.params as { refused?: RefusedRecord[]; total?: number };
  const [first] = refused ?? [];
  if (first) {
    const reason = errorText(localize, new AsokError({ code: first.code, message: error.message }));
    const text = localize.term('listNothingDeleted', selection?.nameOf(first.id) ?? first.id, reason);
    const others = (refused?.length ?? 1) - 1;
    return others > 0 ? `${text} ${localize.term('listNothingDeletedMore', others)}` : text;
  }
  if (error.code === 'CONFLICT' && total !== undefined) return localize.term('listNothingDeletedChanged', total);
  return errorText(localize, error);
}
