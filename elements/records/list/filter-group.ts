import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice, FieldDescriptor, FieldFilter, FilterOperator } from '../../../sdk/index.ts';
import { toneDot } from '../../fields/tone-dot.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { icon } from '../../internal/icon.ts';
import './asok-relation-filter.ts';
import { moveRadio } from './move-radio.ts';
import type { OptionSearch, RelationLabels } from './relation-labels.ts';

/** What the groups of the panel render from, and how they say what was chosen. */
export interface FilterGroups {
  localize: LocalizeController;
  labels: RelationLabels;
  /** null: no condition. `typed`: more keys may follow at once. */
  change(field: FieldDescriptor, conditions: FieldFilter | null, typed?: boolean): void;
  search: OptionSearch;
  isExpanded(field: string): boolean;
  toggleExpanded(field: string): void;
}

/** More choices than this fold up. */
const FOLDED = 6;

type Group = (field: FieldDescriptor, conditions: FieldFilter, groups: FilterGroups) => TemplateResult;

const GROUPS = {
  boolean: renderBoolean,
  choices: renderChoices,
  relation: renderRelation,
  number: renderRange,
  date: renderRange,
  text: renderText,
} as const satisfies Record<NonNullable<FieldDescriptor['filter']>, Group>;

/** The control that asks for conditions on one field. */
export function renderFilterGroup(
  field: FieldDescriptor,
  conditions: FieldFilter,
  groups: FilterGroups,
): TemplateResult {
  const group: Group = GROUPS[field.filter ?? 'text'];
  return html`<fieldset class="group" part="group" data-field=${field.name}>
    <legend>${field.label}</legend>
    ${group(field, conditions, groups)}
    ${field.filter !== 'boolean' && isNullable(field) ? renderEmpty(field, conditions, groups) : nothing}
  </fieldset>`;
}

function isNullable(field: FieldDescriptor): boolean {
  return field.nullable && field.operators.includes('isNull');
}

function renderBoolean(field: FieldDescriptor, conditions: FieldFilter, groups: FilterGroups): TemplateResult {
  const { localize } = groups;
  const options: [string, FieldFilter | null][] = [
    [localize.term('listAny'), null],
    [localize.term('yes'), { equals: 'true' }],
    [localize.term('no'), { equals: 'false' }],
    ...(isNullable(field) ? [[localize.term('empty'), { isNull: 'true' }] as [string, FieldFilter]] : []),
  ];
  const same = (other: FieldFilter | null) => JSON.stringify(other ?? {}) === JSON.stringify(conditions);
  return html`<div class="segmented" role="radiogroup" aria-label=${field.label} @keydown=${moveRadio}>
    ${options.map(
      ([label, value]) =>
        html`<button
          type="button"
          role="radio"
          aria-checked=${same(value)}
          tabindex=${same(value) ? 0 : -1}
          @click=${() => groups.change(field, value)}
        >
          ${label}
        </button>`,
    )}
  </div>`;
}

function renderChoices(field: FieldDescriptor, conditions: FieldFilter, groups: FilterGroups): TemplateResult {
  const { localize } = groups;
  const chosen = chosenOf(conditions);
  const choices = field.choices ?? [];
  const folded = choices.length > FOLDED && !groups.isExpanded(field.name);
  const shown = folded
    ? choices.filter((choice, index) => index < FOLDED - 1 || chosen.includes(choice.value))
    : choices;
  return html`
    ${shown.map(({ value, label, tone }) =>
      renderCheck({ label, tone }, chosen.includes(value), (checked) => {
        const values = choices.map((choice) => choice.value);
        const kept = values.filter((other) => (other === value ? checked : chosen.includes(other)));
        groups.change(field, kept.length > 0 ? { in: kept } : null);
      }),
    )}
    ${
      choices.length > FOLDED
        ? html`<button type="button" class="link-button" @click=${() => groups.toggleExpanded(field.name)}>
          ${folded ? localize.term('listShowMore', choices.length - shown.length) : localize.term('listShowLess')}
        </button>`
        : nothing
    }
  `;
}

