import { property } from 'lit/decorators.js';
import { checkFile, type FieldError, type StoredFile } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./file-drawing.ts'));

/**
 * One file: chosen, or dropped here. An image is shown. The form is sent the file itself. What is too large or of another
 * kind than asked for is kept and said to be wrong. A file that is stored already stays until another one is chosen in its
 * place, or it is taken away.
 *
 * @fires {Event} input - when a file was chosen or taken away
 * @fires {Event} change - with `input`
 * @fires {AsokDownloadEvent} asok-download - the stored file is wanted
 * @csspart base - where a file can be dropped
 * @csspart dropzone - the same, while there is no file
 * @csspart input - the native input
 * @csspart preview - the image, or the sign of a file
 * @csspart actions - the buttons
 */
export class AsokFileInput extends LateControl {
  /** The file chosen; null while none is. */
  @property({ attribute: false }) value: File | null = null;
  /** The file that is kept while none is chosen; null where there is none, and once it was taken away. */
  @property({ attribute: false }) stored: Pick<StoredFile, 'bytes'> | null = null;
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

  protected override isEmpty(): boolean {
    return !this.value && !this.stored;
  }

  protected override formValue(): File | null {
    return this.value;
  }

  protected override problem(): FieldError | null {
    return this.value && checkFile(this.value, this);
  }
}

define('asok-file-input', AsokFileInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-file-input': AsokFileInput;
  }
}
