import { html, type TemplateResult } from 'lit';
import type { RelationValue } from '../../sdk/index.ts';
import { applyParts } from './apply-parts.ts';
import { ChipRow, chipStyles } from './chips.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { RecordCombobox } from './record-combobox.ts';
import type { RecordsFace } from './records-control.ts';

class TagPickerDrawing implements Drawing {
  readonly #control: RecordsFace;
  readonly #chips: ChipRow;
  readonly #combobox: RecordCombobox;

  constructor(control: RecordsFace) {
    this.#control = control;
    this.#chips = new ChipRow({
      control,
      chips: () => control.value,
      remove: ({ key }) => {
        this.#report(control.value.filter((record) => record.key !== key));
        control.control?.focus();
      },
    });
    this.#combobox = new RecordCombobox({
      control,
      question: () => this.#combobox.text,
      typed: () => this.#chips.unmark(),
      pick: (option) => this.#toggle(option),
      closed: () => this.#forget(),
    });
  }

  render(): TemplateResult {
    const control = this.#control;
    const chosen = new Set(control.value.map(({ key }) => key));
    return html`<div part="base" class="input-group tags" ${applyParts(control.parts, 'base')}>
        ${this.#chips.render()}
        ${this.#combobox.renderInput({
          required: control.required && control.value.length === 0,
          keydown: this.#key,
          blur: () => this.#chips.unmark(),
        })}
        ${this.#chips.renderEnd()}
      </div>
      ${this.#combobox.renderMenu({ many: true, isChosen: ({ key }) => chosen.has(key) })}`;
  }

  updated(): void {
    this.#combobox.updated();
  }

  /** A text that named no record is no value: it goes with the list. */
  #forget(): void {
    this.#combobox.stop();
    this.#combobox.text = '';
    this.#control.requestUpdate();
  }

  #toggle(option: RelationValue): void {
    const { value, localize } = this.#control;
    const others = value.filter(({ key }) => key !== option.key);
    const isNew = others.length === value.length;
    this.#report(isNew ? [...value, option] : others);
    this.#chips.say(localize.term(isNew ? 'fieldsAdded' : 'fieldsRemoved', option.label));
    this.#control.control?.focus();
    if (!this.#combobox.text) return;
    this.#combobox.text = '';
    this.#combobox.ask('');
  }

  #report(value: readonly RelationValue[]): void {
    this.#control.value = value;
    this.#control.emit('input', 'change');
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || this.#control.readonly || this.#control.isDisabled) return;
    if (this.#combobox.text === '' && this.#chips.take(event)) event.preventDefault();
    else this.#combobox.take(event);
  };
}

export const styles = chipStyles;

export function start(control: ControlFace): Drawing {
  return new TagPickerDrawing(control as RecordsFace);
}
