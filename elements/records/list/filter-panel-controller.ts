import type { LitElement, ReactiveController } from 'lit';
import { toAsokError } from '../../../sdk/index.ts';
import { errorText } from '../../i18n/errors.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { LateModule } from '../../internal/late-code.ts';
import { toast } from '../../internal/toast.ts';

/** Most visits of a list open no filters, so their code comes with the first that does. */
const code = new LateModule(() => import('./asok-filter-panel.ts'));

interface PanelOptions {
  localize: LocalizeController;
  /** The person opened or closed it. */
  changed(): void;
}

/** Whether the filters of a list are open. */
export class FilterPanelController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: PanelOptions;
  #open = false;
  /** The code on its way. */
  coming: Promise<unknown> | undefined;

  constructor(host: LitElement, options: PanelOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {}

  get open(): boolean {
    return this.#open;
  }

  toggle(): void {
    if (this.#open) this.close();
    else void this.show();
  }

  close(): void {
    void this.#giveBack();
    this.#set(false);
    this.#options.changed();
  }

  /** What it asked for applies, and it goes with it: one step, not two. */
  applied(): void {
    void this.#giveBack();
    this.#set(false);
  }

  /** Opens it, at a field or its beginning. */
  async show(field?: string): Promise<void> {
    if (!(await this.#fetch())) return;
    this.#set(true);
    this.#options.changed();
    await this.#host.updateComplete;
    await this.#panel?.focusField(field);
  }

  /** Opens or closes it as an address says. */
  async follow(open: boolean): Promise<void> {
    if (!open) this.#set(false);
    else if (await this.#fetch()) this.#set(true);
  }

  get #panel() {
    return this.#host.renderRoot.querySelector('asok-filter-panel');
  }

  /** The focus goes back to the button, if it was in what is about to vanish. */
  async #giveBack(): Promise<void> {
    const root = this.#host.renderRoot as ShadowRoot;
    if (root.activeElement !== this.#panel) return;
    await this.#host.updateComplete;
    await this.#panel?.updateComplete;
    root.querySelector<HTMLElement>('.filters')?.focus();
  }

  #set(open: boolean): void {
    this.#open = open;
    this.#host.requestUpdate();
  }

  async #fetch(): Promise<boolean> {
    const coming = code.load();
    this.coming = coming.catch(() => {});
    try {
      await coming;
      return true;
    } catch (error) {
      toast(this.#host, { tone: 'danger', text: errorText(this.#options.localize, toAsokError(error)) });
      return false;
    }
  }
}
