import { property } from 'lit/decorators.js';
import { define } from '../internal/define.ts';
import { DrawingCode, LateControl } from './late-control.ts';

const code = new DrawingCode(() => import('./password-drawing.ts'));

/**
 * A password that can be looked at while it is typed.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart base - the box
 * @csspart input - the native input
 * @csspart reveal - the button that shows the password
 * @csspart meter - how strong a new password is
 */
export class AsokPasswordInput extends LateControl {
  /** What was typed. */
  @property() value = '';
  /** Whether the browser fills in a known password or offers a new one. */
  @property() autocomplete: AutoFill = 'new-password';
  /** Shows how strong the password is. */
  @property({ type: Boolean }) meter = false;
  /** The password can be read. */
  @property({ attribute: false }) revealed = false;

  protected override readonly code = code;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = String(value ?? '');
  }

  protected override formValue(): string {
    return this.value;
  }

  protected override problem(): null {
    return null;
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
