import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { applyTheme, keepTheme, nextTheme, readTheme, type Theme } from '../theme/theme.ts';
import { AsokThemeChangeEvent } from './events.ts';

/** Gives the page the theme that was chosen in this browser, and lets a button change it. */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #theme: Theme = readTheme();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get theme(): Theme {
    return this.#theme;
  }

  hostConnected(): void {
    applyTheme(this.#theme);
  }

  readonly toggle = (): void => this.choose(nextTheme(this.#theme, matchMedia('(prefers-color-scheme: dark)').matches));

  choose(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    keepTheme(this.#theme);
    applyTheme(this.#theme);
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new AsokThemeChangeEvent(this.#theme));
  }
}
