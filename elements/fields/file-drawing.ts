import { css, html, nothing, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { iconWith } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { fieldIcons } from './field-icons.generated.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { sizeText } from './value-texts.ts';

const icon = iconWith(fieldIcons);

/** Images that every browser shows, and none that can hold scripts. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

interface FileControl extends ControlFace {
  value: File | null;
  accept: string;
  maxBytes: number | null;
}

class FileDrawing implements Drawing, ReactiveController {
  readonly #control: FileControl;
  #over = false;
  /** Address of the image in this page's memory, until it is given back. */
  #image: string | null = null;

  constructor(control: FileControl) {
    this.#control = control;
    control.addController(this);
    this.#preview();
  }

  hostConnected(): void {
    if (!this.#image) this.#preview();
  }

  hostDisconnected(): void {
    this.#release();
  }

  willUpdate(changed: PropertyValues): void {
    if (changed.has('value')) this.#preview();
  }

  render(): TemplateResult {
    const control = this.#control;
    const { value } = control;
    return html`<div
      part=${value ? 'base' : 'base dropzone'}
      class="zone ${this.#over ? 'over' : ''} ${value ? '' : 'empty'}"
      @dragenter=${this.#drag}
      @dragover=${this.#drag}
      @dragleave=${this.#leave}
      @drop=${this.#drop}
      ${applyParts(control.parts, 'base', value ? 'base' : 'dropzone')}
    >
      ${value ? this.#renderPreview() : icon('upload', 20)}
      <div class="body">
        ${value ? this.#renderFile(value) : html`<span class="drop">${control.localize.term('fieldsDropFile')}</span>`}
        <div part="actions" class="actions" ${applyParts(control.parts, 'actions')}>
          <label class="button small ${control.isDisabled || control.readonly ? 'off' : ''}">
            ${value ? icon('upload', 14) : nothing}${control.localize.term(value ? 'fieldsReplaceFile' : 'fieldsChooseFile')}
            ${this.#renderInput()}
          </label>
          ${
            value && !control.isDisabled && !control.readonly
              ? html`<button class="button small danger-quiet" type="button" @click=${() => this.#take(null)}>
                  ${control.localize.term('fieldsRemoveFile')}
                </button>`
              : nothing
          }
        </div>
        ${value ? nothing : this.#renderLimits()}
      </div>
    </div>`;
  }

  #renderInput(): TemplateResult {
    const control = this.#control;
    return html`<input
      part="input"
      class="control visually-hidden"
      type="file"
      accept=${control.accept || nothing}
      aria-label=${control.accessibleName || nothing}
      aria-invalid=${control.invalid ? 'true' : 'false'}
      ?required=${control.required && !control.value}
      ?disabled=${control.isDisabled || control.readonly}
      @change=${this.#choose}
      @input=${(event: Event) => event.stopPropagation()}
      ${applyParts(control.parts, 'input')}
    />`;
  }

  #renderPreview(): TemplateResult {
    return html`<div part="preview" class="preview" ${applyParts(this.#control.parts, 'preview')}>
      ${this.#image ? html`<img src=${this.#image} alt="" @error=${this.#unreadable} />` : icon('file-text', 28)}
    </div>`;
  }

  #renderFile({ name, size, type }: File): TemplateResult {
    const facts = [sizeText(size, this.#control.localize), type.split('/').at(-1)?.toUpperCase()];
    return html`<bdi class="name truncated">${name}</bdi>
      <span class="facts number">${facts.filter(Boolean).join(', ')}</span>`;
  }

  #renderLimits(): TemplateResult | typeof nothing {
    const { accept, maxBytes, localize } = this.#control;
    const limits = [
      accept.replaceAll(',', ', '),
      maxBytes === null ? '' : localize.term('fieldsFileLimit', sizeText(maxBytes, localize)),
    ].filter(Boolean);
    return limits.length > 0 ? html`<span class="facts">${limits.join('; ')}</span>` : nothing;
  }

  readonly #choose = (event: Event): void => {
    event.stopPropagation();
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file may be chosen again after it was taken away.
    input.value = '';
    if (file) this.#take(file);
  };

  readonly #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files') || this.#control.isDisabled || this.#control.readonly) return;
    event.preventDefault();
    this.#mark(true);
  };

  readonly #leave = (event: DragEvent): void => {
    // Going to something inside the zone leaves what was inside before.
    if (!(event.currentTarget as Node).contains(event.relatedTarget as Node | null)) this.#mark(false);
  };

  readonly #drop = (event: DragEvent): void => {
    if (!this.#over) return;
    event.preventDefault();
    this.#mark(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) this.#take(file);
  };

  readonly #unreadable = (): void => {
    this.#release();
    this.#control.requestUpdate();
  };

  #mark(over: boolean): void {
    this.#over = over;
    this.#control.requestUpdate();
  }

  #take(file: File | null): void {
    this.#control.value = file;
    this.#control.emit('input', 'change');
    this.#control.control?.focus();
  }

  #preview(): void {
    this.#release();
    const { value } = this.#control;
    if (value && SHOWN.test(value.type)) this.#image = URL.createObjectURL(value);
  }

  #release(): void {
    if (this.#image) URL.revokeObjectURL(this.#image);
    this.#image = null;
  }
}

export const styles = css`
  .zone {
    display: flex;
    align-items: center;
    gap: 16px;
    padding: 12px;
    border: 1px solid var(--asok-color-line);
    border-radius: var(--asok-radius-md);
  }
  .zone.empty {
    border-color: var(--asok-color-line-control);
    border-style: dashed;
    color: var(--asok-color-text-subtle);
  }
  .zone.over {
    border-color: var(--asok-color-accent);
    background: var(--asok-color-accent-subtle);
  }
  :host([invalid]) .zone {
    border-color: var(--asok-color-danger);
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 0;
  }
  .empty > .body {
    flex-flow: row wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .name {
    font-size: var(--asok-text-sm);
    font-weight: var(--asok-weight-medium);
  }
  .drop {
    font-size: var(--asok-text-sm);
  }
  .facts {
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .zone:not(.empty) .actions {
    margin-block-start: 8px;
  }
  .actions > label {
    position: relative;
  }
  .actions > label:focus-within {
    outline: 2px solid var(--asok-color-focus);
    outline-offset: 2px;
  }
  .off {
    color: var(--asok-color-text-disabled);
    cursor: not-allowed;
  }
  .preview {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 132px;
    aspect-ratio: 16 / 10;
    border-radius: 6px;
    background: var(--asok-color-surface-sunken);
    color: var(--asok-color-text-subtle);
    overflow: hidden;
  }
  .preview > img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  @media (max-width: 480px) {
    .zone:not(.empty) {
      flex-direction: column;
      align-items: stretch;
    }
    .preview {
      inline-size: 100%;
    }
  }
`;

export function start(control: ControlFace): Drawing {
  return new FileDrawing(control as FileControl);
}
