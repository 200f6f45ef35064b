import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldDescriptor } from '../../../sdk/index.ts';
import { LocalizeController } from '../../i18n/localize.ts';
import { AnchoredPopover } from '../../internal/anchored-popover.ts';
import { define } from '../../internal/define.ts';
import { icon } from '../../internal/icon.ts';
import { controls, surfaces } from '../../theme/controls.styles.ts';
import { texts } from '../../theme/texts.styles.ts';
import { AsokColumnsChangeEvent } from './events.ts';

/**
 * Part of the list: which columns are shown, and in which order. The first column always stays first.
 *
 * @event {AsokColumnsChangeEvent} asok-columns-change - Other columns were chosen.
 * @csspart list - The columns.
 * @csspart item - One column.
 * @csspart grip - What an item is dragged by.
 */
export class AsokColumnChooser extends LitElement {
  static override styles = [
    ...controls,
    surfaces,
    texts,
    css`
      :host {
        display: inline-flex;
      }
      .menu {
        inline-size: 250px;
        overflow-y: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        padding-inline: 6px;
        border-radius: 5px;
      }
      li:hover {
        background: var(--asok-color-surface-active);
      }
      li.over {
        box-shadow: inset 0 2px var(--asok-color-accent);
      }
      .grip {
        color: var(--asok-color-text-disabled);
        cursor: grab;
      }
      li.fixed .grip {
        visibility: hidden;
      }
      .choice {
        flex: 1;
      }
      .always {
        font-size: var(--asok-text-xs);
      }
      :host([narrow]) .button {
        inline-size: var(--asok-control-h);
        padding: 0;
      }
      :host([narrow]) .button > .icon {
        margin: 0;
      }
      :host([narrow]) .button > span {
        display: none;
      }
    `,
  ];

  /** All columns there can be. */
  @property({ attribute: false }) choices: readonly FieldDescriptor[] = [];
  /** Those shown, in order. */
  @property({ attribute: false }) columns: readonly FieldDescriptor[] = [];
  /** Shows the button without its words. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  /** The shown columns in order, then the hidden ones: kept while open, so that a box that is ticked stays in place. */
  @state() private order: readonly FieldDescriptor[] = [];
  @state() private over = -1;
  @state() private moved = '';

  readonly #localize = new LocalizeController(this);
  readonly #popover = new AnchoredPopover(this, {
    anchor: '.button',
    popover: '.menu',
    // Escape leaves the focus in what is about to vanish; a press elsewhere moves it on by itself.
    closed: () => this.shadowRoot?.activeElement && this.renderRoot.querySelector<HTMLElement>('.button')?.focus(),
  });
  #dragged = -1;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('choices') || !this.#popover.open) {
      this.order = [...this.columns, ...this.choices.filter((field) => !this.columns.includes(field))];
    }
  }

  override render(): TemplateResult {
    const { open } = this.#popover;
    const label = this.#localize.term('listColumns');
    return html`<button
        type="button"
        class="button"
        aria-label=${label}
        aria-haspopup="dialog"
        aria-expanded=${open}
        @click=${this.#toggle}
      >
        ${icon('columns-3')}<span>${label}</span>
      </button>
      <div class="menu" popover="manual" role="dialog" aria-label=${this.#localize.term('listColumnsVisible')}>
        ${open ? this.#renderItems() : nothing}
      </div>`;
  }

  #renderItems(): TemplateResult {
    return html`<p class="menu-label" aria-hidden="true">${this.#localize.term('listColumnsVisible')}</p>
      <ul part="list">
        ${repeat(
          this.order,
          (field) => field.name,
          (field, index) => this.#renderItem(field, index),
        )}
      </ul>
      <p class="menu-label">${this.#localize.term('listColumnsHint')}</p>
      <hr />
      <button type="button" class="menu-item" @click=${this.#reset}>${this.#localize.term('listColumnsReset')}</button>
      <p class="visually-hidden" role="status">${this.moved}</p>`;
  }

  #renderItem(field: FieldDescriptor, index: number): TemplateResult {
    const fixed = index === 0;
    return html`<li
      part="item"
      class="${fixed ? 'fixed' : ''} ${this.over === index ? 'over' : ''}"
      draggable=${fixed ? 'false' : 'true'}
      @dragstart=${() => this.#lift(index)}
      @dragover=${(event: DragEvent) => this.#hover(event, index)}
      @drop=${(event: DragEvent) => this.#drop(event, index)}
      @dragend=${this.#letGo}
      @keydown=${(event: KeyboardEvent) => this.#moveByKey(event, index)}
    >
      <span class="grip" part="grip" aria-hidden="true">${icon('grip-vertical', 14)}</span>
      <label class="choice">
        <input
          class="checkbox"
          type="checkbox"
          data-name=${field.name}
          .checked=${live(this.columns.includes(field))}
          ?disabled=${fixed}
          @change=${() => this.#show(field)}
        />
        <span class="truncated">${field.label}</span>
      </label>
      ${fixed ? html`<span class="always subtle">${this.#localize.term('listColumnAlways')}</span>` : nothing}
    </li>`;
  }

  #toggle(): void {
    if (this.#popover.open) this.#popover.hide();
    else this.#popover.show();
  }

  #show(field: FieldDescriptor): void {
    const shown = new Set(this.columns);
    if (!shown.delete(field)) shown.add(field);
    this.#emit(this.order.filter((other) => shown.has(other)));
  }

  #reset(): void {
    this.#popover.hide();
    this.dispatchEvent(new AsokColumnsChangeEvent(null));
  }

  #emit(columns: readonly FieldDescriptor[]): void {
    this.dispatchEvent(new AsokColumnsChangeEvent(columns.map((field) => field.name)));
  }

  async #move(from: number, to: number): Promise<void> {
    const field = this.order[from];
    if (!field || from < 1 || to < 1 || to >= this.order.length || from === to) return;
    const order = this.order.filter((other) => other !== field);
    order.splice(to, 0, field);
    this.order = order;
    this.moved = this.#localize.term('listColumnMoved', field.label, to + 1, order.length);
    this.#emit(order.filter((other) => this.columns.includes(other)));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-name="${CSS.escape(field.name)}"]`)?.focus();
  }

  #moveByKey(event: KeyboardEvent, index: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    void this.#move(index, index + step);
  }

  #lift(index: number): void {
    this.#dragged = index;
  }

  #hover(event: DragEvent, index: number): void {
    if (this.#dragged < 1 || index < 1) return;
    event.preventDefault();
    this.over = index;
  }

  #drop(event: DragEvent, index: number): void {
    event.preventDefault();
    void this.#move(this.#dragged, index);
    this.#letGo();
  }

  #letGo(): void {
    this.#dragged = -1;
    this.over = -1;
  }
}

define('asok-column-chooser', AsokColumnChooser);

declare global {
  interface HTMLElementTagNameMap {
    'asok-column-chooser': AsokColumnChooser;
  }
}
