import type { ReactiveController } from 'lit';
import { lateCode } from '../internal/late-code.ts';
import type { StyleSource } from './team-styles.ts';

/** Gives the style sheets of an element to every asok element below it. Costs nothing until there are some. */
export class StyleScope implements ReactiveController {
  readonly #host: StyleSource;
  #addresses = '';
  #sheets: readonly CSSStyleSheet[] = [];

  constructor(host: StyleSource) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const { stylesheets, styleSheets } = this.#host;
    const addresses = stylesheets ?? '';
    if (addresses === this.#addresses && styleSheets === this.#sheets) return;
    if (!addresses && styleSheets.length === 0 && !this.#addresses && this.#sheets.length === 0) return;
    this.#addresses = addresses;
    this.#sheets = styleSheets;
    void this.#share();
  }

  async #share(): Promise<void> {
    try {
      const { shareStyles } = await lateCode(import('./share-styles.ts'));
      await shareStyles(this.#host);
    } catch (error) {
      console.warn('The style sheets of', this.#host, 'are not used:', error);
    }
  }
}
