import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { InvalidInput, type OptionsOutput, type RelationValue } from '../../sdk/index.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { RecordCombobox } from './record-combobox.ts';

interface RelationControl extends ControlFace {
  value: RelationValue | InvalidInput | null;
  search: ((q: string) => Promise<OptionsOutput>) | null;
  createHref: string | null;
}

class RelationDrawing implements Drawing {
  readonly #control: RelationControl;
  readonly #combobox: RecordCombobox;
  /** The last record picked here or given from outside: Escape goes back to it. */
  #settled: RelationValue | null = null;
  #uncommitted = false;

  constructor(control: RelationControl) {
    this.#control = control;
    this.#combobox = new RecordCombobox({
      control,
      // A label that is already chosen is not a search: the list begins with everything.
      question: () => (control.value instanceof InvalidInput ? this.#combobox.text : ''),
      typed: () => this.#type(),
      pick: (option) => this.#pick(option),
      closed: (by) => (by === 'escape' ? this.#restore() : this.#settle()),
    });
    this.#take();
  }

  willUpdate(changed: PropertyValues): void {
    if (changed.has('value')) this.#take();
  }

  #take(): void {
    const { value } = this.#control;
    this.#combobox.text = value instanceof InvalidInput ? value.text : (value?.label ?? '');
    if (!this.#uncommitted && !(value instanceof InvalidInput)) this.#settled = value;
  }

  render(): TemplateResult {
    const control = this.#control;
    const editable = !control.readonly && !control.isDisabled;
    return html`<div part="base" class="input-group" ${applyParts(control.parts, 'base')}>
        ${icon('search', 14)}
        ${this.#combobox.renderInput({ required: control.required, keydown: this.#key, blur: this.#settle })}
        ${this.#combobox.text && editable ? this.#renderClear() : nothing} ${icon('chevrons-up-down', 14)}
      </div>
      ${this.#combobox.renderMenu({
        isChosen: ({ key }) => key === this.#settled?.key,
        end: control.createHref ? this.#renderCreate(control.createHref) : nothing,
      })}`;
  }

  #renderClear(): TemplateResult {
    const { accessibleName, localize, parts } = this.#control;
    return html`<button
      part="clear"
      class="icon-button small"
      type="button"
      aria-label=${localize.term('fieldsClearValue', accessibleName)}
      @click=${this.#clear}
      ${applyParts(parts, 'clear')}
    >
      ${icon('x', 14)}
    </button>`;
  }

  // In a tab of its own: what was typed in this form stays.
  #renderCreate(href: string): TemplateResult {
    return html`<a
      part="create"
      class="menu-item create"
      href=${href}
      target="_blank"
      rel="noopener"
      ${applyParts(this.#control.parts, 'create')}
      >${icon('plus', 14)}${this.#control.localize.term('fieldsCreate')}</a
    >`;
  }

  updated(): void {
    this.#combobox.updated();
  }

  #type(): void {
    const { text } = this.#combobox;
    this.#control.value = text.trim() ? this.#unmatched(text) : null;
    this.#uncommitted = true;
    this.#control.emit('input');
  }

  #unmatched(text: string): InvalidInput {
    return new InvalidInput(text, { code: 'reference', message: this.#control.localize.term('fieldsNoSuchRecord') });
  }

  #pick(option: RelationValue): void {
    this.#combobox.close();
    this.#uncommitted = false;
    this.#control.control?.focus();
    this.#control.value = option;
    this.#combobox.text = option.label;
    this.#control.emit('input', 'change');
  }

  readonly #clear = (): void => {
    this.#combobox.close();
    this.#uncommitted = false;
    this.#control.value = null;
    this.#control.control?.focus();
    this.#control.emit('input', 'change');
  };

  #restore(): void {
    this.#combobox.stop();
    if (!this.#uncommitted) return;
    this.#uncommitted = false;
    this.#control.value = this.#settled;
    this.#combobox.text = this.#settled?.label ?? '';
    this.#control.emit('input');
  }

  /** The edit is done: a text that is exactly the label of one record found means that record. */
  readonly #settle = (): void => {
    if (!this.#uncommitted) return;
    this.#uncommitted = false;
    this.#combobox.stop();
    const wanted = this.#combobox.text.trim().toLocaleLowerCase();
    const [match, ...others] = this.#combobox.options.filter(({ label }) => label.toLocaleLowerCase() === wanted);
    if (match && others.length === 0 && this.#control.value instanceof InvalidInput) {
      this.#control.value = match;
      this.#control.emit('input');
    }
    this.#control.emit('change');
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { active } = this.#combobox;
    // Who leaves takes along what the arrows led to.
    if (event.key === 'Tab' && active) this.#pick(active);
    else this.#combobox.take(event);
  };
}

export const styles = css`
  .create {
    margin-block-start: 4px;
    border-block-start: 1px solid var(--asok-color-line-subtle);
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
`;

export function start(control: ControlFace): Drawing {
  return new RelationDrawing(control as RelationControl);
}
