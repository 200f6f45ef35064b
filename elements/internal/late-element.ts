import { type CSSResult, type CSSResultGroup, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ReadableAtom } from 'nanostores';
import { type AsokError, type SessionState, toAsokError } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { shared } from '../theme/controls.styles.ts';
import { AsokElement } from './asok-element.ts';
import type { Connection } from './connection.ts';
import type { LateModule } from './late-code.ts';
import { renderLoadError } from './load-states.ts';

/** What a page may use of its element beyond what any script may. */
export interface Inside {
  readonly localize: LocalizeController;
  /** Where shadow content goes. */
  readonly root: ShadowRoot;
  readonly connection: () => Connection | undefined;
  /** Who is signed in; null until there is a connection. */
  readonly session: () => SessionState | null;
  /** Renders again whenever the store changes, until `unwatch` or the element leaves the page. */
  readonly watch: (store: ReadableAtom<unknown>) => void;
  readonly unwatch: (store: ReadableAtom<unknown>) => void;
}

/** What an element shows and does. It may come long after its element: then it begins with what that already has. */
export interface LatePage {
  connected?(): void;
  disconnected?(): void;
  /** The element got another connection, or lost it. */
  connectionChanged?(connection: Connection | undefined): void;
  willUpdate?(changed: PropertyValues): void;
  updated?(): void;
  render(): TemplateResult | typeof nothing;
}

/** What the module of a page exports. */
export interface PageCode<Host extends HTMLElement, Page extends LatePage> {
  /** Looks of the page, after those that its element has from the first. */
  styles: readonly CSSResult[];
  // A method, so that the code of a page for one element passes where any element is named.
  open(host: Host, inside: Inside): Page;
}

/**
 * Base of the elements that are whole pages. They have attributes, properties and methods from the first; what they show
 * and do is a page, whose code is imported with the first of them.
 */
export abstract class LateElement<Page extends LatePage> extends AsokElement {
  static override styles: CSSResultGroup = shared;

  /** Why the code did not come. */
  @state() private codeError: AsokError | null = null;

  #page: Page | null = null;
  #coming: Promise<void> | undefined;

  /** The module of the page. */
  protected abstract get late(): LateModule<PageCode<HTMLElement, Page>>;

  /** What is shown once its code has come; null before. */
  protected get page(): Page | null {
    return this.#page;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { code } = this.late;
    if (this.#page) this.#page.connected?.();
    else if (code) this.#open(code);
    else this.#fetch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#page?.disconnected?.();
  }

  protected override connectionChanged(connection: Connection | undefined): void {
    this.#page?.connectionChanged?.(connection);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#coming;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#page?.willUpdate?.(changed);
  }

  protected override updated(_changed: PropertyValues): void {
    this.#page?.updated?.();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#page) return this.#page.render();
    const { codeError: error, localize } = this;
    return error ? renderLoadError(error, { localize, retry: () => this.#fetch() }) : this.renderWaiting();
  }

  /** What stands there until the code has come. */
  protected renderWaiting(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected inside(): Inside {
    return {
      localize: this.localize,
      root: this.renderRoot as ShadowRoot,
      connection: () => this.connection,
      session: () => this.sessionState,
      watch: (store) => this.watch(store),
      unwatch: (store) => this.unwatch(store),
    };
  }

  #fetch(): void {
    this.codeError = null;
    this.#coming = this.#bring();
  }

  async #bring(): Promise<void> {
    try {
      const code = await this.late.load();
      if (!this.#page) this.#open(code);
    } catch (error) {
      this.codeError = toAsokError(error);
    }
  }

  #open({ styles, open }: PageCode<HTMLElement, Page>): void {
    const inside = this.inside();
    const { elementStyles } = this.constructor as typeof LateElement;
    const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
    // Right behind the element's own: what comes after those, such as a team's style sheets, still wins.
    inside.root.adoptedStyleSheets = inside.root.adoptedStyleSheets.toSpliced(elementStyles.length, 0, ...sheets);
    this.#page = open(this, inside);
    if (this.isConnected) this.#page.connected?.();
    if (this.connection) this.#page.connectionChanged?.(this.connection);
    this.requestUpdate();
  }
}
