import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type AsokError, type RelationList, toAsokError } from '../../../sdk/index.ts';
import type { CellView } from '../../fields/cells.ts';
import { relationList, relationsValue } from '../../fields/relation-values.ts';
import { errorText } from '../../i18n/errors.ts';
import { AnchoredPopover } from '../../internal/anchored-popover.ts';
import { define } from '../../internal/define.ts';
import { controls, feedback, surfaces, texts, values } from '../../theme/controls.styles.ts';
import type { RelatedRecords } from './related-records.ts';

/**
 * Part of the list: the rest of a to-many cell, in a popover at its `+N`.
 *
 * @event {Event} close - It should go.
 * @csspart menu - The popover.
 */
export class AsokRelated extends LitElement {
  static override styles = [
    ...controls,
    surfaces,
    texts,
    values,
    feedback,
    css`
      .menu {
        max-inline-size: 320px;
        padding: 4px 12px 12px;
        overflow-y: auto;
      }
      .menu:focus-visible {
        outline-offset: -2px;
      }
      .menu-label {
        padding-inline: 0;
      }
      .values {
        flex-direction: column;
        align-items: start;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) records: RelatedRecords | null = null;
  @property({ attribute: false }) cells: CellView | null = null;

  @state() private list: RelationList | null = null;
  @state() private error: AsokError | null = null;

  readonly #popover = new AnchoredPopover(this, {
    anchor: () => this.records?.opener ?? null,
    popover: '.menu',
    width: 'own',
    closed: (by) => this.#close(by === 'escape'),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#popover.show();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.records?.opener.setAttribute('aria-expanded', 'false');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('records') && this.records) void this.#load(this.records);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('records')) return;
    changed.get('records')?.opener.setAttribute('aria-expanded', 'false');
    this.records?.opener.setAttribute('aria-expanded', 'true');
    this.renderRoot.querySelector<HTMLElement>('.menu')?.focus();
  }

  override render(): TemplateResult {
    const { records, cells } = this;
    return html`<div class="menu" part="menu" popover="manual" role="dialog" tabindex="-1" aria-label=${records?.heading ?? nothing}>
      <p class="menu-label" aria-hidden="true">${records?.heading}</p>
      ${records && cells ? this.#renderList(records, cells) : nothing}
    </div>`;
  }

  #renderList({ field }: RelatedRecords, cells: CellView): TemplateResult {
    const { localize } = cells;
    if (this.error) return html`<p role="alert">${errorText(localize, this.error)}</p>`;
    if (!this.list) {
      return html`<p class="visually-hidden" role="status">${localize.term('loading')}</p>
        <span class="skeleton" aria-hidden="true"></span>`;
    }
    return relationsValue(field, { items: this.list.items.slice(1), count: this.list.count - 1 }, cells);
  }

  async #load(records: RelatedRecords): Promise<void> {
    const { known } = records;
    this.error = null;
    this.list = known.items.length === known.count ? known : null;
    if (this.list) return;
    try {
      const list = relationList(await records.load());
      if (this.records === records) this.list = list ?? known;
    } catch (error) {
      if (this.records === records) this.error = toAsokError(error);
    }
  }

  #close(focus: boolean): void {
    const opener = this.records?.opener;
    this.dispatchEvent(new Event('close'));
    if (focus) opener?.focus();
  }
}

define('asok-related', AsokRelated);

declare global {
  interface HTMLElementTagNameMap {
    'asok-related': AsokRelated;
  }
}
