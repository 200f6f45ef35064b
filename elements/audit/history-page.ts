import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { createHistoryStore, type HistoryState, type HistoryStore, type Key, type LogEntry } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import type { Connection } from '../internal/connection.ts';
import type { Inside, LatePage, PageCode } from '../internal/late-element.ts';
import { AsokCloseEvent } from '../shell/asok-dialog.ts';
import { actionLook } from './actions.ts';
import { type DiffView, renderDiff } from './diff.ts';
import { diffStyles } from './diff.styles.ts';
import './english.ts';
import { actorAvatar, renderSentence, renderTime } from './entry-words.ts';
import { historyStyles } from './history.styles.ts';
import { icon } from './icon.ts';
import { renderLogDenied, renderLogFailure } from './log-states.ts';

interface HistoryHost extends HTMLElement {
  readonly model: string;
  readonly recordId: Key | null;
  readonly closable: boolean;
  requestUpdate(): void;
}

/** Actions whose values are many and rarely asked for: behind a button. */
const FOLDED: ReadonlySet<string> = new Set(['create', 'delete']);

/** What `<asok-history>` shows and does. */
export class HistoryPage implements LatePage {
  readonly #host: HistoryHost;
  readonly #inside: Inside;
  #store: HistoryStore | undefined;
  #madeFor: { connection: Connection; user: Key } | undefined;
  readonly #full = new Set<string>();
  readonly #unfolded = new Set<string>();

  constructor(host: HistoryHost, inside: Inside) {
    this.#host = host;
    this.#inside = inside;
  }

  async refresh(): Promise<void> {
    await this.#store?.load();
  }

  connectionChanged(): void {
    this.#close();
  }

  disconnected(): void {
    this.#close();
  }

  willUpdate(): void {
    const { model, recordId } = this.#host;
    const connection = this.#inside.connection();
    const user = this.#inside.session()?.user;
    if (!connection || !user?.isAdmin || !model || !recordId) return this.#close();
    const made = this.#madeFor;
    const store = this.#store;
    if (made?.connection === connection && made.user === user.key && store?.model === model && store.key === recordId)
      return;
    this.#close();
    this.#madeFor = { connection, user: user.key };
    this.#store = createHistoryStore(connection.client, model, recordId);
    this.#inside.watch(this.#store.$state);
    void this.#store.load();
  }

  render(): TemplateResult {
    const { localize } = this.#inside;
    const state = this.#store?.$state.get();
    const counted = state && state.entries.length > 0;
    return html`<section class="card panel" part="panel" aria-labelledby="title">
      <header class="head" part="header">
        <h2 class="card-title" id="title">${localize.term('auditHistory')}</h2>
        ${
          counted
            ? html`<span class="subtle number">
              ${localize.term('auditChanges', state.total.value, state.total.capped)}
            </span>`
            : nothing
        }
        ${
          this.#host.closable
            ? html`<button
              type="button"
              class="icon-button small close"
              aria-label=${localize.term('close')}
              @click=${() => this.#host.dispatchEvent(new AsokCloseEvent('cancel'))}
            >
              ${icon('x')}
            </button>`
            : nothing
        }
      </header>
      <div class="body" aria-busy=${state?.status === 'loading' && counted ? 'true' : nothing}>
        ${this.#renderBody(state)}
      </div>
    </section>`;
  }

  #renderBody(state: HistoryState | undefined): TemplateResult {
    const { localize } = this.#inside;
    const session = this.#inside.session();
    const isRefused = session?.status === 'anonymous' || session?.user?.isAdmin === false;
    if (state?.status === 'denied' || isRefused) return renderLogDenied(localize);
    const retry = () => void this.#store?.load();
    if (!state) {
      if (session?.status !== 'error') return this.#renderSkeleton();
      const again = () => void this.#inside.connection()?.session.load();
      return renderLogFailure(session.error, { localize, retry: again });
    }
    const { status, entries, error, more } = state;
    if (status === 'error' && entries.length === 0) return renderLogFailure(error, { localize, retry });
    if (status === 'loading' && entries.length === 0) return this.#renderSkeleton();
    if (entries.length === 0) {
      return html`<div class="state" part="state">
        <span class="tile">${icon('scroll-text', 22)}</span>
        <h2>${localize.term('auditEmptyTitle')}</h2>
        <p>${localize.term('auditHistoryEmptyText')}</p>
      </div>`;
    }
    return html`<ol class="entries">
        ${repeat(
          entries,
          ({ id }) => id,
          (entry) => this.#renderEntry(entry),
        )}
      </ol>
      ${status === 'error' ? html`<p class="failure" role="alert">${error ? errorText(localize, error) : nothing}</p>` : nothing}
      ${more || status === 'error' ? this.#renderFooter(state) : nothing}`;
  }

