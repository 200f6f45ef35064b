import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type FieldDescriptor, toAsokError } from '../../../sdk/index.ts';
import { errorText } from '../../i18n/errors.ts';
import { LocalizeController } from '../../i18n/localize.ts';
import { adoptStyles } from '../../internal/adopt-styles.ts';
import { AnchoredPopover } from '../../internal/anchored-popover.ts';
import { define } from '../../internal/define.ts';
import { icon } from '../../internal/icon.ts';
import { LateModule } from '../../internal/late-code.ts';
import { toast } from '../../internal/toast.ts';
import { controls, surfaces } from '../../theme/controls.styles.ts';
import { texts } from '../../theme/texts.styles.ts';
import type { ColumnsMenu } from './columns-menu.ts';
import { AsokColumnsChangeEvent, AsokDensityChangeEvent, type Density } from './events.ts';

/** Most visits choose no columns. */
const menu = new LateModule(() => import('./columns-menu.ts'));

/**
 * Part of the list: which columns are shown, and in which order, and how much room rows take. The first column always
 * stays first.
 *
 * @event {AsokDensityChangeEvent} asok-density-change - Another density was chosen.
 * @event {AsokColumnsChangeEvent} asok-columns-change - Other columns were chosen.
 * @csspart list - The columns.
 * @csspart item - One column.
 * @csspart grip - What an item is dragged by.
 * @csspart density - The choice between comfortable and compact rows.
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
        inline-size: 260px;
        overflow-y: auto;
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
  @property({ attribute: false }) density: Density = 'comfortable';
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
  #fetching: Promise<unknown> | undefined;

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#fetching;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The list gives a new array with every drawing.
    const { choices } = this;
    const before = changed.get('choices') ?? choices;
    const isOther = before.length !== choices.length || before.some((field, index) => field !== choices[index]);
    if (isOther || !this.#popover.open) {
      this.order = [...this.columns, ...choices.filter((field) => !this.columns.includes(field))];
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
        @click=${() => void this.#toggle()}
      >
        ${icon('columns-3')}<span>${label}</span>
      </button>
      <div class="menu" popover="manual" role="dialog" aria-label=${this.#localize.term('listColumnsVisible')}>
        ${open && menu.code ? menu.code.renderColumnsMenu(this.#menu()) : nothing}
      </div>`;
  }

  #menu(): ColumnsMenu {
    return {
      localize: this.#localize,
      order: this.order,
      columns: this.columns,
      over: this.over,
      moved: this.moved,
      density: this.density,
      show: (field) => this.#show(field),
      move: (from, to) => void this.#move(from, to),
      lift: (index) => {
        this.#dragged = index;
      },
      hover: (event, index) => this.#hover(event, index),
      drop: (event, index) => this.#drop(event, index),
      letGo: () => this.#letGo(),
      reset: () => this.#reset(),
      chooseDensity: (density) => this.dispatchEvent(new AsokDensityChangeEvent(density)),
    };
  }

  async #toggle(): Promise<void> {
    if (this.#popover.open) return this.#popover.hide();
    this.#fetching = menu.load().catch((error: unknown) => {
      toast(this, { tone: 'danger', text: errorText(this.#localize, toAsokError(error)) });
    });
    await this.#fetching;
    if (!menu.code) return;
    adoptStyles(this, menu.code.columnsMenuStyles);
    this.#popover.show();
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
