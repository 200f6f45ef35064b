import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type AsokError, type Key, type Session, type SessionState, toAsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { bannerParts } from '../internal/part-names.ts';
import { toast } from '../internal/toast.ts';
import type { Toast } from '../shell/events.ts';
import './asok-impersonation-banner.ts';

/** What the controller needs of the pages around. */
interface Around {
  readonly localize: LocalizeController;
  session(): Session | undefined;
  /** Whether the open page may be left; asks when something typed would be lost. */
  agrees(): Promise<boolean>;
  /** Path of the admin: another one on this origin has sessions of its own. */
  prefix(): string;
}

/** Acting as somebody else: begins and ends it, tells both, and notices an end that comes by itself or in another tab. */
export class ImpersonationController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: Around;
  #before: SessionState | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tabs: BroadcastChannel | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, around: Around) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#tabs?.close();
    this.#tabs = undefined;
    this.#before = null;
  }

  hostUpdated(): void {
    const now = this.#around.session()?.$state.get();
    const before = this.#before;
    if (!now?.user || now === before) return;
    this.#before = now;
    this.#listen();
    this.#awaitEnd(now);
    this.#tell(before, now);
  }

  /** What stands over everything while somebody is acted as. */
  renderBanner(): TemplateResult | typeof nothing {
    const { user, impersonation } = this.#around.session()?.$state.get() ?? {};
    if (!user || !impersonation) return nothing;
    return html`<asok-impersonation-banner
      part="banner"
      exportparts=${bannerParts}
      .name=${user.label}
      .admin=${impersonation.admin.label}
      .until=${impersonation.until}
      @asok-stop-impersonation=${() => void this.stop()}
    ></asok-impersonation-banner>`;
  }

  async start(user: Key): Promise<void> {
    await this.#try(async (session) => session.impersonate(user));
  }

  async stop(): Promise<void> {
    if (await this.#around.agrees()) await this.#try((session) => session.stopImpersonation());
  }

  async #try(act: (session: Session) => Promise<void>): Promise<void> {
    const session = this.#around.session();
    if (!session) return;
    try {
      await act(session);
      this.#tabs?.postMessage(null);
    } catch (error) {
      this.#toast({ tone: 'danger', text: this.#refusalText(toAsokError(error)) });
    }
  }

  #refusalText(error: AsokError): string {
    const { localize } = this.#around;
    return error.code === 'FORBIDDEN' ? localize.term('errorImpersonationRefused') : errorText(localize, error);
  }

  #tell(before: SessionState | null, { user, impersonation, impersonationEnded }: SessionState): void {
    const { localize } = this.#around;
    // Pages that open while somebody is acted as have the banner alone.
    if (before && !before.impersonation && impersonation && user)
      this.#toast({ tone: 'success', text: localize.term('shellActingStarted', user.label) });
    const ended = impersonationEnded ?? (before?.impersonation && !impersonation ? 'stopped' : null);
    if (ended === 'stopped') this.#toast({ tone: 'success', text: localize.term('shellActingStopped') });
    if (ended === 'expired') this.#toast({ tone: 'info', text: localize.term('errorImpersonationExpired') });
    if (ended === 'gone') this.#toast({ tone: 'info', text: localize.term('shellActingGone') });
    if (impersonationEnded) this.#around.session()?.dismissEnd();
  }

  #toast(message: Toast): void {
    toast(this.#host, message);
  }

  /** The server knows best: it is asked once the time is over. */
  #awaitEnd({ impersonation }: SessionState): void {
    clearTimeout(this.#timer);
    if (!impersonation) return;
    const left = Math.max(0, impersonation.until.getTime() - Date.now());
    this.#timer = setTimeout(() => void this.#around.session()?.load(), left);
  }

  // All tabs of a browser share the session: none may go on showing somebody who is not acted as.
  #listen(): void {
    if (this.#tabs) return;
    this.#tabs = new BroadcastChannel(`asok-session ${this.#around.prefix()}`);
    this.#tabs.addEventListener('message', () => void this.#around.session()?.load());
  }
}
