import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import {
  type AccountStore,
  createAccountStore,
  createTwoFactorStore,
  type TwoFactorState,
  type TwoFactorStore,
} from '../../sdk/index.ts';
import '../auth/english.ts';
import type { Connection } from '../internal/connection.ts';
import { confirmDialog } from '../internal/dialog.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { renderLoadError, renderLoading } from '../internal/load-states.ts';
import { toast } from '../internal/toast.ts';
import { accountStyles } from './account.styles.ts';
import { loadingStyles } from '../internal/load-states.styles.ts';
import { CodeField } from './code-field.ts';
import { CopyButtons } from './copy-button.ts';
import { DisableStep } from './disable-step.ts';
import './english.ts';
import { AsokTwoFactorChangeEvent } from './events.ts';
import { QrDrawing } from './qr-drawing.ts';
import { RecoveryStep } from './recovery-step.ts';
import { isWrongCode, renderRefusal } from './refusal.ts';
import { renderScan, renderSteps, renderVerify } from './setup-steps.ts';
import { renderFoot } from './step-foot.ts';
import { renderOff, renderOn } from './two-factor-rest.ts';
import { twoFactorStyles } from './two-factor.styles.ts';

interface TwoFactorHost extends LitElement {
  readonly account: AccountStore | null;
}

/** What `<asok-two-factor>` shows and does. */
export class TwoFactorPage implements LatePage {
  readonly #host: TwoFactorHost;
  readonly #inside: Inside;
  readonly #copies: CopyButtons;
  readonly #code: CodeField;
  readonly #qr: QrDrawing;
  readonly #recovery: RecoveryStep;
  readonly #disable: DisableStep;
  #own: AccountStore | null = null;
  #account: AccountStore | null = null;
  #store: TwoFactorStore | null = null;
  #shown: TwoFactorState['step'] = 'rest';
  /** The step is another one than before. */
  #arrives = false;

