import { css, html, type LitElement, nothing, type TemplateResult } from 'lit';
import {
  createUserAccountStore,
  type Key,
  toAsokError,
  type UserAccountOutput,
  type UserAccountStore,
} from '../../sdk/index.ts';
import { accountStyles } from '../account/account.styles.ts';
import { loadingStyles } from '../internal/load-states.styles.ts';
import { type AccountChange, AsokAccountChangeEvent } from '../account/events.ts';
import { SessionsCard } from '../account/sessions-card.ts';
import { errorText } from '../i18n/errors.ts';
import { confirmDialog } from '../internal/dialog.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { renderLoadError, renderLoading } from '../internal/load-states.ts';
import { toast } from '../internal/toast.ts';
import { icon } from '../shell/icon.ts';
import './english.ts';

interface UserAccountHost extends LitElement {
  readonly userId: Key | null;
}

/** Something that is done to an account, and what is said before and after. */
interface Act {
  change: AccountChange;
  title: string;
  text: string;
  confirm: string;
  done: string;
  work(): Promise<void>;
}

/** What `<asok-user-account>` shows and does. */
export class UserAccountPage implements LatePage {
  readonly #host: UserAccountHost;
  readonly #inside: Inside;
  readonly #sessions: SessionsCard;
  #store: UserAccountStore | null = null;

  constructor(host: UserAccountHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
    const { localize } = inside;
    this.#sessions = new SessionsCard(host, localize, () => ({
      title: localize.term('usersSessions'),
      none: localize.term('usersSessionsNone'),
      all: localize.term('usersSessionsAll'),
      question: (count) => localize.term('usersSessionsQuestion', count),
      warning: localize.term('usersSessionsWarning'),
    }));
  }

  connectionChanged(): void {
    this.#drop();
    this.#host.requestUpdate();
  }

  willUpdate(): void {
    const { userId } = this.#host;
    const connection = this.#inside.connection();
    if (!connection?.session.$state.get().user || !userId) return this.#drop();
    if (this.#store?.key === userId) return;
    this.#drop();
    this.#store = createUserAccountStore(connection.client, userId);
    this.#inside.watch(this.#store.$state);
    void this.#store.load();
  }

  #drop(): void {
    if (this.#store) this.#inside.unwatch(this.#store.$state);
    this.#store = null;
  }

  render(): TemplateResult | typeof nothing {
    const { localize } = this.#inside;
    const store = this.#store;
    const { account, status, error } = store?.$state.get() ?? {};
    if (!store || status === 'denied') return nothing;
    if (account) return this.#renderAccount(store, account);
    if (status !== 'error') return renderLoading({ localize });
    return renderLoadError(error ?? null, { localize, retry: () => void store.load() });
  }

  #renderAccount(store: UserAccountStore, account: UserAccountOutput): TemplateResult {
    const { localize } = this.#inside;
    const { disabled, totpEnabled } = account;
    const ender = {
      revokeSession: (id: string) => store.revokeSession(id),
      revokeOtherSessions: () => store.revokeSessions(),
    };
    return html`<div class="account stack">
      <section class="card" part="access" aria-labelledby="access-title">
        <div class="card-head">
          <h2 class="card-title" id="access-title" tabindex="-1">${localize.term('usersAccess')}</h2>
          <span class="badge ${disabled ? 'danger' : 'success'}">${localize.term(disabled ? 'usersDisabled' : 'usersActive')}</span>
        </div>
        <ul class="facts">
          <li class="line">
            <span class="tile">${icon(disabled ? 'lock' : 'key-round', 18)}</span>
            <div class="words">
              <b>${localize.term(disabled ? 'usersDisabledTitle' : 'usersActiveTitle')}</b>
              <p>${localize.term(disabled ? 'usersDisabledText' : 'usersActiveText')}</p>
            </div>
            ${
              disabled
                ? html`<button class="button" type="button" @click=${() => void this.#enable(store)}>
                  ${localize.term('usersEnable')}
                </button>`
                : html`<button class="button danger-quiet" type="button" @click=${() => void this.#disable(store)}>
                  ${localize.term('usersDisable')}
                </button>`
            }
          </li>
          <li class="line">
            <span class="tile ${totpEnabled ? 'success' : ''}">${icon('shield-check', 18)}</span>
            <div class="words">
              <b>${localize.term(totpEnabled ? 'usersTotpOn' : 'usersTotpOff')}</b>
              <p>${localize.term(totpEnabled ? 'usersTotpText' : 'usersTotpOffText')}</p>
            </div>
            ${
              totpEnabled
                ? html`<button class="button danger-quiet" type="button" @click=${() => void this.#resetTotp(store)}>
                  ${localize.term('usersTotpReset')}
                </button>`
                : nothing
            }
          </li>
        </ul>
      </section>
      ${this.#sessions.render(ender, account.sessions)}
    </div>`;
  }

  #disable(store: UserAccountStore): Promise<void> {
    const { localize } = this.#inside;
    return this.#ask({
      change: 'access',
      title: localize.term('usersDisableQuestion'),
      text: localize.term('usersActiveText'),
      confirm: localize.term('usersDisableNow'),
      done: localize.term('usersNowDisabled'),
      work: () => store.setDisabled(true),
    });
  }

  #enable(store: UserAccountStore): Promise<void> {
    const done = this.#inside.localize.term('usersNowEnabled');
    return this.#do({ change: 'access', done, work: () => store.setDisabled(false) });
  }

  #resetTotp(store: UserAccountStore): Promise<void> {
    const { localize } = this.#inside;
    return this.#ask({
      change: 'two-factor',
      title: localize.term('usersTotpQuestion'),
      text: localize.term('usersTotpWarning'),
      confirm: localize.term('usersTotpReset'),
      done: localize.term('usersTotpDone'),
      work: () => store.resetTotp(),
    });
  }

  async #ask({ title, text, confirm, ...act }: Act): Promise<void> {
    if (await confirmDialog(this.#host, { title, text, confirm, danger: true })) await this.#do(act);
  }

  async #do({ change, done, work }: Pick<Act, 'change' | 'done' | 'work'>): Promise<void> {
    try {
      await work();
    } catch (error) {
      toast(this.#host, { tone: 'danger', text: errorText(this.#inside.localize, toAsokError(error)) });
      return;
    }
    toast(this.#host, { tone: 'success', text: done });
    this.#host.dispatchEvent(new AsokAccountChangeEvent(change));
    // What was pressed may be gone: the focus stays in the card.
    await this.#host.updateComplete;
    this.#inside.root.querySelector<HTMLElement>('#access-title')?.focus();
  }
}

const pageStyles = css`
  .account {
    gap: var(--asok-space-4);
  }
  .facts > .line {
    padding: 14px 20px;
  }
  .facts > .line:not(:last-child) {
    border-block-end: 1px solid var(--asok-color-line-subtle);
  }
  @container (max-width: 600px) {
    .facts > .line {
      padding: 14px 16px;
    }
  }
`;

/** The page of `<asok-user-account>`. */
export const userAccountPage: PageCode<UserAccountHost, UserAccountPage> = {
  styles: [loadingStyles, accountStyles, pageStyles],
  open: (host, inside) => new UserAccountPage(host, inside),
};
