import { css, type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../internal/define.ts';
import { applyParts } from './apply-parts.ts';
import { BooleanControl } from './boolean-control.ts';

/**
 * A switch with its label.
 *
 * @fires {Event} input - when it is switched
 * @fires {Event} change - when it is switched
 * @csspart base - the label around it all
 * @csspart container - the label around switch and text
 * @csspart box - the track
 * @csspart slider - the circle that slides
 * @csspart label - the text
 */
export class AsokToggle extends BooleanControl {
  static override styles: CSSResultGroup = [
    BooleanControl.styles,
    css`
      .track {
        position: relative;
        display: inline-grid;
        flex: none;
      }
      .switch::after {
        content: none;
      }
      .slider {
        position: absolute;
        inset-block-start: 4px;
        inset-inline-start: 4px;
        inline-size: 12px;
        block-size: 12px;
        border-radius: 50%;
        background: var(--asok-color-line-control);
        pointer-events: none;
        transition: transform var(--asok-dur-2) var(--asok-ease-out);
      }
      .switch:checked + .slider {
        background: var(--asok-color-on-accent);
        transform: translateX(14px);
      }
      .switch:checked + .slider:dir(rtl) {
        transform: translateX(-14px);
      }
      @media (forced-colors: active) {
        .slider {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<label part="base container" class=${this.isDisabled ? 'container disabled' : 'container'} ${applyParts(this.parts, 'base', 'container')}>
      <span class="track">
        <input
          part="box"
          class="control switch"
          type="checkbox"
          role="switch"
          aria-label=${this.accessibleName || nothing}
          aria-invalid=${this.invalid ? 'true' : 'false'}
          aria-readonly=${this.readonly ? 'true' : nothing}
          .checked=${live(this.checked === true)}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          @click=${this.guard}
          @input=${this.stop}
        @change=${this.toggle}
          ${applyParts(this.parts, 'box')}
        />
        <span part="slider" class="slider" ${applyParts(this.parts, 'slider')}></span>
      </span>
      ${
        this.label && !this.labelHidden
          ? html`<span part="label" class="text" ${applyParts(this.parts, 'label')}>${this.label}</span>`
          : nothing
      }
    </label>`;
  }
}

define('asok-toggle', AsokToggle);

declare global {
  interface HTMLElementTagNameMap {
    'asok-toggle': AsokToggle;
  }
}
