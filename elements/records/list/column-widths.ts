import type { LitElement, ReactiveController } from 'lit';
import { adoptStyles } from '../../internal/adopt-styles.ts';
import { heldColumnStyles } from './held-columns.styles.ts';
import { TextWidths } from './text-widths.ts';

/** How long in ms a table is left as it is before its widths are held. */
const REST = 200;

/** What a column gets in px beyond what its widest text needs: part of it as letters are wider together than alone. */
const SPARE = 4;
const MARGIN = 2;

/** A column and what it takes in px. */
interface Column {
  /** Place of its cells in their rows: columns that have no room are left out. */
  index: number;
  /** What its contents need. */
  needed: number;
  /** What it has: more than that where the table is wider than its contents. */
  given: number;
  /** What it may have at most: longer texts are cut. */
  most: number;
  /** Its widest text so far. */
  text: number;
}

/**
 * Holds the columns of a large table at the widths that the browser found for them. Then its rows can be laid out without
 * each other, and those out of sight not at all. A column grows when a wider text comes; when anything else changes, the
 * browser finds new widths.
 */
export class ColumnWidths implements ReactiveController {
  readonly #host: LitElement;
  // A frame later: what changes here would change the size that is being told.
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(this.#resized));
  readonly #texts = new TextWidths();
  #table: HTMLTableElement | null = null;
  #cause: readonly unknown[] = [];
  #columns: Column[] | null = null;
  #width = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    adoptStyles(host, heldColumnStyles);
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.ownerDocument.fonts.addEventListener('loadingdone', this.#measure);
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.fonts.removeEventListener('loadingdone', this.#measure);
    this.follow(null, []);
  }

  /** The table was drawn; `cause`: what its widths depend on beside the values in it. */
  follow(table: HTMLTableElement | null, cause: readonly unknown[]): void {
    const before = this.#cause;
    const isSame = table === this.#table && cause.length === before.length;
    if (isSame && cause.every((each, index) => each === before[index])) return this.#fit();
    this.#release();
    this.#observer.disconnect();
    this.#table = table;
    this.#cause = cause;
    this.#width = 0;
    if (table?.parentElement) this.#observer.observe(table.parentElement);
  }

  readonly #resized = (): void => {
    const width = this.#table?.parentElement?.clientWidth ?? 0;
    if (width === this.#width) return;
    this.#width = width;
    this.#measure();
  };

  readonly #measure = (): void => {
    this.#release();
    this.#timer = setTimeout(() => this.#hold(), REST);
  };

  #release(): void {
    clearTimeout(this.#timer);
    this.#columns = null;
    this.#table?.classList.remove('held');
  }

  #hold(): void {
    const table = this.#table;
    const [head] = table?.rows ?? [];
    if (!table || !head || !table.checkVisibility()) return;
    const groups = [...table.tBodies];
    const heights = groups.map((group) => group.offsetHeight);
    const widths = () => [...head.cells].map((cell) => cell.getBoundingClientRect().width);
    const given = widths();
    const needed = table.offsetWidth > this.#width ? given : this.#withoutSpare(table, widths);
    for (const [index, group] of groups.entries()) group.style.containIntrinsicBlockSize = `auto ${heights[index]}px`;
    this.#texts.useFontOf(table);
    const cells = table.tBodies[0]?.rows[0]?.cells;
    this.#columns = given
      .map((width, index) => {
        const most = mostOf(cells?.[index]);
        return { index, given: width, needed: Math.min(needed[index] ?? width, width), most, text: 0 };
      })
      .filter((column) => column.given > 0);
    this.#findWidest(table, this.#columns);
    this.#apply(table);
    table.classList.add('held');
  }

  #withoutSpare<T>({ style }: HTMLTableElement, measure: () => T): T {
    style.inlineSize = 'max-content';
    const found = measure();
    style.inlineSize = '';
    return found;
  }

  #fit(): void {
    const columns = this.#columns;
    const table = this.#table;
    if (!table || !columns) return;
    const before = columns.map(({ text }) => text);
    this.#findWidest(table, columns);
    for (const [index, column] of columns.entries()) {
      const more = column.text - (before[index] ?? 0);
      // Sums of the same letters differ a little by their order.
      if (more < 0.1) continue;
      column.needed = Math.max(column.needed, Math.min(column.most, column.needed + more + SPARE));
      column.text += SPARE - MARGIN;
    }
    this.#apply(table);
  }

  #findWidest(table: HTMLTableElement, columns: readonly Column[]): void {
    for (const group of table.tBodies) {
      for (let row = group.firstElementChild; row; row = row.nextElementSibling) {
        const cells = row.children;
        for (const column of columns) {
          const cell = cells[column.index];
          if (cell) column.text = this.#texts.of(cell, column.text);
        }
      }
    }
  }

  #apply({ style }: HTMLTableElement): void {
    const columns = this.#columns ?? [];
    const tracks = columns.map(({ needed, given }) => `minmax(${needed}px, ${given}fr)`);
    style.setProperty('--asok-columns', tracks.join(' '));
    style.setProperty('--asok-columns-size', `${columns.reduce((sum, { needed }) => sum + needed, 0)}px`);
  }
}

/** The widest that a cell gets: the rest of its text is cut. */
function mostOf(cell: Element | undefined): number {
  const inner = cell?.querySelector('.cell');
  if (!cell) return Infinity;
  const { maxInlineSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(cell);
  const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
  const most = inner
    ? Number.parseFloat(getComputedStyle(inner).maxInlineSize) + padding
    : Number.parseFloat(maxInlineSize);
  return Number.isNaN(most) ? Infinity : most;
}
