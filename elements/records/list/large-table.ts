import type { LitElement } from 'lit';
import { LateModule } from '../../internal/late-code.ts';
import type { ColumnWidths } from './column-widths.ts';

/** Cells from which on it pays to hold columns: in smaller tables the browser finds new widths in a few milliseconds. */
const MANY_CELLS = 600;

/** Most lists are small. */
const code = new LateModule(() => import('./column-widths.ts'));

/** Makes large tables quick. */
export class LargeTable {
  readonly #host: LitElement;
  #widths: ColumnWidths | null = null;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** The rows were drawn; `cause`: what the widths of columns depend on beside the values in them. */
  drawn(cause: readonly unknown[]): void {
    const table = this.#host.renderRoot.querySelector<HTMLTableElement>('.region > table');
    const rows = table?.rows.length ?? 0;
    const large = rows * (table?.rows[0]?.cells.length ?? 0) > MANY_CELLS;
    // A list that cannot have the code is slower, and no more than that.
    if (large && !this.#widths) void this.#open().catch(() => {});
    this.#widths?.follow(large ? table : null, [...cause, rows]);
  }

  async #open(): Promise<void> {
    const { ColumnWidths } = await code.load();
    this.#widths ??= new ColumnWidths(this.#host);
    this.#host.requestUpdate();
  }
}
