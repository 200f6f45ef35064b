import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Count, FieldDescriptor, FieldFilter } from '../../../sdk/index.ts';
import { LocalizeController } from '../../i18n/localize.ts';
import { define } from '../../internal/define.ts';
import { icon } from '../../internal/icon.ts';
import { controls, surfaces } from '../../theme/controls.styles.ts';
import { texts } from '../../theme/texts.styles.ts';
import { panelStyles } from './asok-filter-panel.styles.ts';
import { AsokFilterChangeEvent } from './events.ts';
import { type FilterGroups, renderFilterGroup } from './filter-group.ts';
import type { PanelMode } from './layout-controller.ts';
import { type OptionSearch, RelationLabels } from './relation-labels.ts';

type Filters = Record<string, FieldFilter>;

const DELAY_MS = 250;

/**
 * Part of the list: asks for filters. Docked or as a drawer it applies at once; as a sheet on a phone it gathers a
 * draft, counts what that would find, and applies it with one button.
 *
 * @event {AsokFilterChangeEvent} asok-filter-change - Other filters apply.
 * @event {Event} close - The panel should close.
 * @csspart header - Title and close button.
 * @csspart group - One field.
 * @csspart footer - Clear all, and what matches.
 */
export class AsokFilterPanel extends LitElement {
  static override styles = [...controls, surfaces, texts, panelStyles];

  @property({ attribute: false }) fields: readonly FieldDescriptor[] = [];
  @property({ attribute: false }) filters: Filters = {};
  @property({ reflect: true }) mode: PanelMode = 'docked';
  @property({ type: Boolean }) open = false;
  /** What the filters that apply find; null while it is not known. */
  @property({ attribute: false }) found: Count | null = null;
  @property({ attribute: false }) labels = new RelationLabels();
  @property({ attribute: false }) search: OptionSearch | null = null;
  @property({ attribute: false }) count: ((filters: Filters, signal: AbortSignal) => Promise<Count>) | null = null;

  @state() private draft: Filters = {};
  @state() private expanded: ReadonlySet<string> = new Set();
  /** What the draft of a sheet would find. */
  @state() private promised: Count | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #localize = new LocalizeController(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #counting: AbortController | null = null;

  /** Puts the focus into a field's group. */
  async focusField(name?: string): Promise<void> {
    await this.updateComplete;
    const group = this.renderRoot.querySelector(name === undefined ? '.group' : `[data-field="${CSS.escape(name)}"]`);
    const control = group?.querySelector<HTMLElement>('[tabindex="0"], input, asok-relation-filter');
    (control?.shadowRoot?.querySelector('input') ?? control)?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#counting?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('filters') || changed.has('open')) {
      this.draft = this.filters;
      this.promised = null;
    }
  }

  protected override updated(): void {
    // A dialog in the top layer escapes every clipping ancestor, keeps the focus and gives it back.
    if (this.open && this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const title = this.#localize.term('listFilters');
    return this.mode === 'docked'
      ? html`<aside class="panel card" aria-label=${title}>${this.#renderContent(title)}</aside>`
      : html`<dialog class="panel" aria-label=${title} @close=${this.#close} @click=${this.#closeByBackdrop}>
          ${this.#renderContent(title)}
        </dialog>`;
  }

  #renderContent(title: string): TemplateResult {
    const groups = this.#groups();
    return html`
      <div class="head" part="header">
        <h2 class="card-title">${title}</h2>
        <button
          type="button"
          class="icon-button small"
          aria-label=${this.#localize.term('close')}
          @click=${this.#close}
        >
          ${icon('x')}
        </button>
      </div>
      <div class="body">
        ${this.fields.map((field) => renderFilterGroup(field, this.draft[field.name] ?? {}, groups))}
      </div>
      <div class="foot" part="footer">
        <button type="button" class="button small" @click=${() => this.#change({})}>
          ${this.#localize.term('listClearAll')}
        </button>
        ${this.#renderCount()}
      </div>
    `;
  }

  #renderCount(): TemplateResult | typeof nothing {
    const { total, totalIs } = this.promised ?? this.found ?? { total: null, totalIs: 'exact' };
    if (this.mode !== 'sheet') {
      if (total === null) return nothing;
      return html`<span class="subtle">${this.#localize.term('listMatches', total, totalIs === 'atLeast')}</span>`;
    }
    return html`<button type="button" class="button primary" @click=${this.#applyDraft}>
      ${
        total === null
          ? this.#localize.term('listShowAll')
          : this.#localize.term('listShowResults', total, totalIs === 'atLeast')
      }
    </button>`;
  }

  #groups(): FilterGroups {
    return {
      localize: this.#localize,
      labels: this.labels,
      search: this.#search,
      isExpanded: (name) => this.expanded.has(name),
      toggleExpanded: (name) => {
        const expanded = new Set(this.expanded);
        if (!expanded.delete(name)) expanded.add(name);
        this.expanded = expanded;
      },
      change: ({ name }, conditions, typed) => {
        const { [name]: _old, ...others } = this.draft;
        this.#change(conditions ? { ...others, [name]: conditions } : others, typed);
      },
    };
  }

  // One function for good: a new one on every render would make the relation filters ask again.
  readonly #search: OptionSearch = async (field, q) => (await this.search?.(field, q)) ?? { options: [], more: false };

  #change(draft: Filters, typed = false): void {
    this.draft = draft;
    clearTimeout(this.#timer);
    if (typed) this.#timer = setTimeout(() => this.#settle(), DELAY_MS);
    else this.#settle();
  }

  #settle(): void {
    if (this.mode === 'sheet') void this.#countDraft();
    else this.#apply();
  }

  #apply(): void {
    clearTimeout(this.#timer);
    this.dispatchEvent(new AsokFilterChangeEvent(this.draft));
  }

  #applyDraft(): void {
    this.#apply();
    this.#close();
  }

  async #countDraft(): Promise<void> {
    this.#counting?.abort();
    const own = new AbortController();
    this.#counting = own;
    try {
      const promised = await this.count?.(this.draft, own.signal);
      if (this.#counting === own) this.promised = promised ?? null;
    } catch {
      // The button then promises no number; applying the filters tells what is wrong.
      if (this.#counting === own) this.promised = { total: null, totalIs: 'exact' };
    }
  }

  #close(): void {
    if (this.open) this.dispatchEvent(new Event('close'));
  }

  #closeByBackdrop(event: MouseEvent): void {
    if (event.target === this.dialog) this.#close();
  }
}

define('asok-filter-panel', AsokFilterPanel);

declare global {
  interface HTMLElementTagNameMap {
    'asok-filter-panel': AsokFilterPanel;
  }
}
