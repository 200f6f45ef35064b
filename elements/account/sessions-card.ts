import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type SessionOutput, toAsokError } from '../../sdk/index.ts';
import { relativeText } from '../fields/value-texts.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { confirmDialog } from '../internal/dialog.ts';
import { toast } from '../internal/toast.ts';
import { icon } from '../shell/icon.ts';
import { deviceOf } from './device.ts';
import { AsokAccountChangeEvent } from './events.ts';

/** Ends sessions. */
export interface SessionsEnder {
  revokeSession(id: string): Promise<void>;
  revokeOtherSessions(): Promise<number>;
}

/** What the card says of whose sessions they are. */
export interface SessionsTexts {
  title: string;
  none: string;
  /** On the button that ends all that can be ended here. */
  all: string;
  question(count: number): string;
  warning: string;
}

/** Where a person is logged in; each of the other sessions can be ended, or all of them. */
export class SessionsCard {
  readonly #host: LitElement;
  readonly #localize: LocalizeController;
  readonly #texts: () => SessionsTexts;

  constructor(host: LitElement, localize: LocalizeController, texts: () => SessionsTexts = () => ownTexts(localize)) {
    this.#host = host;
    this.#localize = localize;
    this.#texts = texts;
  }

  render(store: SessionsEnder, sessions: readonly SessionOutput[]): TemplateResult {
    const texts = this.#texts();
    const others = sessions.filter(({ current }) => !current).length;
    return html`<section class="card" part="sessions" aria-labelledby="sessions-title">
      <div class="card-head">
        <h2 class="card-title" id="sessions-title" tabindex="-1">${texts.title}</h2>
        ${
          others > 0
            ? html`<button class="button small end-of-line" type="button" @click=${() => void this.#revokeOthers(store, others)}>
              ${texts.all}
            </button>`
            : nothing
        }
      </div>
      ${
        sessions.length > 0
          ? html`<ul class="sessions">
            ${sessions.map((session) => this.#renderSession(store, session))}
          </ul>`
          : html`<div class="card-body muted small">${texts.none}</div>`
      }
    </section>`;
  }

  #renderSession(store: SessionsEnder, session: SessionOutput): TemplateResult {
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

  async #revoke(store: SessionsEnder, session: SessionOutput): Promise<void> {
    const done = await this.#try(() => store.revokeSession(session.id));
    if (done) this.#tell(this.#localize.term('accountSessionRevoked', this.#nameOf(session)));
  }

  async #revokeOthers(store: SessionsEnder, others: number): Promise<void> {
    const localize = this.#localize;
    const texts = this.#texts();
    const agreed = await confirmDialog(this.#host, {
      title: texts.question(others),
      text: texts.warning,
      confirm: texts.all,
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

function ownTexts(localize: LocalizeController): SessionsTexts {
  return {
    title: localize.term('accountSessions'),
    // Whoever reads this is logged in here.
    none: '',
    all: localize.term('accountSessionsOthers'),
    question: (count) => localize.term('accountSessionsQuestion', count),
    warning: localize.term('accountSessionsWarning'),
  };
}