  #renderFooter({ status }: HistoryState): TemplateResult {
    const busy = status === 'adding';
    return html`<div class="foot" part="footer">
      <button
        type="button"
        class="button"
        aria-disabled=${busy ? 'true' : nothing}
        @click=${() => !busy && void this.#store?.older()}
      >
        ${this.#inside.localize.term('auditOlder')}
      </button>
    </div>`;
  }

  #renderEntry(entry: LogEntry): TemplateResult {
    const { localize } = this.#inside;
    const look = actionLook(entry.action);
    return html`<li class="entry" part="entry">
      <span class="sign ${look.tone}">${icon(look.icon, 13)}</span>
      <div class="told">
        <div class="line">
          ${actorAvatar(entry, localize)} ${renderSentence(entry, localize)}
          ${renderTime(entry.at, localize, 'short')}
        </div>
        ${
          entry.impersonator
            ? html`<p class="impersonated" part="impersonated">
              ${icon('venetian-mask', 13)}<bdi>${localize.term('auditWhileImpersonated', entry.impersonator.label)}</bdi>
            </p>`
            : nothing
        }
        ${this.#renderChanges(entry)}
      </div>
    </li>`;
  }

  #renderChanges(entry: LogEntry): TemplateResult | typeof nothing {
    if (entry.changes.length === 0) return nothing;
    const diff = () => renderDiff(entry, this.#diffView);
    if (!FOLDED.has(entry.action)) return diff();
    const open = this.#unfolded.has(entry.id);
    return html`<button
        type="button"
        class="link-button unfold"
        aria-expanded=${open}
        aria-controls="values-${entry.id}"
        @click=${() => {
          if (!this.#unfolded.delete(entry.id)) this.#unfolded.add(entry.id);
          this.#host.requestUpdate();
        }}
      >
        ${icon(open ? 'chevron-down' : 'chevron-right', 13)}${this.#inside.localize.term('auditValues', entry.changes.length)}
      </button>
      <div id="values-${entry.id}">${open ? diff() : nothing}</div>`;
  }

  #renderSkeleton(): TemplateResult {
    const entry = html`<div class="entry">
      <span class="skeleton sign"></span>
      <div class="told"><span class="skeleton name"></span><span class="skeleton lines"></span></div>
    </div>`;
    return html`<p class="visually-hidden" role="status">${this.#inside.localize.term('loading')}</p>
      <div class="late" aria-hidden="true">${entry}${entry}${entry}</div>`;
  }

  get #diffView(): DiffView {
    return {
      localize: this.#inside.localize,
      model: this.#inside.connection()?.session.model(this.#host.model),
      isFull: (change) => this.#full.has(change),
      showFull: (change) => {
        this.#full.add(change);
        this.#host.requestUpdate();
      },
    };
  }

  #close(): void {
    if (this.#store) this.#inside.unwatch(this.#store.$state);
    this.#store?.dispose();
    this.#store = undefined;
    this.#full.clear();
    this.#unfolded.clear();
  }
}

/** The page of `<asok-history>`. */
export const historyPage: PageCode<HistoryHost, HistoryPage> = {
  styles: [historyStyles, diffStyles],
  open: (host, inside) => new HistoryPage(host, inside),
};
