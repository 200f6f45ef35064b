import { css } from 'lit';
import { property } from 'lit/decorators.js';
import type { Key } from '../../sdk/index.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { shared } from '../theme/controls.styles.ts';
import type { UserAccountPage } from './user-account-page.ts';

const code = new LateModule(async () => (await import('./user-account-page.ts')).userAccountPage);

/**
 * How the account of somebody else stands, for those who may edit him: whether he can log in, his two-factor authentication,
 * and where he is logged in. Shows nothing to whoever holds less than that user does.
 *
 * @event {AsokAccountChangeEvent} asok-account-change - After something of the account was changed.
 * @csspart access - The card of access and two-factor authentication.
 * @csspart sessions - The card of the sessions.
 * @csspart session - One session.
 */
export class AsokUserAccount extends LateElement<UserAccountPage> {
  static override styles = [
    ...shared,
    css`
      :host {
        display: block;
        container: account / inline-size;
      }
    `,
  ];

  /** Key of the user. */
  @property({ attribute: 'user-id' }) userId: Key | null = null;

  protected override get late(): LateModule<PageCode<HTMLElement, UserAccountPage>> {
    return code;
  }
}

define('asok-user-account', AsokUserAccount);

declare global {
  interface HTMLElementTagNameMap {
    'asok-user-account': AsokUserAccount;
  }
}
