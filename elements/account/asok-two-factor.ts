import { css } from 'lit';
import { property } from 'lit/decorators.js';
import type { AccountStore } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { shared } from '../theme/controls.styles.ts';
import type { TwoFactorPage } from './two-factor-page.ts';

const code = new LateModule(async () => (await import('./two-factor-page.ts')).twoFactorPage);

/**
 * Switches two-factor authentication of one's own account on and off: draws the QR code without telling it to anybody, asks
 * for a first code, and shows the recovery codes once.
 *
 * @event {AsokTwoFactorChangeEvent} asok-2fa-change - After it was switched on and the codes were saved, or switched off.
 * @csspart card - Around it all.
 * @csspart steps - The list of steps.
 * @csspart qr - The QR code.
 * @csspart secret - The key for typing.
 * @csspart codes - The recovery codes.
 * @csspart error - Why the last try failed.
 * @csspart footer - The row of buttons.
 */
export class AsokTwoFactor extends LateElement<TwoFactorPage> {
  static override styles = [
    ...shared,
    css`
      :host {
        display: block;
        container: two-factor / inline-size;
      }
    `,
  ];

  /** The state of the account, made elsewhere; without it the element asks for its own. */
  @property({ attribute: false }) account: AccountStore | null = null;

  protected override get late(): LateModule<PageCode<HTMLElement, TwoFactorPage>> {
    return code;
  }
}

define('asok-two-factor', AsokTwoFactor);

declare global {
  interface HTMLElementTagNameMap {
    'asok-two-factor': AsokTwoFactor;
  }
}
