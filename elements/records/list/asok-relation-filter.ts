import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { type AsokError, type OptionsOutput, type RelationValue, toAsokError } from '../../../sdk/index.ts';
import { errorText } from '../../i18n/errors.ts';
import { LocalizeController } from '../../i18n/localize.ts';
import { define } from '../../internal/define.ts';
import { icon } from '../../internal/icon.ts';
import { controls } from '../../theme/controls.styles.ts';
import { texts } from '../../theme/texts.styles.ts';
import { type OptionSearch, RelationLabels } from './relation-labels.ts';

const DELAY_MS = 250;

/**
 * Part of the filter panel: chooses related records by search. What is chosen stands first and stays while searching.
 *
 * @event {Event} change - Other records were chosen: read `keys`.
 * @csspart input - The search box.
 * @csspart option - One record with its checkbox.
 */
export class AsokRelationFilter extends LitElement {
  static override styles = [
    ...controls,
    texts,
    css`
      ul {
        max-block-size: 220px;
        overflow-y: auto;
        scrollbar-width: thin;
      }
      .input-group {
        margin-block-end: 6px;
      }
      @media (pointer: coarse) {
        .choice {
          min-block-size: 40px;
        }
      }
    `,
  ];

  /** What is searched, in words. */
  @property() label = '';

  @property({ attribute: false }) field = '';

  /** Keys of the chosen records. */
  @property({ attribute: false }) keys: readonly string[] = [];

  @property({ attribute: false }) labels = new RelationLabels();

  @property({ attribute: false }) search: OptionSearch | null = null;

  @state() private found: OptionsOutput | null = null;
  @state() private error: AsokError | null = null;

  readonly #localize = new LocalizeController(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('field') || (changed.has('search') && !this.found)) void this.#load('');
  }

  override render(): TemplateResult {
    const chosen = this.keys.map((key) => ({ key, label: this.labels.of(this.field, key) }));
    const others = this.found?.options.filter(({ key }) => !this.keys.includes(key)) ?? [];
    const placeholder = this.#localize.term('listFilterSearch', this.label);
    return html`<div class="input-group" part="input">
        ${icon('search', 15)}
        <input
          type="search"
          placeholder=${placeholder}
          aria-label=${placeholder}
          autocomplete="off"
          maxlength="200"
          @input=${this.#type}
        />
      </div>
      <ul>
        ${repeat(
          [...chosen, ...others],
          ({ key }) => key,
          (option) => this.#renderOption(option),
        )}
      </ul>
      <p class="help" role="status">${this.#status(others.length)}</p>`;
  }

  #renderOption({ key, label }: RelationValue): TemplateResult {
    return html`<li>
      <label class="choice" part="option">
        <input
          class="checkbox"
          type="checkbox"
          .checked=${live(this.keys.includes(key))}
          @change=${() => this.#toggle(key)}
        />
        <span class="truncated" dir="auto">${label}</span>
      </label>
    </li>`;
  }

  #status(shown: number): unknown {
    if (this.error) return errorText(this.#localize, this.error);
    if (!this.found) return nothing;
    if (this.found.more) return this.#localize.term('listFilterMore');
    return shown === 0 && this.keys.length === 0 ? this.#localize.term('listFilterNone') : nothing;
  }

  async #load(q: string): Promise<void> {
    if (!this.search || !this.field) return;
    this.#latest += 1;
    const call = this.#latest;
    try {
      const found = await this.search(this.field, q);
      if (call !== this.#latest) return;
      this.labels.remember(this.field, found.options);
      this.found = found;
      this.error = null;
    } catch (error) {
      if (call === this.#latest) this.error = toAsokError(error);
    }
  }

  #type(event: InputEvent): void {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(value.trim()), DELAY_MS);
  }

  #toggle(key: string): void {
    this.keys = this.keys.includes(key) ? this.keys.filter((other) => other !== key) : [...this.keys, key];
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

define('asok-relation-filter', AsokRelationFilter);

declare global {
  interface HTMLElementTagNameMap {
    'asok-relation-filter': AsokRelationFilter;
  }
}
