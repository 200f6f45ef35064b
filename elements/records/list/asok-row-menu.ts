import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AnchoredPopover } from '../../internal/anchored-popover.ts';
import { define } from '../../internal/define.ts';
import { icon } from '../../internal/icon.ts';
import { controls, surfaces } from '../../theme/controls.styles.ts';
import type { RowAction } from './row-actions.ts';

/**
 * Part of the list on a phone: what may be done with a row, behind one button.
 *
 * @csspart menu - The popover.
 * @csspart item - One action.
 */
export class AsokRowMenu extends LitElement {
  static override styles = [
    ...controls,
    surfaces,
    css`
      .icon-button {
        inline-size: 40px;
        block-size: 40px;
      }
      .menu-item {
        min-block-size: 40px;
      }
    `,
  ];

  /** Name of the button. */
  @property() label = '';

  @property({ attribute: false }) actions: readonly RowAction[] = [];

  readonly #popover = new AnchoredPopover(this, {
    anchor: '.icon-button',
    popover: '.menu',
    // Escape leaves the focus in what is about to vanish; a press elsewhere moves it on by itself.
    closed: () => this.shadowRoot?.activeElement && this.renderRoot.querySelector<HTMLElement>('.icon-button')?.focus(),
  });

  override render(): TemplateResult {
    const { open } = this.#popover;
    return html`<button
        type="button"
        class="icon-button"
        aria-label=${this.label}
        aria-haspopup="menu"
        aria-expanded=${open}
        @click=${() => this.#toggle()}
      >
        ${icon('ellipsis')}
      </button>
      <div class="menu" part="menu" popover="manual" role="menu" aria-label=${this.label} @keydown=${this.#move}>
        ${open ? this.actions.map((action) => this.#renderItem(action)) : nothing}
      </div>`;
  }

  #renderItem(action: RowAction): TemplateResult {
    const choose = (event: Event) => {
      this.#popover.hide();
      action.run(event);
    };
    const classes = `menu-item ${action.danger ? 'danger' : ''}`;
    const content = html`${icon(action.icon)}${action.text}`;
    return action.href
      ? html`<a class=${classes} part="item" role="menuitem" tabindex="-1" href=${action.href} @click=${choose}
          >${content}</a
        >`
      : html`<button type="button" class=${classes} part="item" role="menuitem" tabindex="-1" @click=${choose}>
          ${content}
        </button>`;
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.menu-item')];
  }

  async #toggle(): Promise<void> {
    if (this.#popover.open) return this.#popover.hide();
    this.#popover.show();
    await this.updateComplete;
    this.#items[0]?.focus();
  }

  #move(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.indexOf(event.target as HTMLElement);
    const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    items[(target + items.length) % items.length]?.focus();
  }
}

define('asok-row-menu', AsokRowMenu);

declare global {
  interface HTMLElementTagNameMap {
    'asok-row-menu': AsokRowMenu;
  }
}
