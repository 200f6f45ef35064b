import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocalizeController } from '../i18n/localize.ts';
import { toast } from '../internal/toast.ts';
import { icon } from '../shell/icon.ts';

/** How long a button says that it copied, in ms. */
const TOLD = 2000;

interface CopyView {
  /** Tells the buttons of an element apart. */
  id: string;
  label: string;
  /** Shows the icon alone. */
  small?: boolean;
  text(): string;
}

/** The buttons of an element that copy a text and say so for a moment. */
export class CopyButtons implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #localize: LocalizeController;
  #copied: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#tell(null);
  }

  render(view: CopyView): TemplateResult {
    const isCopied = this.#copied === view.id;
    const sign = icon(isCopied ? 'check' : 'copy', view.small ? 15 : 16);
    const told = html`<span class="visually-hidden" role="status">
      ${isCopied ? this.#localize.term('accountCopied') : nothing}
    </span>`;
    const copy = () => void this.#copy(view);
    if (view.small) {
      return html`<button
          class="icon-button small"
          type="button"
          title=${view.label}
          aria-label=${view.label}
          @click=${copy}
        >
          ${sign}</button
        >${told}`;
    }
    return html`<button class="button" type="button" @click=${copy}>
        ${sign}${isCopied ? this.#localize.term('accountCopied') : view.label}</button
      >${told}`;
  }

  async #copy({ id, text }: CopyView): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
      this.#tell(id);
    } catch {
      // Forbidden by the browser, or a page without https.
      toast(this.#host, { tone: 'danger', text: this.#localize.term('accountCopyFailed') });
    }
  }

  #tell(copied: string | null): void {
    clearTimeout(this.#timer);
    this.#copied = copied;
    if (copied !== null) this.#timer = setTimeout(() => this.#tell(null), TOLD);
    this.#host.requestUpdate();
  }
}
