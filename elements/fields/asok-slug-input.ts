import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { slugify } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { TextControl } from './text-control.ts';

/**
 * The last part of an address. Empty at first, it follows `source` until it is edited by hand; a slug that exists
 * already stays as it is.
 *
 * @fires {Event} input - while typing, and when it follows the source
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart input - the native input
 * @csspart prefix - what stands before the slug in the address
 * @csspart suffix - what stands behind it
 * @csspart regenerate - the button that makes the slug from the source again
 * @csspart counter - number of characters
 */
export class AsokSlugInput extends TextControl {
  /** The text that the slug is made from. */
  @property() source: string | null = null;
  /** Text before the input, such as the address that the slug ends. */
  @property() override prefix = '';
  /** Text after the input, such as the ending of a file. */
  @property() suffix = '';

  #follows = false;
  /** The value changed with the source and nobody was told yet. */
  #followed = false;

  override render(): TemplateResult {
    return html`<div part="base" class="input-group" ${applyParts(this.parts, 'base')}>
        ${this.prefix ? html`<span part="prefix" class="affix mono" ${applyParts(this.parts, 'prefix')}>${this.prefix}</span>` : nothing}
        <input
          part="input"
          class="control mono"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          placeholder=${this.placeholder}
          aria-label=${this.accessibleName || nothing}
          aria-invalid=${this.invalid ? 'true' : 'false'}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          ?readonly=${this.readonly}
          .value=${live(this.value)}
          @input=${this.#edit}
          @change=${this.commit}
          ${applyParts(this.parts, 'input')}
        />
        ${this.suffix ? html`<span part="suffix" class="affix mono" ${applyParts(this.parts, 'suffix')}>${this.suffix}</span>` : nothing}
        ${this.source === null || this.readonly ? nothing : this.#renderRegenerate()}
      </div>
      ${this.renderCounter()}`;
  }

  #renderRegenerate(): TemplateResult {
    const label = this.localize.term('fieldsRegenerate');
    return html`<button
      part="regenerate"
      class="icon-button small"
      type="button"
      aria-label=${label}
      title=${label}
      ?disabled=${this.isDisabled}
      @click=${this.#regenerate}
      ${applyParts(this.parts, 'regenerate')}
    >${icon('rotate-ccw', 14)}</button>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source') || !this.#follows) return;
    const slug = this.#made();
    this.#followed = slug !== this.value;
    this.value = slug;
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    this.#follows = this.value === '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#followed) this.emit('input');
    this.#followed = false;
  }

  #edit(event: Event): void {
    this.take(event);
    this.#follows = this.value === '';
  }

  #regenerate(): void {
    this.#follows = true;
    const slug = this.#made();
    if (slug === this.value) return;
    this.value = slug;
    this.emit('input', 'change');
  }

  #made(): string {
    return slugify(this.source ?? '', this.maxLength ?? undefined);
  }
}

define('asok-slug-input', AsokSlugInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-slug-input': AsokSlugInput;
  }
}
