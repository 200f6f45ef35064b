import type { Editor } from '@tiptap/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isSafeHref } from '../../../sdk/index.ts';
import { AnchoredPopover } from '../../internal/anchored-popover.ts';
import { applyParts } from '../apply-parts.ts';
import type { ControlFace } from '../late-control.ts';
import type { ToolbarHost } from './toolbar.ts';
import { icon } from './tools.ts';

/** An address as it was typed, made whole: `example.org` is a site, `me@example.org` a mailbox. Null for none that is safe. */
export function hrefOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  const isSite = !/^[a-z][a-z\d+.-]*:(?!\d)/i.test(text) && /^[^\s/?#.]+(\.[^\s/?#.]+)+([:/?#]|$)/.test(text);
  const href = isSite ? `https://${text}` : text;
  return isSafeHref(href) && !/\s/.test(href) ? href : null;
}

/** Asks for the address of a link, in a popover under its button. */
export class LinkPopover {
  readonly #control: ControlFace;
  readonly #host: ToolbarHost;
  readonly #popover: AnchoredPopover;
  #typed = '';
  #refused = false;

  constructor(control: ControlFace, host: ToolbarHost) {
    this.#control = control;
    this.#host = host;
    this.#popover = new AnchoredPopover(control, {
      anchor: '#link',
      popover: '.menu',
      width: 'own',
      closed: (by) => {
        if (by === 'escape') host.focusText();
      },
    });
  }

  get open(): boolean {
    return this.#popover.open;
  }

  toggle(): void {
    if (this.open) this.hide();
    else this.show();
  }

  show(): void {
    this.#typed = String(this.#editor.getAttributes('link').href ?? '');
    this.#refused = false;
    this.#popover.show();
    void this.#control.updateComplete.then(() => (this.#host.find('.menu input') as HTMLInputElement | null)?.select());
  }

  hide(): void {
    this.#popover.hide();
  }

  render(): TemplateResult {
    const { texts, parts } = this.#host;
    return html`<div
      part="menu"
      class="menu"
      popover="manual"
      role="dialog"
      aria-label=${texts.link}
      @keydown=${this.#key}
      ${applyParts(parts, 'menu')}
    >${this.open ? this.#renderForm() : nothing}</div>`;
  }

  #renderForm(): TemplateResult {
    const { texts } = this.#host;
    return html`<div class="field">
        <label class="label" for="href">${texts.address}</label>
        <input
          id="href"
          class="input"
          inputmode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          dir="ltr"
          aria-invalid=${this.#refused ? 'true' : 'false'}
          aria-describedby="href-error"
          .value=${live(this.#typed)}
          @input=${this.#type}
          @change=${(event: Event) => event.stopPropagation()}
        />
        <p class="error" id="href-error" role="alert" ?hidden=${!this.#refused}>
          ${this.#refused ? html`${icon('circle-alert', 14)}<span>${texts.badAddress}</span>` : nothing}
        </p>
      </div>
      <div class="menu-actions">
        ${
          this.#editor.isActive('link')
            ? html`<button class="button danger-quiet small" type="button" @click=${this.#remove}>${texts.unlink}</button>`
            : nothing
        }
        <button class="button primary small" type="button" @click=${this.#apply}>${texts.apply}</button>
      </div>`;
  }

  get #editor(): Editor {
    return this.#host.editor;
  }

  readonly #type = (event: Event): void => {
    event.stopPropagation();
    this.#typed = (event.target as HTMLInputElement).value;
    this.#refused = false;
    this.#control.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    // The form around saves by Enter in a line of text.
    event.preventDefault();
    event.stopPropagation();
    this.#apply();
  };

  readonly #apply = (): void => {
    const href = hrefOf(this.#typed);
    this.#refused = href === null;
    if (href === null) {
      this.#control.requestUpdate();
      this.#host.find('#href')?.focus();
      return;
    }
    this.hide();
    const chain = this.#editor.chain().focus();
    const isNew = this.#editor.state.selection.empty && !this.#editor.isActive('link');
    if (isNew) {
      const text = href.replace(/^mailto:/, '');
      chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });
      // What is typed next is no part of it.
      chain.unsetMark('link').run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
  };

  readonly #remove = (): void => {
    this.hide();
    this.#editor.chain().focus().extendMarkRange('link').unsetLink().run();
  };
}
