import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldDescriptor } from '../../../sdk/index.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { icon } from '../../internal/icon.ts';
import type { Density } from './events.ts';
import { moveRadio } from './move-radio.ts';

/** What the menu of columns shows and may ask for. */
export interface ColumnsMenu {
  localize: LocalizeController;
  /** All columns: the shown ones first. */
  order: readonly FieldDescriptor[];
  /** Those shown. */
  columns: readonly FieldDescriptor[];
  /** Where a dragged column would go; -1: nowhere. */
  over: number;
  /** What was moved last, in words. */
  moved: string;
  density: Density;
  show(field: FieldDescriptor): void;
  move(from: number, to: number): void;
  lift(index: number): void;
  hover(event: DragEvent, index: number): void;
  drop(event: DragEvent, index: number): void;
  letGo(): void;
  reset(): void;
  chooseDensity(density: Density): void;
}

export const columnsMenuStyles = css`
  li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 6px;
    border-radius: 5px;
  }
  li:hover {
    background: var(--asok-color-surface-active);
  }
  li.over {
    box-shadow: inset 0 2px var(--asok-color-accent);
  }
  .grip {
    color: var(--asok-color-text-disabled);
    cursor: grab;
  }
  li.fixed .grip {
    visibility: hidden;
  }
  .choice {
    flex: 1;
  }
  .always {
    font-size: var(--asok-text-xs);
  }
  .density {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    padding: 4px 6px;
    color: var(--asok-color-text-subtle);
    font-size: var(--asok-text-xs);
  }
`;

/** The columns with their boxes, the density, and the way back to the list's own columns. */
export function renderColumnsMenu(menu: ColumnsMenu): TemplateResult {
  const { localize } = menu;
  return html`<p class="menu-label" aria-hidden="true">${localize.term('listColumnsVisible')}</p>
    <ul part="list">
      ${repeat(
        menu.order,
        (field) => field.name,
        (field, index) => renderItem(field, index, menu),
      )}
    </ul>
    <p class="menu-label">${localize.term('listColumnsHint')}</p>
    <hr />
    ${renderDensity(menu)}
    <hr />
    <button type="button" class="menu-item" @click=${menu.reset}>${localize.term('listColumnsReset')}</button>
    <p class="visually-hidden" role="status">${menu.moved}</p>`;
}

function renderItem(field: FieldDescriptor, index: number, menu: ColumnsMenu): TemplateResult {
  const fixed = index === 0;
  return html`<li
    part="item"
    class="${fixed ? 'fixed' : ''} ${menu.over === index ? 'over' : ''}"
    draggable=${fixed ? 'false' : 'true'}
    @dragstart=${() => menu.lift(index)}
    @dragover=${(event: DragEvent) => menu.hover(event, index)}
    @drop=${(event: DragEvent) => menu.drop(event, index)}
    @dragend=${menu.letGo}
    @keydown=${(event: KeyboardEvent) => moveByKey(event, index, menu)}
  >
    <span class="grip" part="grip" aria-hidden="true">${icon('grip-vertical', 14)}</span>
    <label class="choice">
      <input
        class="checkbox"
        type="checkbox"
        data-name=${field.name}
        .checked=${live(menu.columns.includes(field))}
        ?disabled=${fixed}
        @change=${() => menu.show(field)}
      />
      <span class="truncated">${field.label}</span>
    </label>
    ${fixed ? html`<span class="always subtle">${menu.localize.term('listColumnAlways')}</span>` : nothing}
  </li>`;
}

function moveByKey(event: KeyboardEvent, index: number, menu: ColumnsMenu): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (!event.altKey || step === 0) return;
  event.preventDefault();
  menu.move(index, index + step);
}

const DENSITIES = { comfortable: 'listDensityComfortable', compact: 'listDensityCompact' } as const;

function renderDensity({ density, localize, chooseDensity }: ColumnsMenu): TemplateResult {
  return html`<div class="density">
    <span aria-hidden="true">${localize.term('listDensity')}</span>
    <div
      class="segmented"
      part="density"
      role="radiogroup"
      aria-label=${localize.term('listDensity')}
      @keydown=${moveRadio}
    >
      ${Object.entries(DENSITIES).map(
        ([value, label]) =>
          html`<button
            type="button"
            role="radio"
            aria-checked=${value === density}
            tabindex=${value === density ? 0 : -1}
            @click=${() => chooseDensity(value as Density)}
          >
            ${localize.term(label)}
          </button>`,
      )}
    </div>
  </div>`;
}
