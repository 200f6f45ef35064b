import { css, html, nothing, type TemplateResult } from 'lit';
import type { Choice } from '../../sdk/index.ts';
import { applyParts } from './apply-parts.ts';
import type { ControlFace, Drawing } from './late-control.ts';

interface SegmentedControl extends ControlFace {
  choices: readonly Choice[];
  value: string | null;
}

class SegmentedDrawing implements Drawing {
  readonly #control: SegmentedControl;

  constructor(control: SegmentedControl) {
    this.#control = control;
  }

  render(): TemplateResult {
    const control = this.#control;
    const at = control.choices.findIndex(({ value }) => value === control.value);
    return html`<div
      part="base"
      class="segmented"
      role="radiogroup"
      aria-label=${control.accessibleName || nothing}
      aria-required=${control.required ? 'true' : nothing}
      aria-readonly=${control.readonly ? 'true' : nothing}
      aria-invalid=${control.invalid ? 'true' : nothing}
      aria-disabled=${control.isDisabled ? 'true' : nothing}
      @keydown=${this.#key}
      ${applyParts(control.parts, 'base')}
    >${control.choices.map((choice, index) => this.#renderChoice(choice, index === at, index === Math.max(at, 0)))}</div>`;
  }

  #renderChoice({ value, label }: Choice, chosen: boolean, reachable: boolean): TemplateResult {
    const control = this.#control;
    // One of them is the control: the one that the Tab key reaches.
    return html`<button
      part="option item"
      class=${reachable ? 'control' : ''}
      type="button"
      role="radio"
      aria-checked=${chosen ? 'true' : 'false'}
      tabindex=${reachable ? '0' : '-1'}
      ?disabled=${control.isDisabled}
      @click=${() => this.#choose(value)}
      ${applyParts(control.parts, 'option', 'item')}
    ><bdi>${label}</bdi></button>`;
  }

  #choose(value: string): void {
    const control = this.#control;
    if (control.readonly || value === control.value) return;
    control.value = value;
    control.emit('input', 'change');
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { choices, value, renderRoot, readonly } = this.#control;
    const forward = getComputedStyle(this.#control).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || readonly || choices.length === 0) return;
    event.preventDefault();
    const at = Math.max(
      choices.findIndex((choice) => choice.value === value),
      0,
    );
    const next = (at + step + choices.length) % choices.length;
    this.#choose(choices[next]?.value ?? '');
    renderRoot.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
}

export const styles = css`
  .segmented {
    display: inline-flex;
    max-inline-size: 100%;
    overflow: auto;
  }
  .segmented > button {
    flex: 1 0 auto;
    min-block-size: calc(var(--asok-control-h) - 4px);
    min-inline-size: 48px;
    padding-inline: 12px;
  }
  .segmented > button:focus-visible {
    outline-offset: -2px;
  }
  .segmented > button:disabled {
    color: var(--asok-color-text-disabled);
    cursor: not-allowed;
  }
  .segmented[aria-readonly='true'] > button {
    cursor: default;
  }
  :host([invalid]) .segmented {
    box-shadow: 0 0 0 1px var(--asok-color-danger);
  }
`;

export function start(control: ControlFace): Drawing {
  return new SegmentedDrawing(control as SegmentedControl);
}
