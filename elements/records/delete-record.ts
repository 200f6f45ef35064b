import { type ModelDescriptor, type RecordMeta, toAsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { confirmDialog } from '../internal/dialog.ts';
import { toast } from '../internal/toast.ts';
import { AsokDeletedEvent } from './events.ts';
import { navigate } from './record-links.ts';

interface Deletion {
  model: ModelDescriptor;
  record: RecordMeta;
  localize: LocalizeController;
  remove(): Promise<void>;
}

/** Asks, deletes a record and says so; resolves with whether it is gone. A refusal is shown and changes nothing. */
export async function confirmDeletion(
  host: HTMLElement,
  { model, record, localize, remove }: Deletion,
): Promise<boolean> {
  const confirmed = await confirmDialog(host, {
    title: localize.term('formDeleteTitle', record.$label),
    text: localize.term(model.paranoid ? 'formDeleteSoft' : 'formDeletePermanent'),
    confirm: localize.term(model.paranoid ? 'formDeleteToTrash' : 'formDeleteForever'),
    danger: true,
    ...(model.paranoid && { icon: 'trash-2' }),
  });
  if (!confirmed) return false;
  try {
    await remove();
  } catch (error) {
    toast(host, { tone: 'danger', text: errorText(localize, toAsokError(error)) });
    return false;
  }
  const text = localize.term(model.paranoid ? 'formDeletedSoft' : 'formDeletedPermanent', record.$label);
  toast(host, { tone: 'success', text });
  host.dispatchEvent(new AsokDeletedEvent(model.slug, record.$key));
  return true;
}

/** Deletes the record of a page, asking first, and goes back to the list. */
export async function deleteRecord(host: HTMLElement, deletion: Deletion): Promise<void> {
  if (await confirmDeletion(host, deletion)) navigate(host, { model: deletion.model.slug, view: 'list' });
}
