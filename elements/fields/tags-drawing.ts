import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { applyParts } from './apply-parts.ts';
import { ChipRow, chipStyles } from './chips.ts';
import type { ControlFace, Drawing } from './late-control.ts';

interface TagsControl extends ControlFace {
  value: readonly string[];
}

class TagsDrawing implements Drawing {
  readonly #control: TagsControl;
  readonly #chips: ChipRow;
  #text = '';

  constructor(control: TagsControl) {
    this.#control = control;
    this.#chips = new ChipRow({
      control,
      chips: () => control.value.map((word) => ({ key: word, label: word })),
      remove: ({ key }) => {
        this.#report(control.value.filter((word) => word !== key));
        control.control?.focus();
      },
    });
  }

  render(): TemplateResult {
    const control = this.#control;
    return html`<div part="base" class="input-group tags" ${applyParts(control.parts, 'base')}>
        ${this.#chips.render()}
        <input
          part="input"
          class="control"
          autocomplete="off"
          dir="auto"
          placeholder=${control.placeholder || control.localize.term('fieldsAddTag')}
          aria-label=${control.accessibleName || nothing}
          aria-invalid=${control.invalid ? 'true' : 'false'}
          ?required=${control.required && control.value.length === 0}
          ?disabled=${control.isDisabled}
          ?readonly=${control.readonly}
          .value=${live(this.#text)}
          @input=${this.#type}
          @change=${(event: Event) => event.stopPropagation()}
          @keydown=${this.#key}
          @paste=${this.#paste}
          @blur=${() => {
            this.#chips.unmark();
            this.#add(this.#text);
          }}
          ${applyParts(control.parts, 'input')}
        />
        ${this.#chips.renderEnd()}
      </div>`;
  }

  readonly #type = (event: Event): void => {
    event.stopPropagation();
    this.#text = (event.target as HTMLInputElement).value;
    // A comma that a phone's keyboard wrote comes without a key.
    if (this.#text.includes(',') && !(event as InputEvent).isComposing) this.#add(this.#text);
    this.#control.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || this.#control.readonly || this.#control.isDisabled) return;
    const isSave = event.key === 's' && (event.ctrlKey || event.metaKey);
    if (this.#text.trim() && (event.key === 'Enter' || isSave)) {
      // What stands in the box belongs to what is saved.
      if (!isSave) event.preventDefault();
      this.#add(this.#text);
    } else if (this.#text === '' && this.#chips.take(event)) event.preventDefault();
  };

  readonly #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.#control.readonly || !/[,;\t\n]/.test(text)) return;
    event.preventDefault();
    this.#add(`${this.#text},${text}`);
  };

  #add(text: string): void {
    const control = this.#control;
    this.#text = '';
    const words = text
      .split(/[,;\t\n]/)
      .map((word) => word.trim())
      .filter(Boolean);
    const known = new Set(control.value.map(fold));
    const added: string[] = [];
    for (const word of words) {
      if (known.has(fold(word))) continue;
      known.add(fold(word));
      added.push(word);
    }
    if (added.length > 0) {
      this.#report([...control.value, ...added]);
      this.#chips.say(control.localize.term('fieldsAdded', added.join(', ')));
    } else if (words[0] !== undefined) this.#chips.say(control.localize.term('fieldsThere', words[0]));
  }

  #report(value: readonly string[]): void {
    this.#control.value = value;
    this.#control.emit('input', 'change');
  }
}

function fold(word: string): string {
  return word.toLocaleLowerCase();
}

export const styles = chipStyles;

export function start(control: ControlFace): Drawing {
  return new TagsDrawing(control as TagsControl);
}
