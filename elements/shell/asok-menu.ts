import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { define } from '../internal/define.ts';
import { namedIcon } from '../internal/icon.ts';
import type { IconName, ShellIconName } from './icon.ts';
import { controls, surfaces } from '../theme/controls.styles.ts';

/** One entry of a menu: it runs something, or is one of several choices. */
export interface MenuItem {
  label: string;
  icon?: IconName | ShellIconName;
  /** Makes the item a choice, which is this one or not. */
  checked?: boolean;
  danger?: boolean;
  run(): void;
}

/**
 * A button that opens a menu; what it shows is decorative, `label` names it. Arrow keys, Home, End and the first letter move in it; Escape closes it and gives the
 * focus back to the button.
 *
 * @slot - What the button shows: an icon or picture.
 * @slot header - Above the items, not part of the menu itself.
 * @csspart trigger - The button.
 * @csspart menu - The box that opens.
 * @csspart item - One entry.
 */
export class AsokMenu extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    ...controls,
    surfaces,
    css`
      :host {
        display: inline-flex;
      }
      .icon-button {
        inline-size: auto;
        min-inline-size: var(--asok-control-h);
      }
      [role='menuitemradio'] > .icon {
        color: var(--asok-color-accent-text);
      }
      .no-icon {
        inline-size: 16px;
      }
    `,
  ];

  /** Name of the button for assistive technology, and its tooltip. */
  @property() label = '';

  @property({ attribute: false }) items: MenuItem[] = [];

  readonly #popover = new AnchoredPopover(this, {
    anchor: '#trigger',
    popover: '#menu',
    closed: () => this.#trigger?.focus(),
  });
  #focusNext: 'first' | 'last' | null = null;

  get #trigger(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('#trigger');
  }

  get #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  protected override updated(): void {
    if (!this.#focusNext || !this.#popover.open) return;
    const entry = this.#entries.at(this.#focusNext === 'first' ? 0 : -1);
    this.#focusNext = null;
    // The controller shows the menu after this update; what is not shown takes no focus.
    void this.updateComplete.then(() => entry?.focus());
  }

  override render(): TemplateResult {
    const { open } = this.#popover;
    return html`<button
        class="icon-button"
        id="trigger"
        part="trigger"
        type="button"
        title=${this.label}
        aria-haspopup="menu"
        aria-expanded=${open}
        aria-controls="menu"
        @click=${this.#toggle}
        @keydown=${this.#openByKey}
      >
        <slot></slot><span class="visually-hidden">${this.label}</span>
      </button>
      <div class="menu" id="menu" part="menu" popover="manual">
        <slot name="header"></slot>
        <div role="menu" aria-label=${this.label} @keydown=${this.#move}>
          ${this.items.map((item) => this.#renderItem(item))}
        </div>
      </div>`;
  }

  #renderItem(item: MenuItem): TemplateResult {
    const isChoice = item.checked !== undefined;
    const name: MenuItem['icon'] = isChoice ? (item.checked ? 'check' : undefined) : item.icon;
    return html`<button
      class="menu-item ${item.danger ? 'danger' : ''}"
      part="item"
      type="button"
      role=${isChoice ? 'menuitemradio' : 'menuitem'}
      aria-checked=${ifDefined(isChoice ? String(item.checked) : undefined)}
      tabindex="-1"
      @click=${() => this.#choose(item)}
    >
      ${name ? namedIcon(name) : isChoice ? html`<span class="no-icon"></span>` : nothing} ${item.label}
    </button>`;
  }

  #open(focus: 'first' | 'last'): void {
    this.#focusNext = focus;
    this.#popover.show();
  }

  #toggle = () => {
    if (this.#popover.open) this.#popover.hide();
    else this.#open('first');
  };

  #openByKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#open(event.key === 'ArrowDown' ? 'first' : 'last');
  };

  #choose(item: MenuItem): void {
    this.#popover.hide();
    this.#trigger?.focus();
    item.run();
  }

  #move = (event: KeyboardEvent) => {
    const entries = this.#entries;
    const at = entries.indexOf(event.target as HTMLElement);
    const target = this.#target(event.key, at, entries);
    if (event.key === 'Tab') this.#popover.hide();
    if (!target) return;
    event.preventDefault();
    target.focus();
  };

  #target(key: string, at: number, entries: HTMLElement[]): HTMLElement | undefined {
    switch (key) {
      case 'ArrowDown':
        return entries[(at + 1) % entries.length];
      case 'ArrowUp':
        return entries.at(at - 1);
      case 'Home':
        return entries[0];
      case 'End':
        return entries.at(-1);
      default: {
        if (key.length !== 1 || key === ' ') return undefined;
        const rest = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
        return rest.find((entry) => entry.innerText.trim().toLowerCase().startsWith(key.toLowerCase()));
      }
    }
  }
}

define('asok-menu', AsokMenu);

declare global {
  interface HTMLElementTagNameMap {
    'asok-menu': AsokMenu;
  }
}
