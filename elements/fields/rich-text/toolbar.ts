import type { Editor } from '@tiptap/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Parts } from '../../../sdk/index.ts';
import type { RichTextTexts } from '../../i18n/en/rich-text.ts';
import { applyParts } from '../apply-parts.ts';
import { CLEAR, HISTORY, icon, type Tool, TOOLS } from './tools.ts';

/** The control, as its toolbar knows it. */
export interface ToolbarHost {
  readonly editor: Editor;
  readonly texts: RichTextTexts;
  readonly parts: Parts;
  /** The source is shown instead of the text. */
  readonly isSource: boolean;
  readonly isLinkOpen: boolean;
  redraw(): void;
  find(selector: string): HTMLElement | null;
  focusText(): void;
  toggleLink(): void;
  toggleSource(): void;
}

interface Button extends Pick<Tool, 'name' | 'icon' | 'keys'> {
  id?: string;
  pressed?: boolean;
  able: boolean;
  expanded?: boolean;
  press(): void;
}

/** The toolbar over a text: one stop of the Tab key, arrow keys within it, Escape leads back to the text. */
export class Toolbar {
  readonly #host: ToolbarHost;
  #current = 0;

  constructor(host: ToolbarHost) {
    this.#host = host;
  }

  focus(): void {
    this.#buttons()[this.#current]?.focus();
  }

  render(): TemplateResult {
    const { texts, parts } = this.#host;
    let index = 0;
    const group = (buttons: readonly Button[]) => buttons.map((button) => this.#renderButton(button, index++));
    const gap = html`<span class="gap" aria-hidden="true"></span>`;
    return html`<div
      part="toolbar"
      class="toolbar"
      role="toolbar"
      aria-label=${texts.toolbar}
      aria-controls="text"
      @keydown=${this.#key}
      @mousedown=${keepFocus}
      ${applyParts(parts, 'toolbar')}
    >
      ${TOOLS.map((tools) => html`${group(tools.map((tool) => this.#button(tool)))}${gap}`)}
      ${group([this.#linkButton(), this.#button(CLEAR)])}
      <span class="spring"></span>
      ${group([...HISTORY.map((tool) => this.#button(tool)), this.#sourceButton()])}
    </div>`;
  }

  #button(tool: Tool): Button {
    const { editor, isSource } = this.#host;
    const { name, icon: drawing, keys, isOn, isAble, run } = tool;
    return {
      name,
      icon: drawing,
      ...(keys && { keys }),
      ...(isOn && { pressed: !isSource && isOn(editor) }),
      able: !isSource && (isAble?.(editor) ?? true),
      press: () => run(editor.chain().focus()).run(),
    };
  }

  #linkButton(): Button {
    const { editor, isSource, isLinkOpen } = this.#host;
    return {
      name: 'link',
      icon: 'link',
      id: 'link',
      keys: 'Control+K',
      pressed: !isSource && editor.isActive('link'),
      expanded: isLinkOpen,
      able: !isSource,
      press: () => this.#host.toggleLink(),
    };
  }

  #sourceButton(): Button {
    const { isSource } = this.#host;
    return {
      name: 'source',
      icon: 'code-xml',
      pressed: isSource,
      able: true,
      press: () => this.#host.toggleSource(),
    };
  }

  #renderButton({ name, icon: drawing, keys, id, pressed, expanded, able, press }: Button, index: number) {
    const label = String(this.#host.texts[name]);
    return html`<button
      part="tool"
      class="tool"
      type="button"
      id=${id ?? nothing}
      tabindex=${index === this.#current ? '0' : '-1'}
      title=${label}
      aria-label=${label}
      aria-keyshortcuts=${keys ?? nothing}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)}
      aria-haspopup=${expanded === undefined ? nothing : 'dialog'}
      aria-expanded=${expanded === undefined ? nothing : String(expanded)}
      aria-disabled=${able ? nothing : 'true'}
      @click=${() => {
        this.#current = index;
        if (able) press();
        this.#host.redraw();
      }}
      ${applyParts(this.#host.parts, 'tool')}
    >${icon(drawing)}</button>`;
  }

  #buttons(): HTMLElement[] {
    return [...(this.#host.find('.toolbar')?.querySelectorAll<HTMLElement>('.tool') ?? [])];
  }

  readonly #key = (event: KeyboardEvent): void => {
    const last = this.#buttons().length - 1;
    const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
    const backward = isRtl ? 'ArrowRight' : 'ArrowLeft';
    const to: Record<string, number> = {
      [forward]: this.#current === last ? 0 : this.#current + 1,
      [backward]: this.#current === 0 ? last : this.#current - 1,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) {
      this.#host.focusText();
      return;
    }
    this.#current = next;
    this.focus();
    this.#host.redraw();
  };
}

// A press on a button must not take the selection out of the text.
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
