import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type SessionState, slugify } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../shell/icon.ts';
import type { CopyButtons } from './copy-button.ts';
import { downloadText, printText } from './keep-text.ts';

interface Surroundings {
  host: LitElement;
  localize: LocalizeController;
  copies: CopyButtons;
  session(): SessionState | null;
  codes(): readonly string[];
}

/** Shows the recovery codes this once, and helps to keep them. */
export class RecoveryStep {
  readonly #around: Surroundings;
  #isSaved = false;
  /** Done was pressed without the tick. */
  #isReminded = false;
  #unprint = () => {};

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** Says that the codes are to be saved first. */
  remind(): void {
    this.#isReminded = true;
    this.#around.host.requestUpdate();
  }

  /** Nothing of the codes stays. */
  clear(): void {
    this.#isSaved = false;
    this.#isReminded = false;
    this.#unprint();
  }

  render(): TemplateResult {
    const { localize, copies, codes } = this.#around;
    return html`<div>
        <h3 class="step-title" tabindex="-1">${localize.term('accountRecoveryTitle')}</h3>
        <p class="muted small">${localize.term('accountRecoveryText')}</p>
      </div>
      <ol class="codes" part="codes" aria-label=${localize.term('accountRecoveryCodes')} dir="ltr">
        ${codes().map((code) => html`<li>${code}</li>`)}
      </ol>
      <div class="row">
        ${copies.render({ id: 'codes', label: localize.term('accountCopy'), text: this.#text })}
        <button class="button" type="button" @click=${this.#download}>
          ${icon('download')}${localize.term('accountDownload')}
        </button>
        <button class="button" type="button" @click=${this.#print}>
          ${icon('printer')}${localize.term('accountPrint')}
        </button>
      </div>
      <div>
        <label class="choice">
          <input
            class="checkbox"
            type="checkbox"
            .checked=${this.#isSaved}
            aria-invalid=${this.#isReminded}
            aria-describedby="tick-error"
            @change=${this.#tick}
          />
          ${localize.term('accountRecoverySaved')}
        </label>
        <p class="error" id="tick-error" role="alert" ?hidden=${!this.#isReminded}>
          ${this.#isReminded ? localize.term('accountRecoveryTick') : nothing}
        </p>
      </div>`;
  }

  get #siteName(): string {
    return this.#around.session()?.site?.siteName ?? '';
  }

  readonly #text = (): string => {
    const { localize, session, codes } = this.#around;
    const head = localize.term('accountRecoveryFile', this.#siteName, session()?.user?.email ?? '');
    return [head, '', ...codes(), ''].join('\n');
  };

  readonly #download = (): void => {
    downloadText(`${slugify(`${this.#siteName} recovery codes`)}.txt`, this.#text());
  };

  readonly #print = (): void => {
    this.#unprint();
    this.#unprint = printText(this.#text());
  };

  readonly #tick = (event: Event): void => {
    this.#isSaved = (event.target as HTMLInputElement).checked;
    this.#isReminded = false;
    this.#around.host.requestUpdate();
  };
}
