import { property } from 'lit/decorators.js';
import type { FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { isAccepted } from './file-types.ts';
import { DrawingCode, LateControl } from './late-control.ts';
import { sizeText } from './value-texts.ts';

const code = new DrawingCode(() => import('./file-drawing.ts'));

/**
 * One file: chosen, or dropped here. An image is shown. The form is sent the file itself. What is too large or of another
 * kind than asked for is kept and said to be wrong.
 *
 * @fires {Event} input - when a file was chosen or taken away
 * @fires {Event} change - with `input`
 * @csspart base - where a file can be dropped
 * @csspart dropzone - the same, while there is no file
 * @csspart input - the native input
 * @csspart preview - the image, or the sign of a file
 * @csspart actions - the buttons
 */
export class AsokFileInput extends LateControl {
  /** The file chosen; null while none is. */
  @property({ attribute: false }) value: File | null = null;
  /** Kinds of files, as of the native input: `image/*,.pdf`. */
  @property() accept = '';
  /** Most bytes. */
  @property({ type: Number, attribute: 'max-bytes' }) maxBytes: number | null = null;

  protected override readonly code = code;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as File | null;
  }

  protected override formValue(): File | null {
    return this.value;
  }

  protected override problem(): FieldError | null {
    const { value, localize, accept, maxBytes } = this;
    if (!value) return null;
    if (!isAccepted(value, accept)) return { code: 'type', message: localize.term('fieldsFileType', accept) };
    if (maxBytes === null || value.size <= maxBytes) return null;
    return { code: 'tooLarge', message: localize.term('fieldsFileTooLarge', sizeText(maxBytes, localize)) };
  }
}

define('asok-file-input', AsokFileInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-file-input': AsokFileInput;
  }
}
