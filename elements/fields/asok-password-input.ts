import { css, type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { passwordStrength } from './password-strength.ts';
import { TextControl } from './text-control.ts';

const STRENGTHS = ['fieldsPasswordWeak', 'fieldsPasswordFair', 'fieldsPasswordGood', 'fieldsPasswordStrong'] as const;

/**
 * A password that can be looked at while it is typed.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart container - the box
 * @csspart input - the native input
 * @csspart reveal - the button that shows the password
 * @csspart meter - how strong a new password is
 */
export class AsokPasswordInput extends TextControl {
  static override styles: CSSResultGroup = [
    TextControl.styles,
    css`
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
    `,
  ];

  @property() autocomplete: AutoFill = 'new-password';
  /** Shows how strong the password is. */
  @property({ type: Boolean }) meter = false;

  @state() private revealed = false;

  override render(): TemplateResult {
    const show = this.localize.term('fieldsShowPassword');
    return html`<div part="container" class="input-group" ${applyParts(this.parts, 'container')}>
        <input
          part="input"
          class="control"
          type=${this.revealed ? 'text' : 'password'}
          autocomplete=${this.autocomplete}
          autocapitalize="none"
          spellcheck="false"
          placeholder=${this.placeholder}
          aria-label=${this.accessibleName || nothing}
          aria-invalid=${this.invalid ? 'true' : 'false'}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          ?readonly=${this.readonly}
          .value=${live(this.value)}
          @input=${this.take}
          @change=${this.commit}
          ${applyParts(this.parts, 'input')}
        />
        <button
          part="reveal"
          class="icon-button small"
          type="button"
          aria-label=${show}
          title=${show}
          aria-pressed=${this.revealed ? 'true' : 'false'}
          ?disabled=${this.isDisabled}
          @click=${() => {
            this.revealed = !this.revealed;
          }}
        >${icon(this.revealed ? 'eye-off' : 'eye', 15)}</button>
      </div>
      ${this.meter && this.value ? this.#renderMeter() : nothing}`;
  }

  #renderMeter(): TemplateResult {
    const strength = passwordStrength(this.value);
    return html`<div
      part="meter"
      class="meter"
      role="img"
      data-strength=${strength}
      aria-label=${this.localize.term(STRENGTHS[strength - 1] ?? STRENGTHS[0])}
    >${STRENGTHS.map((_name, index) => html`<span class=${index < strength ? 'on' : ''}></span>`)}</div>`;
  }

  override formResetCallback(): void {
    super.formResetCallback();
    this.revealed = false;
  }
}

define('asok-password-input', AsokPasswordInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-password-input': AsokPasswordInput;
  }
}
