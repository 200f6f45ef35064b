import { html, type LitElement, type TemplateResult } from 'lit';
import type { TotpSetup } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { LateModule } from '../internal/late-code.ts';

const code = new LateModule(async () => (await import('./qr-code.ts')).qrCode);

/** The QR code of a set-up, whose code is fetched when somebody begins one. */
export class QrDrawing {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  #hasFailed = false;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
  }

  async fetch(): Promise<void> {
    this.#hasFailed = false;
    try {
      await code.load();
    } catch {
      // Told where the drawing would be: the key beside it does as well.
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
  }

  render(setup: TotpSetup | null): TemplateResult {
    const localize = this.#localize;
    if (this.#hasFailed) return html`<p class="qr waiting" role="alert">${localize.term('accountQrFailed')}</p>`;
    if (code.code && setup) return code.code(setup.uri, localize.term('accountQrCode'));
    return html`<p class="qr waiting" role="status">${localize.term('accountQrWaiting')}</p>`;
  }
}
