import { html, nothing, type TemplateResult } from 'lit';
import type { Clash, FieldDescriptor, ModelDescriptor } from '../../../sdk/index.ts';
import { renderValue } from '../../fields/cells.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { icon } from '../../internal/icon.ts';

/** Whose value is kept, by field name. */
export type Choices = Record<string, 'mine' | 'theirs'>;

interface ConflictPanel {
  localize: LocalizeController;
  model: ModelDescriptor;
  conflict: Record<string, Clash>;
  choices: Choices;
  /** Address of the record as the others see it, null without one. */
  href: string | null;
  choose(name: string, side: 'mine' | 'theirs'): void;
  keep(): void;
  discard(): void;
}

/** Both values of every clashing field, and what they were before, to choose from. */
export function renderConflict(panel: ConflictPanel): TemplateResult {
  const { localize } = panel;
  const clashes = Object.entries(panel.conflict);
  return html`<div class="notice warning conflict" part="conflict" id="conflict" role="alert" tabindex="-1">
    ${icon('git-compare')}
    <div class="conflict-body">
      <b>${localize.term('formConflictTitle')}</b>
      <p class="muted">${localize.term('formConflictText', clashes.length)}</p>
      <div class="conflict-table">
        <table>
          <thead>
            <tr>
              <th scope="col">${localize.term('formConflictField')}</th>
              <th scope="col">${localize.term('formConflictBase')}</th>
              <th scope="col">${localize.term('formConflictMine')}</th>
              <th scope="col">${localize.term('formConflictTheirs')}</th>
            </tr>
          </thead>
          <tbody>
            ${clashes.map(([name, clash]) => {
              const field = panel.model.fields.find((candidate) => candidate.name === name);
              return field ? renderClash(panel, field, clash) : nothing;
            })}
          </tbody>
        </table>
      </div>
      <div class="notice-actions">
        <button type="button" class="button primary small" @click=${panel.keep}>
          ${localize.term('formConflictKeep')}
        </button>
        <button type="button" class="button small" @click=${panel.discard}>
          ${localize.term('formConflictDiscard')}
        </button>
        ${
          panel.href
            ? html`<a class="button ghost small" href=${panel.href} target="_blank" rel="noopener">
              ${icon('external-link', 14)}${localize.term('formConflictOpen')}
            </a>`
            : nothing
        }
      </div>
    </div>
  </div>`;
}

function renderClash(
  { localize, choices, choose }: ConflictPanel,
  field: FieldDescriptor,
  clash: Clash,
): TemplateResult {
  // No links: a link inside a choice would lead away from the form.
  const view = { localize };
  const { name, label } = field;
  const side = (key: 'mine' | 'theirs', heading: string) => html`<td data-heading=${heading}>
    <label>
      <input
        type="radio"
        class="checkbox"
        name="keep-${name}"
        aria-label=${localize.term('formConflictChoice', label, heading)}
        aria-describedby="keep-${name}-${key}"
        .checked=${choices[name] === key}
        @change=${() => choose(name, key)}
      />
      <span class="conflict-value" id="keep-${name}-${key}">${renderValue(field, clash[key], view)}</span>
    </label>
  </td>`;
  return html`<tr>
    <th scope="row">${label}</th>
    <td class="muted" data-heading=${localize.term('formConflictBase')}>${renderValue(field, clash.base, view)}</td>
    ${side('mine', localize.term('formConflictMine'))} ${side('theirs', localize.term('formConflictTheirs'))}
  </tr>`;
}
