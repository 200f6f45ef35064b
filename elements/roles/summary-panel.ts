import { html, nothing, type TemplateResult } from 'lit';
import { formatListQuery, type ModelDescriptor, PLAIN_LIST, type RelationList } from '../../sdk/index.ts';
import { avatar } from '../internal/avatar.ts';
import { icon } from '../internal/icon.ts';
import { formatRoute } from '../shell/routes.ts';
import type { MatrixView } from './matrix-view.ts';

/** The relation of a role to who holds it. */
const USERS = 'users';

/** Faces shown before "and N more". */
const FACES = 4;

interface SummaryPanel extends MatrixView {
  model: ModelDescriptor;
  hrefBase: string;
}

/** Beside the matrix: what changes, what is stored then, and whom it concerns. */
export function renderSummary(panel: SummaryPanel): TemplateResult {
  const { localize, state } = panel;
  const { added, removed, unknown } = state;
  const stored = state.draft.filter((entry) => !unknown.includes(entry));
  return html`<aside class="card summary-panel" part="summary" aria-labelledby="summary-title">
    <div class="card-head"><h2 class="card-title" id="summary-title">
        ${localize.term(state.locked === null ? 'rolesSaves' : 'rolesStored')}
      </h2></div>
    <div class="card-body">
      ${
        added.length + removed.length > 0
          ? html`<section>
            <h3>${localize.term('rolesChanges')}</h3>
            <ul class="permissions">
              ${added.map((entry) => renderChange(entry, { kind: 'added', sign: '+', text: localize.term('rolesAdded', entry) }))}
              ${removed.map((entry) => renderChange(entry, { kind: 'removed', sign: '−', text: localize.term('rolesRemoved', entry) }))}
            </ul>
          </section>`
          : nothing
      }
      <section>
        ${state.locked === null ? html`<h3>${localize.term('rolesStored')}</h3>` : nothing}
        ${
          stored.length > 0
            ? html`<ul class="permissions" part="stored">
              ${stored.map((entry) => html`<li class="permission ${entry === '*' ? 'superuser' : ''}">${entry}</li>`)}
            </ul>`
            : html`<p class="subtle">${localize.term('rolesStoredNone')}</p>`
        }
      </section>
      ${
        unknown.length > 0
          ? html`<section>
            <h3>${localize.term('rolesUnknown')}</h3>
            <ul class="permissions" part="unknown">
              ${unknown.map((entry) => html`<li class="permission"><bdi>${entry}</bdi></li>`)}
            </ul>
            <p class="subtle">${localize.term('rolesUnknownHelp')}</p>
          </section>`
          : nothing
      }
      ${renderPeople(panel)} ${renderWarning(panel)}
    </div>
  </aside>`;
}

interface Change {
  kind: 'added' | 'removed';
  sign: string;
  text: string;
}

function renderChange(entry: string, { kind, sign, text }: Change): TemplateResult {
  return html`<li class="permission ${kind}">
    <span aria-hidden="true">${sign} ${entry}</span><span class="visually-hidden">${text}</span>
  </li>`;
}

function renderPeople({ localize, state, model, hrefBase }: SummaryPanel): TemplateResult | typeof nothing {
  const users = state.record?.[USERS] as RelationList | null | undefined;
  if (!users) return nothing;
  const { items, count } = users;
  const shown = items.slice(0, FACES);
  const more = count - shown.length;
  const slug = model.fields.find(({ name }) => name === USERS)?.relation?.model ?? null;
  const query = formatListQuery({ ...PLAIN_LIST, filters: { roles: { in: [state.record?.$key ?? ''] } } });
  const text = localize.term('fieldsAndMore', more);
  return html`<section>
    <h3>${localize.term('rolesPeople')}</h3>
    ${count === 0 ? html`<p class="subtle">${localize.term('rolesNobody')}</p>` : nothing}
    <div class="people" part="people">
      <ul class="faces">
        ${shown.map(
          ({ label }) => html`<li title=${label}>${avatar(label)}<span class="visually-hidden">${label}</span></li>`,
        )}
      </ul>
      ${
        more > 0
          ? slug && hrefBase
            ? html`<a class="link" href=${formatRoute(hrefBase, { page: 'list', model: slug, query })}>${text}</a>`
            : html`<span class="muted">${text}</span>`
          : nothing
      }
    </div>
  </section>`;
}

function renderWarning({ localize, state }: SummaryPanel): TemplateResult {
  if (!state.superuser) return html`<div class="notice">${icon('info')}<p>${localize.term('rolesAddUp')}</p></div>`;
  const count = (state.record?.[USERS] as RelationList | null | undefined)?.count ?? 0;
  const concerned = state.saved.includes('*') ? 'rolesSuperuserHas' : 'rolesSuperuserGives';
  return html`<div class="notice warning" role="status">
    ${icon('triangle-alert')}
    <p>${count > 0 ? localize.term(concerned, count) : localize.term('rolesSuperuserWarning')}</p>
  </div>`;
}
