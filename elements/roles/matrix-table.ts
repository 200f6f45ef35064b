import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  columnState,
  type GroupState,
  type MatrixOutput,
  type MatrixRow,
  mayGrant,
  rowState,
  toggleColumn,
  type Verb,
  VERBS,
} from '../../sdk/index.ts';
import type { GridKeys } from './grid-keys.ts';
import { listText, type MatrixView, verbText } from './matrix-view.ts';

interface MatrixTable extends MatrixView {
  /** The groups that are shown: all, or what was searched for. */
  groups: MatrixOutput['groups'];
  keys: GridKeys;
}

/** Models and verbs as a table of checkboxes, each named by both. */
export function renderTable(table: MatrixTable): TemplateResult {
  const { localize, groups, keys } = table;
  return html`<table class="matrix" part="table" @keydown=${keys.move} @focusin=${keys.focus}>
    <caption class="visually-hidden">${localize.term('rolesTable')}</caption>
    <thead part="head">
      <tr>
        <th scope="col" class="model">${localize.term('rolesModel')}</th>
        <th scope="col" class="all">${localize.term('rolesAll')}</th>
        ${VERBS.map((verb) => renderColumn(table, verb))}
      </tr>
    </thead>
    ${repeat(
      groups,
      ({ label }) => label,
      ({ label, rows }) => html`<tbody part="group">
        <tr class="group">
          <th scope="rowgroup" colspan=${VERBS.length + 2}>${label}</th>
        </tr>
        ${repeat(
          rows,
          ({ slug }) => slug,
          (row) => renderRow(table, row),
        )}
      </tbody>`,
    )}
  </table>`;
}

function renderColumn(table: MatrixTable, verb: Verb): TemplateResult {
  const { localize, groups, state, store, change } = table;
  const rows = groups.flatMap((group) => group.rows);
  const word = verbText(localize, verb);
  const next = toggleColumn(state.draft, { rows, verb }, state.grantable);
  const slugs = rows.map(({ slug }) => slug);
  return html`<th scope="col">
    <label class="column">
      <span class="verb">${word}</span>
      ${renderBox({
        column: verb,
        label: localize.term('rolesColumn', word),
        state: columnState(state.draft, rows, verb),
        kind: '',
        // Nothing in this column can change: all of it is implied, covered or not the actor's to give.
        locked: state.locked !== null || next.join() === state.draft.join(),
        toggle: () => change(() => store.toggleColumn(verb, slugs)),
      })}
    </label>
  </th>`;
}

function renderRow(table: MatrixTable, row: MatrixRow): TemplateResult {
  const { localize, state, store, change } = table;
  const { slug, label } = row;
  const wildcard = `${slug}.*`;
  const all = rowState(state.draft, row);
  const isGrantable = mayGrant(state.grantable, wildcard);
  const isChanged =
    state.superuser === state.saved.includes('*') && state.draft.includes(wildcard) !== state.saved.includes(wildcard);
  return html`<tr part="row" class=${classMap({ none: all === 'off' })}>
    <th scope="row" class="model">
      <bdi class="name">${label}</bdi> <code class="mono">${all === 'on' ? wildcard : slug}</code>
    </th>
    <td part="all" class=${classMap({ all: true, changed: isChanged })}>
      <label>
        ${renderBox({
          column: 'all',
          label: localize.term('rolesRow', label),
          state: all,
          kind: state.superuser ? 'covered' : '',
          locked: state.locked !== null || state.superuser || !isGrantable,
          ...(!isGrantable && state.locked === null && { title: localize.term('rolesNotYours', wildcard) }),
          toggle: () => change(() => store.toggleAll(slug)),
        })}
      </label>
    </td>
    ${VERBS.map((verb) => renderCell(table, row, verb))}
  </tr>`;
}

function renderCell(table: MatrixTable, row: MatrixRow, verb: Verb): TemplateResult {
  const { localize, state, store, change } = table;
  const { slug, label } = row;
  const cell = store.cell(slug, verb);
  const word = verbText(localize, verb);
  if (cell.state === 'absent') {
    return html`<td class="cell absent" part="cell">
      <span class="verb" aria-hidden="true">${word}</span>
      <span aria-hidden="true">·</span><span class="visually-hidden">${localize.term('rolesNoVerb')}</span>
    </td>`;
  }
  const reason = reasonOf(table, { slug, verb });
  return html`<td class=${classMap({ cell: true, changed: cell.changed })} part="cell">
    <label>
      <span class="verb" aria-hidden="true">${word}</span>
      ${renderBox({
        column: verb,
        label: localize.term('rolesCell', label, word),
        state: cell.state === 'off' ? 'off' : 'on',
        kind: cell.state === 'implied' || cell.state === 'covered' ? cell.state : '',
        locked: state.locked !== null || state.superuser || cell.state === 'implied' || !cell.grantable,
        ...(reason && { title: reason }),
        toggle: () => change(() => store.toggle(slug, verb)),
      })}
    </label>
  </td>`;
}

/** Why a cell is as it is, where its look alone does not say it. */
function reasonOf({ localize, state, store }: MatrixTable, { slug, verb }: { slug: string; verb: Verb }): string {
  const { state: is, changed, grantable, neededBy } = store.cell(slug, verb);
  const reasons: string[] = [];
  if (is === 'implied') {
    const verbs = neededBy.map((each) => verbText(localize, each));
    reasons.push(localize.term('rolesNeededBy', listText(localize, verbs)));
  }
  if (is === 'covered') reasons.push(localize.term('rolesCoveredBy', state.superuser ? '*' : `${slug}.*`));
  if (!grantable && state.locked === null) reasons.push(localize.term('rolesNotYours', `${slug}.${verb}`));
  if (changed) reasons.push(localize.term('rolesChanged'));
  return reasons.join('. ');
}

interface Box {
  /** Where the arrow keys go up and down. */
  column: string;
  label: string;
  state: GroupState;
  kind: 'implied' | 'covered' | '';
  locked: boolean;
  title?: string;
  toggle(): void;
}

/** One checkbox. A locked one can be reached, to learn why; a disabled one could not. */
function renderBox({ column, label, state, kind, locked, title, toggle }: Box): TemplateResult {
  return html`<input
    type="checkbox"
    class="checkbox ${kind}"
    tabindex="-1"
    data-column=${column}
    aria-label=${label}
    aria-disabled=${locked ? 'true' : nothing}
    title=${ifDefined(title)}
    .checked=${live(state === 'on')}
    .indeterminate=${live(state === 'mixed')}
    @click=${(event: Event) => {
      if (locked) event.preventDefault();
    }}
    @change=${toggle}
  />`;
}
