import type { Editor } from '@tiptap/core';
import { html, nothing, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RichTextTexts } from '../../i18n/en/rich-text.ts';
import { richTextTexts } from '../../i18n/rich-text.ts';
import { applyParts } from '../apply-parts.ts';
import type { ControlFace, Drawing } from '../late-control.ts';
import { createEditor, type EditorHost, htmlOf, replaceDocument } from './editor.ts';
import { LinkPopover } from './link-popover.ts';
import { sourceOf } from './source.ts';
import { Toolbar, type ToolbarHost } from './toolbar.ts';
import { countWords } from './word-count.ts';

export { richTextStyles as styles } from './rich-text.styles.ts';

/** The control that this draws. */
interface RichTextControl extends ControlFace {
  value: string;
  maxLength: number | null;
  readonly characters: number;
}

/** The editor of one control: toolbar, text or its source, and a foot with the number of words. */
class RichTextDrawing implements Drawing, ReactiveController, EditorHost, ToolbarHost {
  readonly editor: Editor;
  readonly #control: RichTextControl;
  readonly #toolbar: Toolbar;
  readonly #link: LinkPopover;
  readonly #place = document.createElement('div');
  /** The source as it is being edited; null while the text itself is. */
  #source: string | null = null;
  /** The value that was given, and what the editor made of it: as long as it makes that, nobody changed anything. */
  #given: { value: string; html: string };
  #reported: string;
  #isChanged = false;
  /** What the editor does now, it does because the control was drawn. */
  #isDrawing = false;
  #drawnAttributes = '';

  constructor(control: RichTextControl) {
    this.#control = control;
    this.editor = createEditor(control.value, this);
    this.#given = { value: control.value, html: htmlOf(this.editor) };
    this.#reported = control.value;
    this.#toolbar = new Toolbar(this);
    this.#link = new LinkPopover(control, this);
    this.#place.className = 'place';
    const waiting = control.control;
    // Who began to type into the source goes on in the text.
    if (waiting?.matches(':focus')) void control.updateComplete.then(() => this.editor.commands.focus('end'));
    control.addController(this);
  }

  get texts(): RichTextTexts {
    return richTextTexts[this.#control.localize.locale()];
  }

  get parts() {
    return this.#control.parts;
  }

  get isSource(): boolean {
    return this.#source !== null;
  }

  get isLinkOpen(): boolean {
    return this.#link.open;
  }

  // The editor listens on the document as long as it is mounted.
  hostDisconnected(): void {
    this.editor.unmount();
  }

  hostConnected(): void {
    this.#control.requestUpdate();
  }

  willUpdate(changed: PropertyValues): void {
    this.#isDrawing = true;
    if (changed.has('value') && this.#control.value !== this.#reported) this.#take(this.#control.value);
  }

  render(): TemplateResult {
    const { isDisabled, invalid, parts, readonly } = this.#control;
    const isEditable = !isDisabled && !readonly;
    return html`<div
        part="base"
        class="box"
        ?data-disabled=${isDisabled}
        ?data-readonly=${readonly}
        ?data-invalid=${invalid}
        @focusout=${this.#leave}
        ${applyParts(parts, 'base')}
      >
        ${isEditable ? this.#toolbar.render() : nothing} ${this.isSource ? this.#renderSource() : this.#renderText()}
        ${this.#renderFooter()}
      </div>
      ${isEditable ? this.#link.render() : nothing}`;
  }

  #renderText(): TemplateResult {
    return html`<div part="editor" class="text" @input=${stop} ${applyParts(this.parts, 'editor')}>${this.#place}</div>`;
  }

  #renderSource(): TemplateResult {
    const { accessibleName, invalid, isDisabled, parts, readonly, required } = this.#control;
    return html`<textarea
      part="input"
      id="text"
      class="control source"
      dir="auto"
      spellcheck="false"
      autocapitalize="none"
      aria-label="${accessibleName} (${this.texts.source})"
      aria-invalid=${String(invalid)}
      ?required=${required}
      ?disabled=${isDisabled}
      ?readonly=${readonly}
      .value=${live(this.#source ?? '')}
      @input=${this.#typeSource}
      @change=${stop}
      @keydown=${this.#sourceKey}
      ${applyParts(parts, 'input')}
    ></textarea>`;
  }

