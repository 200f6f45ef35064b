import { css, html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type AccountOutput, type AccountStore, createAccountStore } from '../../sdk/index.ts';
import { avatar } from '../internal/avatar.ts';
import type { Connection } from '../internal/connection.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { loadingStyles } from '../internal/load-states.styles.ts';
import { renderLoadError, renderLoading } from '../internal/load-states.ts';
import { twoFactorParts } from '../internal/part-names.ts';
import { UnsavedGuard } from '../internal/unsaved-guard.ts';
import { accountStyles } from './account.styles.ts';
import './asok-two-factor.ts';
import './english.ts';
import { PasswordCard } from './password-card.ts';
import { renderPreferences } from './preferences-card.ts';
import { ProfileCard } from './profile-card.ts';
import { SessionsCard } from './sessions-card.ts';

interface AccountHost extends LitElement {
  readonly dirty: boolean;
}

/** What `<asok-account>` shows and does. */
export class AccountPage implements LatePage {
  readonly #host: LitElement;
  readonly #inside: Inside;
  readonly #profile: ProfileCard;
  readonly #password: PasswordCard;
  readonly #sessions: SessionsCard;
  #store: AccountStore | null = null;

  constructor(host: AccountHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
    this.#profile = new ProfileCard(host, inside.localize);
    this.#password = new PasswordCard(host, inside.localize);
    this.#sessions = new SessionsCard(host, inside.localize);
    host.addController(new UnsavedGuard(host));
  }

  get dirty(): boolean {
    return this.#profile.dirty;
  }

  save(): Promise<boolean> {
    return this.#profile.save();
  }

  connectionChanged(connection: Connection | undefined): void {
    if (this.#store) this.#inside.unwatch(this.#store.$state);
    this.#password.clear();
    this.#store = connection ? createAccountStore(connection.client, connection.session) : null;
    if (this.#store) this.#inside.watch(this.#store.$state);
    void this.#load();
  }

  render(): TemplateResult | typeof nothing {
    const { localize } = this.#inside;
    if (!this.#store) return nothing;
    const { account, sessions, status, error } = this.#store.$state.get();
    if (!account) {
      if (status !== 'error') return renderLoading({ localize });
      return renderLoadError(error, { localize, retry: () => void this.#load() });
    }
    return html`<div class="account stack">
      ${this.#renderHeader(account)}
      <asok-two-factor exportparts=${twoFactorParts} .account=${this.#store}></asok-two-factor>
      ${this.#password.render(this.#store, account)} ${this.#profile.render(this.#store, account)}
      ${renderPreferences(this.#host, localize, { store: this.#store, chosen: account })}
      ${this.#renderRoles(account)} ${sessions ? this.#sessions.render(this.#store, sessions) : nothing}
    </div>`;
  }

  async #load(): Promise<void> {
    await Promise.all([this.#store?.load(), this.#store?.loadSessions()]);
  }

  #renderHeader({ name, email, isAdmin }: AccountOutput): TemplateResult {
    return html`<header class="identity" part="header">
      ${avatar(name ?? email)}
      <div class="words">
        <h1 class="page-title" part="title"><bdi>${name ?? email}</bdi></h1>
        <p class="muted small">
          <bdi>${email}</bdi>
          ${isAdmin ? html`<span class="badge accent">${this.#inside.localize.term('accountAdministrator')}</span>` : nothing}
        </p>
      </div>
    </header>`;
  }

  #renderRoles({ roles, isAdmin }: AccountOutput): TemplateResult {
    const { localize } = this.#inside;
    return html`<section class="card" part="roles" aria-labelledby="roles-title">
      <div class="card-head"><h2 class="card-title" id="roles-title">${localize.term('accountRoles')}</h2></div>
      <div class="card-body">
        ${
          roles.length > 0
            ? html`<ul class="row">
              ${roles.map(({ label }) => html`<li><bdi class="badge">${label}</bdi></li>`)}
            </ul>`
            : isAdmin
              ? nothing
              : html`<p class="muted small">${localize.term('accountRolesNone')}</p>`
        }
        ${isAdmin ? html`<p class="muted small">${localize.term('accountRolesAdmin')}</p>` : nothing}
      </div>
    </section>`;
  }
}

const pageStyles = css`
  .account {
    max-inline-size: 760px;
    margin-inline: auto;
    gap: var(--asok-space-4);
  }
  .identity {
    display: flex;
    align-items: center;
    gap: 16px;
  }
  .identity > .avatar {
    inline-size: 44px;
    block-size: 44px;
    font-size: 15px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 20px;
  }
  .row + p {
    margin-block-start: 10px;
  }
  @container (max-width: 600px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** The page of `<asok-account>`. */
export const accountPage: PageCode<AccountHost, AccountPage> = {
  styles: [loadingStyles, accountStyles, pageStyles],
  open: (host, inside) => new AccountPage(host, inside),
};
