import { ContextConsumer } from '@lit/context';
import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReadableAtom } from 'nanostores';
import type { SessionState } from '../../sdk/index.ts';
import { LocalizeController } from '../i18n/localize.ts';
import { adoptTokens } from '../theme/adopt-tokens.ts';
import { type Connection, connect, connectionContext } from './connection.ts';
import { standBy } from './stand-by.ts';

/**
 * Base of every element that talks to an admin: finds its connection (own `url`, else the nearest provider), follows
 * the session, and localises.
 */
export abstract class AsokElement extends LitElement {
  /** Address of the admin; without it the element uses the nearest `<asok-provider>`. */
  @property() url = '';

  /** Who is signed in; null until there is a connection. */
  @state() protected sessionState: SessionState | null = null;

  protected readonly localize = new LocalizeController(this);

  #provided = new ContextConsumer(this, {
    context: connectionContext,
    subscribe: true,
    callback: (connection) => {
      if (!this.url) this.#use(connection);
    },
  });
  #connection: Connection | undefined;
  #unfollow: (() => void) | undefined;
  #standDown: (() => void) | undefined;
  readonly #watched = new Map<ReadableAtom<unknown>, () => void>();

  protected get connection(): Connection | undefined {
    return this.#connection;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    this.reconnect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#use(undefined);
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
  }

  /** Waits for the texts of the language, so that nothing is drawn in another one first. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { pending } = this.localize;
    return pending ? pending.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('url') && this.isConnected) this.reconnect();
  }

  /** Looks for the connection again: that of `url` in the element's language, else the provided one. */
  protected reconnect(): void {
    this.#use(this.url ? connect(this.url, this.localize.locale()) : this.#provided.value);
  }

  /** Called when the element got another connection (or lost it): make stores here. */
  protected connectionChanged(_connection: Connection | undefined): void {}

  /** Renders again whenever the store changes, until `unwatch` or the element leaves the page. */
  protected watch<T>(store: ReadableAtom<T>): void {
    if (this.#watched.has(store)) return;
    this.#watched.set(
      store,
      store.listen(() => this.requestUpdate()),
    );
  }

  protected unwatch(store: ReadableAtom<unknown>): void {
    this.#watched.get(store)?.();
    this.#watched.delete(store);
  }

  #use(connection: Connection | undefined): void {
    if (connection === this.#connection) return;
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#standDown?.();
    this.#standDown = connection && standBy(this, connection.client);
    this.#connection = connection;
    this.sessionState = connection?.session.$state.get() ?? null;
    this.connectionChanged(connection);
    if (!connection) return;
    this.#unfollow = connection.session.$state.listen((value) => {
      this.sessionState = value;
    });
    if (connection.session.$state.get().status === 'loading') void connection.session.load();
  }
}
