import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../internal/define.ts';
import { icon } from '../../internal/icon.ts';
import { controls, feedback, texts } from '../../theme/controls.styles.ts';
import './english.ts';
import type { ListView } from './list-view.ts';
import { removeSelected } from './remove-selected.ts';

/**
 * Part of the list: what may be done with the selected records. It covers the head of the table, so that no row jumps; on
 * a phone it is docked at the bottom.
 *
 * @slot - Buttons of the page.
 * @csspart count - How many are selected.
 * @csspart actions - What may be done with them.
 * @csspart clear - Selects nothing any more.
 */
export class AsokBulkBar extends LitElement {
  static override styles = [
    ...controls,
    texts,
    feedback,
    css`
      :host {
        display: flex;
        box-sizing: border-box;
        align-items: center;
        gap: 6px;
        padding-inline: 12px 8px;
        background: var(--asok-color-accent-subtle);
        font-size: var(--asok-text-sm);
      }
      .bar {
        display: contents;
      }
      .number {
        margin-inline-end: 4px;
        font-weight: var(--asok-weight-semibold);
        white-space: nowrap;
      }
      .link-button {
        min-block-size: 24px;
        font-size: var(--asok-text-xs);
        white-space: nowrap;
      }
      .rule {
        inline-size: 1px;
        block-size: 18px;
        margin-inline: 4px;
        background: var(--asok-color-accent-line);
      }
      .own {
        display: flex;
        align-items: center;
        gap: 4px;
        min-inline-size: 0;
        overflow-x: auto;
        scrollbar-width: none;
      }
      .delete {
        margin-inline-start: auto;
      }
      .own + .icon-button,
      .number + .icon-button {
        margin-inline-start: auto;
      }
      :host([docked]) {
        min-block-size: 52px;
        padding-inline: 14px 8px;
        border: 1px solid var(--asok-color-accent-line);
        border-radius: var(--asok-radius-lg);
        box-shadow: var(--asok-shadow-lg);
      }
      :host([docked]) :is(.link-button, .rule) {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) view: ListView | null = null;
  /** It stands at the bottom of a phone. */
  @property({ type: Boolean, reflect: true }) docked = false;

  @state() private running = false;

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const { selection, localize, model } = view ?? {};
    if (!view || !selection || !localize) return nothing;
    const { total, totalIs } = selection.selected.count;
    return html`<div
      class="bar"
      role="toolbar"
      aria-label=${localize.term('listSelectionActions')}
      aria-busy=${this.running}
      @keydown=${this.#move}
      @focusin=${this.#hold}
    >
      <span class="number" part="count">${localize.term('listSelected', total ?? 0, totalIs === 'atLeast')}</span>
      ${this.#renderSelectAll(view)}
      ${
        selection.hasOwnActions
          ? html`<span class="rule" aria-hidden="true"></span
              ><span class="own" part="actions"><slot @slotchange=${() => this.#hold()}></slot></span>`
          : nothing
      }
      ${
        model?.can.delete
          ? html`<button
            type="button"
            class="button small danger-quiet delete"
            part="actions"
            aria-disabled=${this.running ? 'true' : nothing}
            @click=${() => void this.#delete(view)}
          >
            ${this.running ? html`<span class="spinner">${icon('asterisk', 14)}</span>` : icon('trash-2', 14)}
            ${localize.term('delete')}
          </button>`
          : nothing
      }
      <button
        type="button"
        class="icon-button small"
        part="clear"
        aria-label=${localize.term('listClearSelection')}
        title=${localize.term('listClearSelection')}
        @click=${() => {
          view.focusRows();
          selection.clear();
        }}
      >
        ${icon('x')}
      </button>
    </div>`;
  }

  #renderSelectAll({ state, store, selection, localize }: ListView): TemplateResult | typeof nothing {
    const { total, totalIs } = state.page ?? {};
    const rows = state.page?.rows ?? [];
    const wholePage = rows.length > 0 && rows.every((row) => selection?.has(row.$key));
    const isMore = typeof total === 'number' && total > rows.length;
    if (!wholePage || !isMore || store.$selection.get().all) return nothing;
    return html`<button type="button" class="link-button" @click=${() => store.selectAllMatching()}>
      ${localize.term('listSelectAll', total, totalIs === 'atLeast')}
    </button>`;
  }

  protected override updated(): void {
    this.#hold();
  }

  async #delete(view: ListView): Promise<void> {
    if (this.running) return;
    await removeSelected(view, (running) => {
      this.running = running;
    });
  }

  #buttons(): HTMLElement[] {
    const find = (selector: string) => [...this.renderRoot.querySelectorAll<HTMLElement>(selector)];
    const own = this.renderRoot.querySelector('slot')?.assignedElements({ flatten: true }) ?? [];
    const buttons = [...find('.link-button'), ...(own as HTMLElement[]), ...find('.delete, .icon-button')];
    return buttons.filter((button) => button.checkVisibility());
  }

  // One stop of the Tab key for the whole bar: the button that had the focus last, or the first.
  readonly #hold = (event?: Event): void => {
    const buttons = this.#buttons();
    const target = event?.target instanceof HTMLElement ? event.target : undefined;
    const current = buttons.find((button) => button === target) ?? buttons.find((button) => button.tabIndex === 0);
    for (const button of buttons) button.tabIndex = button === (current ?? buttons[0]) ? 0 : -1;
  };

  readonly #move = (event: KeyboardEvent): void => {
    const buttons = this.#buttons();
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const backward = this.matches(':dir(rtl)') ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };
}

define('asok-bulk-bar', AsokBulkBar);

declare global {
  interface HTMLElementTagNameMap {
    'asok-bulk-bar': AsokBulkBar;
  }
}
