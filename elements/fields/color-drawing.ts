import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { applyParts } from './apply-parts.ts';
import type { ControlFace, Drawing } from './late-control.ts';

interface ColorControl extends ControlFace {
  value: string;
}

class ColorDrawing implements Drawing {
  readonly #control: ColorControl;

  constructor(control: ColorControl) {
    this.#control = control;
  }

  render(): TemplateResult {
    const control = this.#control;
    const color = readColor(control.value);
    const locked = control.isDisabled || control.readonly;
    return html`<div part="base" class="input-group" ${applyParts(control.parts, 'base')}>
      <input
        part="swatch"
        class=${color ? 'swatch' : 'swatch none'}
        type="color"
        aria-label=${[control.localize.term('fieldsChooseColor'), control.accessibleName].filter(Boolean).join(', ')}
        ?disabled=${locked}
        .value=${live(color ?? '#000000')}
        @input=${this.#choose}
        @change=${this.#chosen}
        ${applyParts(control.parts, 'swatch')}
      />
      <input
        part="input"
        class="control mono"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        placeholder=${control.placeholder || '#1a7f64'}
        aria-label=${control.accessibleName || nothing}
        aria-invalid=${control.invalid ? 'true' : 'false'}
        ?required=${control.required}
        ?disabled=${control.isDisabled}
        ?readonly=${control.readonly}
        .value=${live(control.value)}
        @input=${this.#take}
        @change=${this.#commit}
        ${applyParts(control.parts, 'input')}
      />
    </div>`;
  }

  readonly #take = (event: Event): void => {
    event.stopPropagation();
    this.#control.value = (event.target as HTMLInputElement).value.trim();
    this.#control.emit('input');
  };

  readonly #commit = (event: Event): void => {
    event.stopPropagation();
    const color = readColor(this.#control.value);
    if (color && color !== this.#control.value) {
      this.#control.value = color;
      this.#control.emit('input');
    }
    this.#control.emit('change');
  };

  readonly #choose = (event: Event): void => {
    event.stopPropagation();
    this.#control.value = (event.target as HTMLInputElement).value;
    this.#control.emit('input');
  };

  readonly #chosen = (event: Event): void => {
    event.stopPropagation();
    this.#control.emit('change');
  };
}

/** A colour as people write it (`1A7F64`, `#abc`), in full; null for what is none. */
function readColor(text: string): string | null {
  const [, digits = ''] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim()) ?? [];
  if (!digits) return null;
  return `#${(digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits).toLowerCase()}`;
}

export const styles = css`
  .input-group > .swatch {
    flex: none;
    inline-size: 24px;
    min-inline-size: 24px;
    block-size: 24px;
    margin-inline-start: -4px;
    padding: 0;
    border: 1px solid var(--asok-color-line-control);
    border-radius: var(--asok-radius-xs);
    appearance: none;
    cursor: pointer;
    overflow: hidden;
  }
  .swatch:focus-visible {
    outline: 2px solid var(--asok-color-focus);
    outline-offset: 1px;
  }
  .swatch::-webkit-color-swatch-wrapper {
    padding: 0;
  }
  .swatch::-webkit-color-swatch {
    border: 0;
    border-radius: 0;
  }
  .swatch::-moz-color-swatch {
    border: 0;
  }
  /* No colour: a line across, as the native input has none. */
  .swatch.none {
    border-style: dashed;
    background: linear-gradient(
      to top right,
      transparent calc(50% - 1px),
      var(--asok-color-line-control) calc(50% - 1px) calc(50% + 1px),
      transparent calc(50% + 1px)
    );
  }
  .swatch.none::-webkit-color-swatch {
    opacity: 0;
  }
  .swatch.none::-moz-color-swatch {
    opacity: 0;
  }
  .swatch:disabled {
    cursor: not-allowed;
  }
`;

export function start(control: ControlFace): Drawing {
  return new ColorDrawing(control as ColorControl);
}
