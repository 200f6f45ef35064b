import { html, noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { LateModule } from '../internal/late-code.ts';
import type { ValueRenderer } from './field-view.ts';
import { textCell } from './kind-values.ts';
import { plainText } from './value-texts.ts';

const code = new LateModule(() => import('./rich-text/content.ts'));

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of rich text, for where its looks are not shown. What it gives is text, and must be shown as such. */
export function richTextWords(markup: string): string {
  return markup
    .replace(/<(?:\/?[a-z]|!--)[^>]*>?/gi, (tag) => (/^<\/?(?:a|b|code|em|i|s|strong|u)\b/i.test(tag) ? '' : ' '))
    .replace(/&(?:#(\d{1,7})|(\w+));/g, (whole, number: string | undefined, name: string | undefined) =>
      number === undefined ? (ENTITIES[name ?? ''] ?? whole) : characterOf(Number(number)),
    )
    .trim();
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** Fills its element: with the words at once, with the text as it looks when the code for that is there. */
class RichText extends Directive {
  #shown: string | null = null;

  override render(_markup: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [markup]: [string]): unknown {
    if (markup !== this.#shown) {
      this.#shown = markup;
      void this.#show(element as HTMLElement, markup);
    }
    return noChange;
  }

  async #show(element: HTMLElement, markup: string): Promise<void> {
    if (!code.code) element.textContent = richTextWords(markup);
    try {
      // Waiting is of use even for code that is there: by then the element stands in its document.
      const { showRichText } = await code.load();
      if (markup === this.#shown) showRichText(element, markup);
    } catch {
      // The words stay.
    }
  }
}

const richText = directive(RichText);

/** Rich text in a table: its words on one line, cut. */
export const richTextCell: ValueRenderer = (field, value, view) =>
  // A cell shows the beginning, whatever the length.
  textCell(field, richTextWords(plainText(value).slice(0, 4000)), view);

/** Rich text as it looks. */
export const richTextValue: ValueRenderer = (_field, value) =>
  html`<div part="rich-text" class="rich-text" dir="auto" ${richText(plainText(value))}></div>`;
