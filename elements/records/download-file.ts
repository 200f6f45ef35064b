import { type FileOutput, toAsokError } from '../../sdk/index.ts';
import { sizeText } from '../fields/value-texts.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { saveFile } from '../internal/save-file.ts';
import { toast } from '../internal/toast.ts';

interface Download {
  localize: LocalizeController;
  fetch(): Promise<FileOutput>;
}

/** Saves a stored file among the person's downloads; why it cannot be had is shown. */
export async function downloadFile(host: HTMLElement, { localize, fetch }: Download): Promise<void> {
  try {
    const { name, content } = await fetch();
    // Never by a type of its own, by which a browser might show it as a page of the site.
    saveFile(name, new Blob([content as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
  } catch (thrown) {
    const error = toAsokError(thrown);
    const { max } = error.params;
    const text =
      error.code === 'QUERY_TOO_LARGE'
        ? localize.term('fieldsDownloadTooLarge', sizeText(Number(max), localize))
        : errorText(localize, error);
    toast(host, { tone: 'danger', text });
  }
}
