import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type AccountStore, type SessionOutput, toAsokError } from '../../sdk/index.ts';
import { relativeText } from '../fields/value-texts.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { confirmDialog } from '../internal/dialog.ts';
import { toast } from '../internal/toast.ts';
import { icon } from '../shell/icon.ts';
import { deviceOf } from './device.ts';
import { AsokAccountChangeEvent } from './events.ts';

/** Where the person is logged in; each of the other sessions can be ended, or all of them. */
export class SessionsCard {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;

  constructor(host: LitElement, localize: LocalizeController) {
    this.#host = host;
    this.#localize = localize;
  }

  render(store: AccountStore, sessions: readonly SessionOutput[]): TemplateResult {
    const localize = this.#localize;
    const others = sessions.filter(({ current }) => !current).length;
    return html`<section class="card" part="sessions" aria-labelledby="sessions-title">
      <div class="card-head">
        <h2 class="card-title" id="sessions-title" tabindex="-1">${localize.term('accountSessions')}</h2>
        ${
          others > 0
            ? html`<button class="button small end-of-line" type="button" @click=${() => void this.#revokeOthers(store, others)}>
              ${localize.term('accountSessionsOthers')}
            </button>`
            : nothing
        }
      </div>
      <ul class="sessions">
        ${sessions.map((session) => this.#renderSession(store, session))}
      </ul>
    </section>`;
  }

  #renderSession(store: AccountStore, session: SessionOutput): TemplateResult {
    const localize = this.#localize;
    const name = this.#nameOf(session);
    const seen = relativeText(session.lastSeenAt, new Date(), localize);
    const exact = localize.date(session.lastSeenAt, { dateStyle: 'medium', timeStyle: 'short' });
    return html`<li class="line" part="session" data-session=${session.id}>
      <span class="tile">${icon(deviceOf(session.userAgent)?.isPhone ? 'smartphone' : 'monitor', 18)}</span>
      <div class="words">
        <b>${name}</b>
        ${session.current ? html`<span class="badge success">${localize.term('accountSessionCurrent')}</span>` : nothing}
        <p>
          <bdi>${session.ip ?? localize.term('accountAddressUnknown')}</bdi> ·
          <time datetime=${session.lastSeenAt.toISOString()} title=${exact}
            >${localize.term('accountSessionSeen', seen ?? exact)}</time
          >
        </p>
      </div>
      ${
        session.current
          ? nothing
          : html`<button
            class="button"
            type="button"
            aria-label=${localize.term('accountSessionRevokeOf', `${name}, ${session.ip ?? ''}`)}
            @click=${() => void this.#revoke(store, session)}
          >
            ${localize.term('accountSessionRevoke')}
          </button>`
      }
    </li>`;
  }

  #nameOf({ userAgent }: SessionOutput): string {
    const device = deviceOf(userAgent);
    if (!device) return this.#localize.term('accountDeviceUnknown');
    const { browser, system } = device;
    return browser && system ? this.#localize.term('accountDevice', browser, system) : browser || system;
  }

  async #revoke(store: AccountStore, session: SessionOutput): Promise<void> {
    const done = await this.#try(() => store.revokeSession(session.id));
    if (done) this.#tell(this.#localize.term('accountSessionRevoked', this.#nameOf(session)));
  }

  async #revokeOthers(store: AccountStore, others: number): Promise<void> {
    const localize = this.#localize;
    const agreed = await confirmDialog(this.#host, {
      title: localize.term('accountSessionsQuestion', others),
      text: localize.term('accountSessionsWarning'),
      confirm: localize.term('accountSessionsOthers'),
      danger: true,
    });
    if (!agreed) return;
    let ended = 0;
    const done = await this.#try(async () => {
      ended = await store.revokeOtherSessions();
    });
    if (done) this.#tell(localize.term('accountSessionsEnded', ended));
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      toast(this.#host, { tone: 'danger', text: errorText(this.#localize, toAsokError(error)) });
      return false;
    }
  }

  /** What was pressed is gone: the focus stays in the card. */
  #tell(text: string): void {
    toast(this.#host, { tone: 'success', text });
    this.#host.dispatchEvent(new AsokAccountChangeEvent('sessions'));
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('#sessions-title')?.focus(),
    );
  }
}