  constructor(host: TwoFactorHost, inside: Inside) {
    const { localize, session } = inside;
    this.#host = host;
    this.#inside = inside;
    this.#copies = new CopyButtons(host, localize);
    this.#code = new CodeField(host, localize);
    this.#qr = new QrDrawing(host, localize);
    const codes = () => this.#store?.$state.get().recoveryCodes ?? [];
    this.#recovery = new RecoveryStep({ host, localize, session, codes, copies: this.#copies });
    this.#disable = new DisableStep({
      host,
      localize,
      store: () => this.#store,
      asksCode: () => this.#account?.$state.get().account?.require2fa === true,
      done: () => this.#tell(false),
    });
  }

  connectionChanged(connection: Connection | undefined): void {
    // Nothing of one person stays for the next.
    this.#forget();
    this.#own = connection && !this.#host.account ? createAccountStore(connection.client, connection.session) : null;
    this.#host.requestUpdate();
  }

  disconnected(): void {
    this.#forget();
  }

  willUpdate(): void {
    this.#follow();
    const step = this.#store?.$state.get().step ?? 'rest';
    if (step === this.#shown) return;
    this.#shown = step;
    this.#arrives = true;
    this.#clear();
  }

  updated(): void {
    if (!this.#arrives) return;
    this.#arrives = false;
    this.#inside.root.querySelector<HTMLElement>('.step-title')?.focus();
  }

  render(): TemplateResult | typeof nothing {
    const { localize } = this.#inside;
    if (!this.#store || !this.#account) return nothing;
    const { account, status, error } = this.#account.$state.get();
    if (!account && !this.#mustEnrol) {
      if (status !== 'error') return renderLoading({ localize });
      return renderLoadError(error, { localize, retry: () => void this.#account?.load() });
    }
    const state = this.#store.$state.get();
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-head">
        <h2 class="card-title" id="title">${localize.term('accountTwoFactor')}</h2>
        ${this.#renderBadge(state)}
      </div>
      ${this.#renderStep(state, this.#store)}
    </section>`;
  }

  /** Then there is no account to look at yet. */
  get #mustEnrol(): boolean {
    return this.#inside.session()?.user?.mustEnrol ?? false;
  }

  get #isOn(): boolean {
    return (this.#account?.$state.get().account?.totpEnabledAt ?? null) !== null;
  }

  /** Goes by the account that is given, else by the element's own. */
  #follow(): void {
    const connection = this.#inside.connection();
    const session = this.#inside.session();
    const account = this.#host.account ?? this.#own;
    // Who must enrol is known with the session alone.
    if (!connection || !account || account === this.#account || session?.status === 'loading') return;
    this.#forget();
    this.#account = account;
    this.#store = createTwoFactorStore(connection.client, { session: connection.session, account });
    this.#inside.watch(this.#store.$state);
    this.#inside.watch(account.$state);
    if (account === this.#own && !this.#mustEnrol) void account.load();
  }

  #forget(): void {
    if (this.#store) this.#inside.unwatch(this.#store.$state);
    if (this.#account) this.#inside.unwatch(this.#account.$state);
    this.#store = null;
    this.#account = null;
    this.#clear();
  }

  /** Nothing that was typed or shown stays. */
  #clear(): void {
    this.#code.clear();
    this.#recovery.clear();
    this.#disable.clear();
  }

  #renderBadge({ step }: TwoFactorState): TemplateResult {
    const { localize } = this.#inside;
    // With the codes it is on, whatever the account said when it was asked.
    return this.#isOn || step === 'recovery'
      ? html`<span class="badge success"><span class="dot"></span>${localize.term('accountTwoFactorOn')}</span>`
      : html`<span class="badge">${localize.term('accountTwoFactorOff')}</span>`;
  }

  #renderStep(state: TwoFactorState, store: TwoFactorStore): TemplateResult {
    switch (state.step) {
      case 'rest':
        return this.#renderRest(state, store);
      case 'recovery':
        return this.#renderRecovery(state);
      case 'disable':
        return this.#disable.render(state);
      default:
        return this.#renderSetup(state, store);
    }
  }

  #renderRest({ busy, error }: TwoFactorState, store: TwoFactorStore): TemplateResult {
    const { localize } = this.#inside;
    const view = { localize, busy };
    const account = this.#account?.$state.get().account ?? null;
    return html`<div class="card-body stack">
      ${renderRefusal(localize, error)}
      ${
        this.#isOn
          ? renderOn({ ...view, account, renew: () => void this.#renew(), disable: () => store.askToDisable() })
          : renderOff(view, this.#start)
      }
    </div>`;
  }

  #renderSetup({ step, setup, busy, error }: TwoFactorState, store: TwoFactorStore): TemplateResult {
    const { localize } = this.#inside;
    const isScan = step === 'scan';
    const back = () => (isScan ? store.cancel() : store.back());
    return html`<form @submit=${this.#confirm}>
      <div class="card-body stack">
        ${renderSteps(localize, step)}
        <div class="setup">
          ${this.#qr.render(setup)}
          <div class="words">
            ${isScan ? renderScan(localize, setup, this.#copies) : renderVerify(localize, this.#code.render(error))}
          </div>
        </div>
        ${renderRefusal(localize, isWrongCode(error) ? null : error)}
      </div>
      ${renderFoot(html`<button class="button" type="button" @click=${back}>
          ${localize.term(isScan ? 'cancel' : 'accountBack')}
        </button>
        ${
          isScan
            ? html`<button class="button primary" type="button" @click=${() => store.proceed()}>
              ${localize.term('accountContinue')}
            </button>`
            : html`<button class="button primary" type="submit" aria-disabled=${busy || !this.#code.isComplete}>
              ${localize.term('accountVerify')}
            </button>`
        }`)}
    </form>`;
  }

  #renderRecovery({ step, enrolling, busy }: TwoFactorState): TemplateResult {
    const { localize } = this.#inside;
    return html`<div class="card-body stack">
        ${enrolling ? renderSteps(localize, step) : nothing} ${this.#recovery.render()}
      </div>
      ${renderFoot(html`<button
        class="button primary"
        type="button"
        aria-disabled=${busy || !this.#recovery.isSaved}
        @click=${this.#finish}
      >
        ${localize.term('accountDone')}
      </button>`)}`;
  }

  readonly #start = (): void => {
    void this.#store?.start();
    void this.#qr.fetch();
  };

  readonly #confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    const store = this.#store;
    if (store?.$state.get().step !== 'verify') return;
    if (!this.#code.isComplete) return this.#code.remind();
    await store.confirm(this.#code.code);
    if (store.$state.get().error) this.#code.select();
  };

  readonly #finish = async (): Promise<void> => {
    if (!this.#recovery.isSaved) return this.#recovery.remind();
    // Told first: the page may go with what follows.
    if (this.#store?.$state.get().enrolling) this.#tell(true);
    await this.#store?.finish();
  };

  readonly #renew = async (): Promise<void> => {
    const { localize } = this.#inside;
    const agreed = await confirmDialog(this.#host, {
      title: localize.term('accountCodesRenewTitle'),
      text: localize.term('accountCodesRenewText'),
      confirm: localize.term('accountCodesRenew'),
    });
    if (agreed) await this.#store?.renewCodes();
  };

  #tell(enabled: boolean): void {
    const { localize } = this.#inside;
    const text = localize.term(enabled ? 'accountTwoFactorEnabled' : 'accountTwoFactorDisabled');
    toast(this.#host, { tone: 'success', text });
    this.#host.dispatchEvent(new AsokTwoFactorChangeEvent(enabled));
  }
}

/** The page of `<asok-two-factor>`. */
export const twoFactorPage: PageCode<TwoFactorHost, TwoFactorPage> = {
  styles: [loadingStyles, accountStyles, twoFactorStyles],
  open: (host, inside) => new TwoFactorPage(host, inside),
};
