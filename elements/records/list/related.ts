import type { LitElement } from 'lit';
import { type AnyRecord, toAsokError } from '../../../sdk/index.ts';
import type { CellView } from '../../fields/cells.ts';
import { relationList } from '../../fields/relation-values.ts';
import { errorText } from '../../i18n/errors.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { LateModule } from '../../internal/late-code.ts';
import { toast } from '../../internal/toast.ts';
import type { ListView } from './list-view.ts';
import type { RelatedRecords } from './related-records.ts';

/** Most visits list no more related records than the cells show. */
const code = new LateModule(() => import('./asok-related.ts'));

/** How the values of one row are shown: its to-many cells can be asked for the rest. */
export function cellsOf(row: AnyRecord, view: ListView): CellView {
  return { ...view.cells, showRelated: (field, opener) => view.showRelated(row, field, opener) };
}

/** The popover of related records that is open, one at a time. */
export class RelatedController {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  #records: RelatedRecords | null = null;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
  }

  get records(): RelatedRecords | null {
    return this.#records;
  }

  close(): void {
    if (!this.#records) return;
    this.#records = null;
    this.#host.requestUpdate();
  }

  /** Opens it; a second press of the same button closes what the first one opened. */
  async toggle(
    record: AnyRecord,
    { field, opener, load }: Pick<RelatedRecords, 'field' | 'opener' | 'load'>,
  ): Promise<void> {
    const wasOpen = this.#records?.opener === opener;
    this.close();
    const known = relationList(record[field.name]);
    if (wasOpen || !known) return;
    try {
      await code.load();
    } catch (error) {
      toast(this.#host, { tone: 'danger', text: errorText(this.#localize, toAsokError(error)) });
      return;
    }
    const heading = this.#localize.term('listRelated', field.label, record.$label);
    this.#records = { heading, field, known, opener, load };
    this.#host.requestUpdate();
  }
}