  #renderFooter(): TemplateResult {
    const { characters, isDisabled, localize, maxLength, parts, readonly } = this.#control;
    const isOver = maxLength !== null && characters > maxLength;
    const words = countWords(this.editor.state.doc.textBetween(0, this.editor.state.doc.content.size, '\n', ' '));
    const count = isOver
      ? localize.term('fieldsCharacters', localize.number(characters), localize.number(maxLength))
      : this.texts.words(words);
    return html`<div part="footer" class="footer" ${applyParts(parts, 'footer')}>
      <span class="hint" aria-hidden="true">${this.isSource || isDisabled || readonly ? '' : this.texts.shortcuts}</span>
      <span part="counter" class=${isOver ? 'counter over' : 'counter'} ${applyParts(parts, 'counter')}>${count}</span>
    </div>`;
  }

  updated(): void {
    if (this.#place.isConnected && !this.#place.firstChild) this.editor.mount(this.#place);
    if (this.#place.firstChild) this.#setEditable(!this.#control.isDisabled && !this.#control.readonly);
    this.#isDrawing = false;
  }

  // Brings the attributes of the text up to date too.
  #setEditable(editable: boolean): void {
    const wanted = JSON.stringify([editable, this.attributes()]);
    if (wanted === this.#drawnAttributes) return;
    this.#drawnAttributes = wanted;
    this.editor.setOptions({ editable });
  }

  attributes(): Record<string, string> {
    const { accessibleName, invalid, isDisabled, placeholder, readonly, required } = this.#control;
    return {
      id: 'text',
      class: 'control rich-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-invalid': String(invalid),
      ...(accessibleName && { 'aria-label': accessibleName }),
      ...(placeholder && { 'aria-placeholder': placeholder }),
      ...(placeholder && this.editor?.isEmpty && { 'data-placeholder': placeholder }),
      ...(required && { 'aria-required': 'true' }),
      ...(readonly && { 'aria-readonly': 'true' }),
      ...(isDisabled ? { 'aria-disabled': 'true' } : { tabindex: '0' }),
      'aria-keyshortcuts': 'Alt+F10',
      dir: 'auto',
    };
  }

  /** A value from elsewhere. */
  #take(value: string): void {
    this.#reported = value;
    replaceDocument(this.editor, value);
    this.#given = { value, html: htmlOf(this.editor) };
    if (this.isSource) this.#source = sourceOf(value);
  }

  changed(): void {
    const made = htmlOf(this.editor);
    this.#report(made === this.#given.html ? this.#given.value : made);
  }

  moved(): void {
    if (!this.#isDrawing) this.redraw();
  }

  redraw(): void {
    this.#control.requestUpdate();
  }

  find(selector: string): HTMLElement | null {
    return this.#control.renderRoot.querySelector<HTMLElement>(selector);
  }

  focusText(): void {
    if (this.isSource) this.find('.source')?.focus();
    else this.editor.commands.focus();
  }

  openLink(): void {
    this.#link.show();
  }

  toggleLink(): void {
    this.#link.toggle();
  }

  enterToolbar(): void {
    this.#toolbar.focus();
  }

  toggleSource(): void {
    if (this.#source === null) {
      this.#source = sourceOf(this.#control.value);
      this.#link.hide();
    } else {
      this.#source = null;
      replaceDocument(this.editor, this.#control.value);
      this.changed();
    }
    this.redraw();
    void this.#control.updateComplete.then(() => this.focusText());
  }

  readonly #typeSource = (event: Event): void => {
    event.stopPropagation();
    this.#source = (event.target as HTMLTextAreaElement).value;
    this.#report(this.#source);
  };

  readonly #sourceKey = (event: KeyboardEvent): void => {
    if (event.key !== 'F10' || !event.altKey) return;
    event.preventDefault();
    this.enterToolbar();
  };

  #report(value: string): void {
    if (value === this.#reported) return;
    this.#reported = value;
    this.#isChanged = true;
    this.#control.value = value;
    this.#control.emit('input');
  }

  readonly #leave = (event: FocusEvent): void => {
    const next = event.relatedTarget as Node | null;
    if (!this.#isChanged || (next && this.#control.renderRoot.contains(next))) return;
    this.#isChanged = false;
    this.#control.emit('change');
  };
}

function stop(event: Event): void {
  event.stopPropagation();
}

export function start(control: ControlFace): Drawing {
  return new RichTextDrawing(control as RichTextControl);
}
