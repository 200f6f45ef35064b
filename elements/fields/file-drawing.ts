import { html, nothing, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { iconWith } from '../internal/icon.ts';
import type { StoredFile } from '../../sdk/index.ts';
import { applyParts } from './apply-parts.ts';
import { fileIcons } from './file-icons.generated.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { AsokDownloadEvent } from './events.ts';
import { sizeText } from './value-texts.ts';

const icon = iconWith(fileIcons);

/** Images that every browser shows, and none that can hold scripts. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

interface FileControl extends ControlFace {
  value: File | null;
  stored: Pick<StoredFile, 'bytes'> | null;
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
    const { value, stored } = control;
    const filled = value ?? stored;
    return html`<div
      part=${filled ? 'base' : 'base dropzone'}
      class="zone ${this.#over ? 'over' : ''} ${filled ? '' : 'empty'}"
      @dragenter=${this.#drag}
      @dragover=${this.#drag}
      @dragleave=${this.#leave}
      @drop=${this.#drop}
      ${applyParts(control.parts, 'base', filled ? 'base' : 'dropzone')}
    >
      ${filled ? this.#renderPreview() : icon('upload', 20)}
      <div class="body">
        <div class="what" role="status">${this.#renderFile()}</div>
        <div part="actions" class="actions" ${applyParts(control.parts, 'actions')}>
          <label class="button small ${this.#isFixed ? 'off' : ''}">
            ${filled ? icon('upload', 14) : nothing}${control.localize.term(filled ? 'fieldsReplaceFile' : 'fieldsChooseFile')}
            ${this.#renderInput()}
          </label>
          ${!value && stored ? this.#renderDownload() : nothing}
          ${filled && !this.#isFixed && (value || !control.required) ? this.#renderRemove() : nothing}
        </div>
        ${filled ? nothing : this.#renderLimits()}
      </div>
    </div>`;
  }

  get #isFixed(): boolean {
    return this.#control.isDisabled || this.#control.readonly;
  }

  #renderDownload(): TemplateResult {
    const { localize, accessibleName } = this.#control;
    return html`<button
      class="button small"
      type="button"
      aria-label=${accessibleName ? localize.term('fieldsDownloadOf', accessibleName) : nothing}
      @click=${() => this.#control.dispatchEvent(new AsokDownloadEvent())}
    >
      ${icon('download', 14)}${localize.term('fieldsDownload')}
    </button>`;
  }

  #renderRemove(): TemplateResult {
    return html`<button class="button small danger-quiet" type="button" @click=${this.#remove}>
      ${this.#control.localize.term('fieldsRemoveFile')}
    </button>`;
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
      ?required=${control.required && !control.value && !control.stored}
      ?disabled=${this.#isFixed}
      @change=${this.#choose}
      @input=${(event: Event) => event.stopPropagation()}
      ${applyParts(control.parts, 'input')}
    />`;
  }

  #renderPreview(): TemplateResult {
    return html`<div part="preview" class="preview ${this.#image ? '' : 'sign'}" ${applyParts(this.#control.parts, 'preview')}>
      ${this.#image ? html`<img src=${this.#image} alt="" @error=${this.#unreadable} />` : icon('file-text', 28)}
    </div>`;
  }

  #renderFile(): TemplateResult {
    const { value, stored, localize } = this.#control;
    if (!value && !stored) return html`<span class="drop">${localize.term('fieldsDropFile')}</span>`;
    const size = sizeText(value?.size ?? stored?.bytes ?? 0, localize);
    const facts = [size, value?.type.split('/').at(-1)?.toUpperCase()];
    return html`<bdi class="name truncated">${value?.name ?? localize.term('fieldsStoredFile')}</bdi>
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
    if (!event.dataTransfer?.types.includes('Files') || this.#isFixed) return;
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

  // The file just chosen first: the stored one stands behind it.
  readonly #remove = (): void => {
    if (!this.#control.value) this.#control.stored = null;
    this.#take(null);
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

export { styles } from './file-drawing.styles.ts';

export function start(control: ControlFace): Drawing {
  return new FileDrawing(control as FileControl);
}
