import { html, nothing, type TemplateResult } from 'lit';
import { type FormState, VERBS } from '../../sdk/index.ts';
import { fieldErrorText } from '../i18n/errors.ts';
import { icon } from '../internal/icon.ts';
import type { GridKeys } from './grid-keys.ts';
import { renderLegend } from './legend.ts';
import { renderTable } from './matrix-table.ts';
import { foundGroups, type MatrixView } from './matrix-view.ts';

interface PermissionsCard extends MatrixView {
  form: FormState;
  /** What the field is called. */
  label: string;
  /** The text that the models are searched for. */
  wanted: string;
  keys: GridKeys;
  find(text: string): void;
}

/** The matrix in its card, with the search for a model above and the legend below. */
export function renderPermissions(card: PermissionsCard): TemplateResult {
  const { localize, state, form, label, wanted, find } = card;
  const groups = foundGroups(state.groups, wanted);
  const found = groups.flatMap(({ rows }) => rows).length;
  const error = form.errors.permissions;
  return html`<section class="card" part="permissions" id="field-permissions" tabindex="-1" aria-labelledby="permissions-title">
    <div class="card-head permissions-head">
      <h2 class="card-title" id="permissions-title">${label}</h2>
      <span class="subtle">${summaryText(card)}</span>
      <label class="input-group find">
        ${icon('search', 15)}
        <input
          type="search"
          aria-label=${localize.term('rolesFind')}
          placeholder=${localize.term('rolesFind')}
          .value=${wanted}
          @input=${(event: Event) => find((event.target as HTMLInputElement).value)}
        />
      </label>
      <p class="visually-hidden" role="status">${wanted.trim() ? localize.term('rolesFound', found) : nothing}</p>
    </div>
    ${
      error
        ? html`<p class="error permissions-body">
          ${icon('circle-alert', 14)}<span>${fieldErrorText(localize, error)}</span>
        </p>`
        : nothing
    }
    ${
      form.conflict?.permissions
        ? html`<p class="permissions-body" role="status">${localize.term('rolesMerged')}</p>`
        : nothing
    }
    ${
      found > 0
        ? renderTable({ ...card, groups })
        : html`<p class="not-found">${localize.term('rolesNoneFound', wanted.trim())}</p>`
    }
    ${renderLegend(localize)}
  </section>`;
}

/** How much the role grants. */
function summaryText({ localize, state, store }: PermissionsCard): string {
  if (state.superuser) return localize.term('rolesSuperuserCovers');
  const rows = state.groups.flatMap((group) => group.rows);
  const actions = rows.map(({ slug }) => {
    const states = VERBS.map((verb) => store.cell(slug, verb).state);
    return states.filter((each) => each !== 'off' && each !== 'absent').length;
  });
  const granted = actions.filter((count) => count > 0).length;
  const total = actions.reduce((sum, count) => sum + count, 0);
  return localize.term('rolesSummary', granted, rows.length, total);
}
