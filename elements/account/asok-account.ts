import { css } from 'lit';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { shared } from '../theme/controls.styles.ts';
import type { AccountPage } from './account-page.ts';

const code = new LateModule(async () => (await import('./account-page.ts')).accountPage);

/**
 * One's own account: name and e-mail, two-factor authentication, password, language and theme, roles, and where one is logged
 * in. What needs the password again asks for it.
 *
 * @event {AsokAccountChangeEvent} asok-account-change - After something of the account was changed.
 * @event {AsokDirtyChangeEvent} asok-dirty-change - There is something unsaved now, or nothing any more.
 * @event {AsokTwoFactorChangeEvent} asok-2fa-change - After two-factor authentication was switched on or off.
 * @csspart header - Picture, name and e-mail.
 * @csspart title - The name.
 * @csspart profile - The card of name and e-mail.
 * @csspart password - The card of the password.
 * @csspart preferences - The card of language and theme.
 * @csspart roles - The card of the roles held.
 * @csspart sessions - The card of the sessions.
 * @csspart session - One session.
 */
export class AsokAccount extends LateElement<AccountPage> {
  static override styles = [
    ...shared,
    css`
      :host {
        display: block;
        container: account / inline-size;
      }
    `,
  ];

  /** A name or an e-mail address was typed that is not saved. */
  get dirty(): boolean {
    return this.page?.dirty ?? false;
  }

  /** Saves them. Resolves with whether nothing is unsaved any more. */
  async save(): Promise<boolean> {
    return (await this.page?.save()) ?? true;
  }

  protected override get late(): LateModule<PageCode<HTMLElement, AccountPage>> {
    return code;
  }
}

define('asok-account', AsokAccount);

declare global {
  interface HTMLElementTagNameMap {
    'asok-account': AsokAccount;
  }
}
