import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OptionsOutput, RelationValue } from '../../sdk/index.ts';
import { LocalizeController } from '../i18n/localize.ts';

/** How long typing must rest before the server is asked, in ms. */
const REST = 250;

type Find = (q: string) => Promise<OptionsOutput> | undefined;

/** Searches the records that a relation may point to. Only the answer to the latest question counts. */
export class OptionSearch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #find: Find;
  readonly #localize: LocalizeController;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question = 0;

  options: RelationValue[] = [];
  more = false;
  status: 'idle' | 'searching' | 'done' | 'failed' = 'idle';

  constructor(host: ReactiveControllerHost & HTMLElement, find: Find) {
    this.#host = host;
    this.#find = find;
    this.#localize = new LocalizeController(host);
    host.addController(this);
  }

  /** The options found say enough to the eye: the message is for assistive technology alone. */
  get isQuiet(): boolean {
    return this.status === 'idle' || (this.status === 'done' && this.options.length > 0 && !this.more);
  }

  /** What to tell about the search; empty before the first one. */
  get message(): string {
    if (this.status === 'searching') return this.#localize.term('fieldsSearching');
    if (this.status === 'failed') return this.#localize.term('fieldsSearchFailed');
    if (this.status === 'idle') return '';
    if (this.options.length === 0) return this.#localize.term('fieldsNoMatches');
    return this.more
      ? this.#localize.term('fieldsMoreMatches')
      : this.#localize.term('fieldsMatches', this.options.length);
  }

  /** Asks as soon as typing rests. */
  later(q: string): void {
    this.stop();
    this.#timer = setTimeout(() => this.now(q), REST);
  }

  now(q: string): void {
    this.stop();
    void this.#ask(q.trim());
  }

  /** Drops the question that waits and the answer that is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#question += 1;
    if (this.status === 'searching') this.status = 'idle';
  }

  hostDisconnected(): void {
    this.stop();
  }

  async #ask(q: string): Promise<void> {
    const question = this.#question;
    this.status = 'searching';
    this.#host.requestUpdate();
    try {
      const answer = (await this.#find(q)) ?? { options: [], more: false };
      if (question !== this.#question) return;
      this.options = answer.options;
      this.more = answer.more;
      this.status = 'done';
    } catch {
      if (question !== this.#question) return;
      this.status = 'failed';
    }
    this.#host.requestUpdate();
  }
}
