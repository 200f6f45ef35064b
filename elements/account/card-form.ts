import type { LitElement } from 'lit';
import { type AsokError, type FieldError, toAsokError } from '../../sdk/index.ts';

/** One form of a card: it is sent once at a time, and a refusal leaves what was typed. */
export class CardForm {
  readonly #host: LitElement;
  #errors: Readonly<Record<string, FieldError>> = {};
  #failure: AsokError | null = null;
  #isSending = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Why fields were refused, by their names. */
  get errors(): Readonly<Record<string, FieldError>> {
    return this.#errors;
  }

  /** Why the last try failed, where no field is to blame. */
  get failure(): AsokError | null {
    return this.#failure;
  }

  get isSending(): boolean {
    return this.#isSending;
  }

  /** Refuses before anything is sent. */
  refuse(errors: Record<string, FieldError>): void {
    this.#errors = errors;
    this.#failure = null;
    this.#host.requestUpdate();
    this.#focusError();
  }

  clear(): void {
    this.#errors = {};
    this.#failure = null;
    this.#host.requestUpdate();
  }

  /** Resolves with whether it was done. `blame` may put an error on a field. */
  async send(work: () => Promise<void>, blame: (error: AsokError) => Record<string, FieldError> = () => ({})) {
    if (this.#isSending) return false;
    this.#isSending = true;
    this.clear();
    try {
      await work();
      return true;
    } catch (thrown) {
      const error = toAsokError(thrown);
      const errors = { ...error.fieldErrors, ...blame(error) };
      this.#errors = errors;
      this.#failure = Object.keys(errors).length > 0 ? null : error;
      return false;
    } finally {
      this.#isSending = false;
      this.#host.requestUpdate();
      this.#focusError();
    }
  }

  #focusError(): void {
    const [name] = Object.keys(this.#errors);
    if (!name) return;
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus(),
    );
  }
}
