import { property } from 'lit/decorators.js';
import type { FieldError } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./tags-drawing.ts'));

/**
 * Words of one's own, as chips. Enter, a comma, or leaving the box adds what was typed, a pasted list all its words; each
 * stands there once. Backspace in the empty box marks the last one, once more takes it away. A form is sent one entry for
 * each.
 *
 * @fires {Event} input - when a word was added or taken away
 * @fires {Event} change - with `input`
 * @csspart base - the box
 * @csspart tag - one word
 * @csspart more - the button that shows the words that are folded away
 * @csspart input - the native input
 */
export class AsokTagsInput extends LateControl {
  /** The words, in order. */
  @property({ attribute: false }) value: readonly string[] = [];
  /** Most characters of one word. */
  @property({ type: Number, attribute: 'maxlength' }) maxLength = 100;

  protected override readonly code = code;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as readonly string[];
  }

  protected override formValue(): FormData {
    const data = new FormData();
    for (const word of this.value) data.append(this.name, word);
    return data;
  }

  protected override problem(): FieldError | null {
    const isLong = this.value.some((word) => [...word].length > this.maxLength);
    return isLong ? { code: 'tooLong', params: { max: this.maxLength } } : null;
  }

  protected override isEmpty(): boolean {
    return this.value.length === 0;
  }
}

define('asok-tags-input', AsokTagsInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-tags-input': AsokTagsInput;
  }
}
