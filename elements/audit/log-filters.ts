import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { countLogFilters, LOG_PERIODS, type LogFilters, type LogPeriod, PLAIN_LOG } from '../../sdk/index.ts';
import { actionLabel } from './actions.ts';
import { type AuditIconName, type IconName, icon } from './icon.ts';
import type { LogView } from './log-view.ts';

/** A choice of the period's list that is none of its own: the days are chosen one by one. */
const OWN_DAYS = 'own';

const PERIODS = {
  today: 'auditToday',
  yesterday: 'auditYesterday',
  week: 'auditWeek',
  month: 'auditMonth',
} as const satisfies Record<LogPeriod, string>;

/** What to show of the log: days, who, what and where; and what an address narrowed it to. */
export function renderFilters(view: LogView): TemplateResult {
  const { localize, params } = view;
  const { actor, action, model, impersonated } = params;
  const facets = view.store.$facets.get();
  const set = (changes: Partial<LogFilters>) => view.change(() => view.store.filter(changes));
  return html`<div class="filters" part="filters" role="group" aria-label=${localize.term('auditFilters')}>
    ${renderPeriod(view)}
    ${renderSelect({
      name: 'actor',
      icon: 'user',
      label: localize.term('auditActor'),
      any: localize.term('auditAnyone'),
      value: actor,
      choices: facets?.actors.map(({ key, label }) => [key, label]) ?? [],
      choose: (value) => set({ actor: value }),
    })}
    ${renderSelect({
      name: 'action',
      icon: 'activity',
      label: localize.term('auditAction'),
      any: localize.term('auditAnyAction'),
      value: action,
      choices: named(facets?.actions ?? [], (name) => actionLabel(localize, name)),
      choose: (value) => set({ action: value }),
    })}
    ${renderSelect({
      name: 'model',
      icon: 'table',
      label: localize.term('auditModel'),
      any: localize.term('auditAnyModel'),
      value: model,
      choices: facets?.models.map(({ slug, label }) => [slug, label]) ?? [],
      // A record is one of its model.
      choose: (value) => set({ model: value, record: '' }),
    })}
    <button
      type="button"
      class="button ghost impersonated-only"
      aria-pressed=${impersonated}
      @click=${() => set({ impersonated: !impersonated })}
    >
      ${icon('venetian-mask')}${localize.term('auditImpersonated')}
    </button>
    ${renderNarrowed(view, set)}
    ${
      countLogFilters(params) > 0
        ? html`<button type="button" class="link-button clear" @click=${() => clearFilters(view)}>
          ${localize.term('listClearFilters')}
        </button>`
        : nothing
    }
  </div>`;
}

/** Shows the whole log again. */
export function clearFilters(view: LogView): void {
  const { perPage: _perPage, first: _first, cursor: _cursor, ...nothingAsked } = PLAIN_LOG;
  view.chooseOwnDays(false);
  view.change(() => view.store.filter(nothingAsked));
}

type Choice = readonly [value: string, label: string];

interface Select {
  name: string;
  icon: AuditIconName | IconName;
  label: string;
  /** What it says where it narrows nothing. */
  any: string;
  value: string;
  choices: readonly Choice[];
  choose(value: string): void;
}

function renderSelect({ name, icon: sign, label, any, value, choices, choose }: Select): TemplateResult {
  // What an address asks for may be no choice: nobody like that did anything yet.
  const known = value === '' || choices.some(([choice]) => choice === value);
  const all: readonly Choice[] = [['', any], ...choices, ...(known ? [] : [[value, value] as const])];
  return html`<span class="select ${value ? 'on' : ''}">
    ${icon(sign)}
    <select
      class="button"
      name=${name}
      aria-label=${label}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      ${all.map(([choice, text]) => html`<option value=${choice} .selected=${live(choice === value)}>${text}</option>`)}
    </select>
    ${icon('chevron-down', 14)}
  </span>`;
}

function renderPeriod(view: LogView): TemplateResult {
  const { localize, params, store } = view;
  const own = view.ownDays || params.from !== '' || params.to !== '';
  const choose = (value: string) => {
    view.chooseOwnDays(value === OWN_DAYS);
    const period = LOG_PERIODS.find((one) => one === value) ?? '';
    if (value !== OWN_DAYS || params.period) view.change(() => store.filter({ period, from: '', to: '' }));
  };
  return html`${renderSelect({
    name: 'period',
    icon: 'calendar',
    label: localize.term('auditPeriod'),
    any: localize.term('auditAnyTime'),
    value: own ? OWN_DAYS : params.period,
    choices: [
      ...LOG_PERIODS.map((period) => [period, localize.term(PERIODS[period])] as const),
      [OWN_DAYS, localize.term('auditOwnDays')],
    ],
    choose,
  })}
  ${own ? html`${renderDay('from', view)}${renderDay('to', view)}` : nothing}`;
}

function renderDay(bound: 'from' | 'to', { localize, params, store, change }: LogView): TemplateResult {
  const label = localize.term(bound === 'from' ? 'auditFrom' : 'auditTo');
  return html`<label class="input-group day">
    <span class="affix">${label}</span>
    <input
      type="date"
      name=${bound}
      min=${(bound === 'to' && params.from) || nothing}
      max=${(bound === 'from' && params.to) || nothing}
      .value=${live(params[bound])}
      @change=${({ target }: Event) => change(() => store.filter({ period: '', [bound]: (target as HTMLInputElement).value }))}
    />
  </label>`;
}

/** What only a link asks for: one record, one operation. */
function renderNarrowed(
  { localize, params, modelOf }: LogView,
  set: (changes: Partial<LogFilters>) => void,
): TemplateResult {
  const model = modelOf(params.model)?.labelSingular ?? params.model;
  const record = `${model} ${localize.term('auditOneRecord', params.record)}`.trim();
  const chip = (label: string, off: Partial<LogFilters>) => html`<span class="chip one">
    <span class="chip-text">${label}</span>
    <button type="button" aria-label=${localize.term('listRemoveFilter', label)} @click=${() => set(off)}>
      ${icon('x', 13)}
    </button>
  </span>`;
  return html`${params.record ? chip(record, { record: '' }) : nothing}
  ${params.operation ? chip(localize.term('auditOneOperation'), { operation: '' }) : nothing}`;
}

function named(values: readonly string[], label: (value: string) => string): Choice[] {
  return values.map((value) => [value, label(value)] as const).sort(([, a], [, b]) => a.localeCompare(b));
}
