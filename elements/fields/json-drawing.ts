import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { InvalidInput } from '../../sdk/index.ts';
import { applyParts } from './apply-parts.ts';
import { indented } from './indent.ts';
import { errorLine } from './json-error.ts';
import { jsonStyles } from './json.styles.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { sizeText } from './value-texts.ts';

/** Longer text is shown in one colour: it is drawn anew at every key. */
const COLOURED_BELOW = 20_000;

interface JsonControl extends ControlFace {
  value: unknown;
  rows: number;
}

class JsonDrawing implements Drawing {
  readonly #control: JsonControl;
  #text: string;
  /** The next Tab leaves the editor. */
  #leaving = false;

  constructor(control: JsonControl) {
    this.#control = control;
    this.#text = textOf(control.value);
  }

  willUpdate(changed: PropertyValues): void {
    const { value } = this.#control;
    // The text is laid out afresh only for a value from elsewhere, never under the typing hand.
    if (changed.has('value') && !same(value, this.#parse(this.#text))) this.#text = textOf(value);
  }

  render(): TemplateResult {
    const control = this.#control;
    const bad = control.value instanceof InvalidInput ? errorLine(this.#text) : 0;
    const lines = this.#text.split('\n').length;
    return html`<div part="base" class="box" ${applyParts(control.parts, 'base')}>
      <div part="editor" class="editor" dir="ltr" ${applyParts(control.parts, 'editor')}>
        <div part="gutter" class="gutter" aria-hidden="true" ${applyParts(control.parts, 'gutter')}>${numbers(lines, bad)}</div>
        <div class="code">
          <span class="mark" ?hidden=${bad === 0}></span>
          ${this.#text.length < COLOURED_BELOW ? html`<pre aria-hidden="true">${colours(this.#text)}</pre>` : nothing}
          <textarea
            part="input"
            class="control"
            rows=${Math.max(lines, control.rows)}
            wrap="off"
            spellcheck="false"
            autocapitalize="none"
            placeholder=${control.placeholder}
            aria-label=${control.accessibleName || nothing}
            aria-description=${control.localize.term('fieldsJsonKeys')}
            aria-invalid=${control.invalid || bad > 0 ? 'true' : 'false'}
            ?required=${control.required}
            ?disabled=${control.isDisabled}
            ?readonly=${control.readonly}
            .value=${live(this.#text)}
            @input=${this.#take}
            @change=${this.#commit}
            @keydown=${this.#key}
            @focus=${() => {
              this.#leaving = false;
            }}
            ${applyParts(control.parts, 'input')}
          ></textarea>
        </div>
      </div>
      <div part="footer" class="footer" ${applyParts(control.parts, 'footer')}>
        <span class=${bad > 0 ? 'bad' : ''} role="status">${this.#state(bad)}</span>
        <span class="number">${this.#text ? sizeText(new TextEncoder().encode(this.#text).length, control.localize) : nothing}</span>
        <button
          class="button ghost small"
          type="button"
          ?disabled=${bad > 0 || control.readonly || control.isDisabled || !this.#text.trim()}
          @click=${this.#format}
        >${control.localize.term('fieldsFormat')}</button>
      </div>
    </div>`;
  }

  // A textarea that is as high as its text does not heed `rows`.
  updated(): void {
    const { control, rows, value, renderRoot } = this.#control;
    if (control) control.style.minBlockSize = `${rows}lh`;
    const mark = renderRoot.querySelector<HTMLElement>('.mark');
    if (mark && value instanceof InvalidInput) mark.style.marginBlockStart = `${errorLine(this.#text) - 1}lh`;
  }

  #state(bad: number): string {
    const { localize } = this.#control;
    if (bad > 0) return localize.term('fieldsBadJsonLine', localize.number(bad));
    return localize.term(this.#text.trim() ? 'fieldsValidJson' : 'empty');
  }

  #parse(text: string): unknown {
    if (!text.trim()) return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return new InvalidInput(text, { code: 'format', message: this.#control.localize.term('fieldsBadJson') });
    }
  }

  readonly #take = (event: Event): void => {
    event.stopPropagation();
    this.#text = (event.target as HTMLTextAreaElement).value;
    this.#control.value = this.#parse(this.#text);
    this.#control.requestUpdate();
    this.#control.emit('input');
  };

  readonly #commit = (event: Event): void => {
    event.stopPropagation();
    this.#control.emit('change');
  };

  readonly #format = (): void => {
    this.#text = textOf(this.#control.value);
    this.#control.requestUpdate();
    this.#control.emit('change');
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !this.#leaving) {
      // Once for the editor; a second Escape is for the dialog around.
      event.stopPropagation();
      this.#leaving = true;
      return;
    }
    const indents = event.key === 'Tab' && !this.#leaving && !this.#control.readonly;
    if (event.key !== 'Shift') this.#leaving = false;
    if (!indents || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    replaceText(event.target as HTMLTextAreaElement, event.shiftKey);
  };
}

/** Through the browser's own editing, so that it can be undone. */
function replaceText(area: HTMLTextAreaElement, back: boolean): void {
  const { from, to, text, select } = indented(area.value, { start: area.selectionStart, end: area.selectionEnd, back });
  area.setSelectionRange(from, to);
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (!done && from !== to + text.length) {
    area.setRangeText(text, from, to);
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
  area.setSelectionRange(...select);
}

function numbers(lines: number, bad: number): TemplateResult {
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(to - from + 1, 0) }, (_line, index) => `${from + index}\n`).join('');
  if (bad === 0) return html`${range(1, lines)}`;
  return html`${range(1, bad - 1)}<b class="bad">${bad}</b>${`\n${range(bad + 1, lines)}`}`;
}

const TOKENS = /("(?:[^"\\\n]|\\.)*")(?=(\s*:)?)|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

function colours(text: string): unknown[] {
  const parts: unknown[] = [];
  let at = 0;
  for (const found of text.matchAll(TOKENS)) {
    const [token, quoted, colon] = found;
    parts.push(text.slice(at, found.index));
    parts.push(html`<span class=${colon ? 'key' : quoted ? 'text' : 'scalar'}>${token}</span>`);
    at = found.index + token.length;
  }
  // A last line that is empty has no height of its own.
  return [...parts, `${text.slice(at)}\n`];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof InvalidInput ? value.text : JSON.stringify(value, null, 2);
}

function same(one: unknown, other: unknown): boolean {
  if (one instanceof InvalidInput || other instanceof InvalidInput) {
    return one instanceof InvalidInput && other instanceof InvalidInput && one.text === other.text;
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

export const styles = jsonStyles;

export function start(control: ControlFace): Drawing {
  return new JsonDrawing(control as JsonControl);
}
