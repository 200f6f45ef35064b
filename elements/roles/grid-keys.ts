import type { LitElement, ReactiveController } from 'lit';

type Row = readonly HTMLInputElement[];

/**
 * Makes the checkboxes of a table one stop of the Tab key, with the arrow keys, Home and End moving among them: along a
 * row, and in a column over the rows that have it (`data-column`). With Ctrl, Home and End lead to the corners.
 */
export class GridKeys implements ReactiveController {
  readonly #host: LitElement;
  #current: HTMLInputElement | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const cells = this.#rows().flat();
    // The body first: the head is for who wants every model at once.
    const first = cells.find((cell) => cell.closest('tbody')) ?? cells[0];
    this.#stop(this.#current && cells.includes(this.#current) ? this.#current : first);
  }

  /** For the `focusin` of the table. */
  readonly focus = (event: FocusEvent): void => {
    if (event.target instanceof HTMLInputElement) this.#stop(event.target);
  };

  /** For the `keydown` of the table. */
  readonly move = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.shiftKey || !(event.target instanceof HTMLInputElement)) return;
    const next = this.#next(event.target, event);
    if (next === undefined) return;
    event.preventDefault();
    next?.focus();
  };

  /** Where a key leads; null: nowhere; undefined: it is no key of ours. */
  #next(from: HTMLInputElement, { key, ctrlKey }: KeyboardEvent): HTMLInputElement | null | undefined {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.includes(from));
    const row = rows[at] ?? [];
    if (key === 'Home') return (ctrlKey ? rows[0] : row)?.[0] ?? null;
    if (key === 'End') return (ctrlKey ? rows.at(-1) : row)?.at(-1) ?? null;
    if (ctrlKey) return undefined;
    const forward = getComputedStyle(from).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') return row[row.indexOf(from) + (key === forward ? 1 : -1)] ?? null;
    if (key === 'ArrowDown') return inColumn(rows.slice(at + 1), from);
    return key === 'ArrowUp' ? inColumn(rows.slice(0, at).toReversed(), from) : undefined;
  }

  #stop(cell: HTMLInputElement | undefined): void {
    for (const each of this.#rows().flat()) each.tabIndex = each === cell ? 0 : -1;
    this.#current = cell;
  }

  /** The rows that are displayed: on a narrow page the head is not. */
  #rows(): Row[] {
    return [...this.#host.renderRoot.querySelectorAll('tr')]
      .map((row) => [...row.querySelectorAll('input')])
      .filter((row) => row[0]?.checkVisibility());
  }
}

function inColumn(rows: readonly Row[], { dataset }: HTMLInputElement): HTMLInputElement | null {
  const cells = rows.map((row) => row.find((cell) => cell.dataset.column === dataset.column));
  return cells.find((cell) => cell !== undefined) ?? null;
}
