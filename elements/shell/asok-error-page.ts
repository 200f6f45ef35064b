import { css } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { LateElement, type PageCode } from '../internal/late-element.ts';
import { shared } from '../theme/controls.styles.ts';
import type { ErrorPage, ErrorPageCode } from './error-page.ts';

const code = new LateModule(async () => (await import('./error-page.ts')).errorPage);

/**
 * A whole page for a refusal or failure. It says nothing about the server's insides: at most the id to look for in its
 * log.
 *
 * @event {AsokErrorActionEvent} asok-error-action - A button was pressed: back, home, retry or login.
 * @csspart code - The code, its zeros drawn as the mark.
 * @csspart title - The heading.
 * @csspart message - The text.
 * @csspart actions - The buttons.
 */
export class AsokErrorPage extends LateElement<ErrorPage> {
  static override styles = [
    ...shared,
    css`
      :host {
        display: grid;
        place-items: center;
        min-block-size: calc(100vh - 160px);
        text-align: center;
      }
    `,
  ];

  /** Which page: `403`, `404`, `500` or `offline`. */
  @property() code: ErrorPageCode = '404';

  /** A heading of your own. */
  @property() heading = '';

  /** A text of your own. */
  @property() message = '';

  /** The permission that would open the page; named only to people who are signed in. */
  @property() permission = '';

  /** Names the failed call in the server's log. */
  @property({ attribute: 'request-id' }) requestId = '';

  protected override get late(): LateModule<PageCode<HTMLElement, ErrorPage>> {
    return code;
  }

  /** Puts the focus on the heading, so that it is read. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }
}

define('asok-error-page', AsokErrorPage);

declare global {
  interface HTMLElementTagNameMap {
    'asok-error-page': AsokErrorPage;
  }
}