function renderRelation(field: FieldDescriptor, conditions: FieldFilter, groups: FilterGroups): TemplateResult {
  return html`<asok-relation-filter
    exportparts="input, option"
    label=${field.label}
    .field=${field.name}
    .keys=${chosenOf(conditions)}
    .labels=${groups.labels}
    .search=${groups.search}
    @change=${(event: Event & { target: { keys: string[] } }) => {
      const { keys } = event.target;
      groups.change(field, keys.length > 0 ? { in: keys } : null);
    }}
  ></asok-relation-filter>`;
}

function renderRange(field: FieldDescriptor, conditions: FieldFilter, groups: FilterGroups): TemplateResult {
  const { localize } = groups;
  const bound = (operator: 'gte' | 'lte', [affix, label]: [string, string]) =>
    html`<label class="input-group">
      <span class="affix" aria-hidden="true">${affix}</span>
      <input
        type=${inputType(field)}
        inputmode=${field.filter === 'number' ? 'decimal' : nothing}
        step="any"
        aria-label=${label}
        .value=${live(conditions[operator] ?? '')}
        @input=${(event: InputEvent) => groups.change(field, withText(conditions, operator, event), true)}
      />
    </label>`;
  return html`<div class="range">
    ${bound('gte', [localize.term('listRangeFrom'), localize.term('listFrom', field.label)])}
    ${bound('lte', [localize.term('listRangeTo'), localize.term('listTo', field.label)])}
  </div>`;
}

function renderText(field: FieldDescriptor, conditions: FieldFilter, groups: FilterGroups): TemplateResult {
  const operator = field.operators.includes('contains') ? 'contains' : 'equals';
  return html`<div class="input-group">
    ${icon('search', 15)}
    <input
      type=${inputType(field)}
      aria-label=${groups.localize.term('listFilterSearch', field.label)}
      maxlength="200"
      .value=${live(conditions[operator] ?? '')}
      @input=${(event: InputEvent) => groups.change(field, withText(conditions, operator, event), true)}
    />
  </div>`;
}

function renderEmpty(field: FieldDescriptor, conditions: FieldFilter, groups: FilterGroups): TemplateResult {
  // Empty and a value cannot both hold, so the one takes the place of the other.
  return renderCheck({ label: groups.localize.term('empty') }, conditions.isNull === 'true', (checked) =>
    groups.change(field, checked ? { isNull: 'true' } : null),
  );
}

function renderCheck(
  { label, tone }: Pick<Choice, 'label' | 'tone'>,
  checked: boolean,
  change: (checked: boolean) => void,
): TemplateResult {
  return html`<label class="choice">
    <input
      class="checkbox"
      type="checkbox"
      .checked=${live(checked)}
      @change=${(event: Event & { target: HTMLInputElement }) => change(event.target.checked)}
    />
    ${toneDot(tone)}<span class="truncated" dir="auto">${label}</span>
  </label>`;
}

function chosenOf(conditions: FieldFilter): string[] {
  return conditions.in ?? (conditions.equals === undefined ? [] : [conditions.equals]);
}

/** The conditions with one of them as typed; an emptied input takes its condition away. */
function withText(conditions: FieldFilter, operator: FilterOperator, event: InputEvent): FieldFilter | null {
  const text = (event.target as HTMLInputElement).value.trim();
  const others = Object.entries(conditions).filter(([name]) => name !== operator && name !== 'isNull');
  const entries = text ? [...others, [operator, text] as const] : others;
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

// Exact decimals and big integers are text throughout: a number input would round them.
function inputType(field: FieldDescriptor): string {
  if (field.filter === 'date') return 'date';
  if (field.kind === 'time') return 'time';
  return field.kind === 'integer' || field.kind === 'float' ? 'number' : 'text';
}
