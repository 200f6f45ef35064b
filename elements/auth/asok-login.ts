import { css } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { shared } from '../theme/controls.styles.ts';
import type { LoginPage } from './login-page.ts';

const code = new LateModule(async () => (await import('./login-page.ts')).loginPage);

/**
 * Asks for e-mail and password and starts a session. Every refusal reads the same, whether the address is known or not.
 * To somebody who is signed in it shows its slot.
 *
 * @slot - Shown to a signed-in person, in place of a sentence that says so.
 * @slot footer - Below the card in the `page` layout.
 * @event {AsokLoginEvent} asok-login - After somebody logged in.
 * @csspart brand - Logo and title.
 * @csspart card - Around the form.
 * @csspart error - Why the last try failed.
 * @csspart footer - The bottom of the page.
 */
export class AsokLogin extends LateElement<LoginPage> {
  static override styles = [
    ...shared,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /** `page` fills the window, `card` is a card with the site's name, `plain` the bare form. */
  @property() layout: 'page' | 'card' | 'plain' = 'card';

  /** What stands in the e-mail box. */
  @property() email = '';

  protected override get late(): LateModule<PageCode<HTMLElement, LoginPage>> {
    return code;
  }

  /** Puts the focus where typing goes on. */
  override focus(): void {
    this.page?.focus();
  }
}

define('asok-login', AsokLogin);

declare global {
  interface HTMLElementTagNameMap {
    'asok-login': AsokLogin;
  }
}
