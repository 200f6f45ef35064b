import { type AccountUpdateInput, type Locale, type Me, type SessionState, toAsokError } from '../../sdk/index.ts';
import type { Connection } from '../internal/connection.ts';
import type { ThemeController } from './theme-controller.ts';

interface Around {
  readonly theme: ThemeController;
  connection(): Connection | undefined;
  /** The language that is spoken. */
  locale(): Locale;
  /** Asks what is to become of what was typed and is not saved; null where nothing would be lost. */
  question(): Promise<boolean> | null;
  /** Goes on in another language. */
  speak(locale: Locale): Promise<void>;
  /** It is drawn anew. */
  changed(): void;
}

/** Takes over the language and the theme of whoever is signed in, and keeps in the account what is chosen on the page. */
export class OwnSettings {
  readonly #around: Around;
  #known = '';
  #saves = 0;
  #isSwitching = false;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The pages are about to be shown in another language. */
  get isSwitching(): boolean {
    return this.#isSwitching;
  }

  /** Takes over what the account says anew; what was chosen on the page since then stays. */
  follow({ user, impersonation }: SessionState): void {
    // Whoever acts as somebody else keeps his own.
    if (!user || impersonation) return;
    const { language, theme } = user;
    const said = saidBy(user);
    if (said === this.#known) return;
    this.#known = said;
    if (theme) this.#around.theme.choose(theme);
    if (language && language !== this.#around.locale()) void this.#switch(language);
  }

  /** Keeps a choice in the account of whoever is signed in. This browser has it all the same. */
  async keep(choice: AccountUpdateInput): Promise<void> {
    const connection = this.#around.connection();
    const { user, impersonation, status } = connection?.session.$state.get() ?? {};
    if (!connection || !user || impersonation || user.mustEnrol || status !== 'authenticated') return;
    this.#saves += 1;
    const save = this.#saves;
    try {
      const answer = await connection.client.account.update.mutate(choice);
      if (save !== this.#saves) return;
      if (answer.user) this.#known = saidBy(answer.user);
      await connection.session.accept(answer);
    } catch (error) {
      console.warn('asok-admin: a choice was not kept in the account', toAsokError(error).code);
    }
  }

  async #switch(locale: Locale): Promise<void> {
    const answer = this.#around.question();
    if (answer && !(await answer)) return;
    this.#isSwitching = true;
    try {
      await this.#around.speak(locale);
    } finally {
      this.#isSwitching = false;
      this.#around.changed();
    }
  }
}

function saidBy({ key, language, theme }: Me): string {
  return JSON.stringify([key, language, theme]);
}
