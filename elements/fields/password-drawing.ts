import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { iconWith } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { fieldIcons } from './field-icons.generated.ts';
import type { ControlFace, Drawing } from './late-control.ts';
import { passwordStrength } from './password-strength.ts';

const icon = iconWith(fieldIcons);

const STRENGTHS = ['fieldsPasswordWeak', 'fieldsPasswordFair', 'fieldsPasswordGood', 'fieldsPasswordStrong'] as const;

interface PasswordControl extends ControlFace {
  value: string;
  autocomplete: AutoFill;
  meter: boolean;
  revealed: boolean;
}

class PasswordDrawing implements Drawing {
  readonly #control: PasswordControl;

  constructor(control: PasswordControl) {
    this.#control = control;
  }

  render(): TemplateResult {
    const show = this.#control.localize.term('fieldsShowPassword');
    return html`<div part="base" class="input-group" ${applyParts(this.#control.parts, 'base')}>
        <input
          part="input"
          class="control"
          type=${this.#control.revealed ? 'text' : 'password'}
          autocomplete=${this.#control.autocomplete}
          autocapitalize="none"
          spellcheck="false"
          placeholder=${this.#control.placeholder}
          aria-label=${this.#control.accessibleName || nothing}
          aria-invalid=${this.#control.invalid ? 'true' : 'false'}
          ?required=${this.#control.required}
          ?disabled=${this.#control.isDisabled}
          ?readonly=${this.#control.readonly}
          .value=${live(this.#control.value)}
          @input=${this.#take}
          @change=${this.#commit}
          ${applyParts(this.#control.parts, 'input')}
        />
        <button
          part="reveal"
          class="icon-button small"
          type="button"
          aria-label=${show}
          title=${show}
          aria-pressed=${this.#control.revealed ? 'true' : 'false'}
          ?disabled=${this.#control.isDisabled}
          @click=${() => {
            this.#control.revealed = !this.#control.revealed;
          }}
          ${applyParts(this.#control.parts, 'reveal')}
        >${icon(this.#control.revealed ? 'eye-off' : 'eye', 15)}</button>
      </div>
      ${this.#control.meter && this.#control.value ? this.#renderMeter() : nothing}`;
  }

  #renderMeter(): TemplateResult {
    const strength = passwordStrength(this.#control.value);
    return html`<div
      part="meter"
      class="meter"
      role="img"
      data-strength=${strength}
      aria-label=${this.#control.localize.term(STRENGTHS[strength - 1] ?? STRENGTHS[0])}
      ${applyParts(this.#control.parts, 'meter')}
    >${STRENGTHS.map((_name, index) => html`<span class=${index < strength ? 'on' : ''}></span>`)}</div>`;
  }

  readonly #take = (event: Event): void => {
    event.stopPropagation();
    this.#control.value = (event.target as HTMLInputElement).value;
    this.#control.emit('input');
  };

  readonly #commit = (event: Event): void => {
    event.stopPropagation();
    this.#control.emit('change');
  };
}

export const styles = css`
  .meter {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 4px;
    margin-block-start: 6px;
  }
  .meter > span {
    block-size: 4px;
    border-radius: 2px;
    background: var(--asok-color-surface-active);
  }
  .meter[data-strength='1'] > .on {
    background: var(--asok-color-danger);
  }
  .meter[data-strength='2'] > .on {
    background: var(--asok-color-warning);
  }
  .meter:is([data-strength='3'], [data-strength='4']) > .on {
    background: var(--asok-color-success);
  }
  @media (forced-colors: active) {
    .meter > .on {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;

export function start(control: ControlFace): Drawing {
  return new PasswordDrawing(control as PasswordControl);
}
