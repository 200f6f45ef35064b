import { html, type TemplateResult } from 'lit';
import type { Parts } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { addMonths, firstWeekday, monthWeeks, movedDay } from './calendar-days.ts';
import { dateOf, type Day } from './day.ts';

interface CalendarView {
  /** Attributes for the parts `calendar` and `day`. */
  parts: Parts;
  /** The day that the arrow keys start from: it shows the month. */
  current: Day;
  selected: Day | null;
  today: Day;
  localize: LocalizeController;
  /** The days run from right to left. */
  rtl: boolean;
  /** Another month was asked for: the focus stays on its button. */
  turn(day: Day): void;
  /** The arrow keys went to a day, which takes the focus. */
  move(day: Day): void;
  pick(day: Day): void;
}

/** The month of the current day as a grid, with buttons to the months beside it; parts `calendar` and `day`. */
export function renderCalendar(view: CalendarView): TemplateResult {
  const { localize, current } = view;
  const format = (day: Day, options: Intl.DateTimeFormatOptions) =>
    localize.date(dateOf(day), { ...options, timeZone: 'UTC' });
  const title = format(current, { month: 'long', year: 'numeric' });
  const first = firstWeekday(localize.lang());
  const weeks = monthWeeks(current, first);
  const step = (months: number) => () => view.turn(addMonths(current, months));
  return html`<div part="calendar" class="calendar" ${applyParts(view.parts, 'calendar')}>
    <div class="calendar-head">
      <span class="calendar-title" aria-live="polite">${title}</span>
      <button class="icon-button small" type="button" aria-label=${localize.term('fieldsPreviousMonth')} @click=${step(-1)}>
        ${icon('chevron-left')}
      </button>
      <button class="icon-button small" type="button" aria-label=${localize.term('fieldsNextMonth')} @click=${step(1)}>
        ${icon('chevron-right')}
      </button>
    </div>
    <table role="grid" aria-label=${title} @keydown=${(event: KeyboardEvent) => moveByKey(event, view, first)}>
      <thead>
        <tr>
          ${weeks[0]?.map(
            (day) =>
              html`<th scope="col" abbr=${format(day, { weekday: 'long' })}>${format(day, { weekday: 'short' })}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${weeks.map((week) => html`<tr>${week.map((day) => renderDay(view, day, format(day, { dateStyle: 'full' })))}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function renderDay(view: CalendarView, day: Day, name: string): TemplateResult {
  const outside = day.slice(0, 7) !== view.current.slice(0, 7);
  return html`<td role="gridcell" aria-selected=${day === view.selected ? 'true' : 'false'}>
    <button
      part="day"
      class=${outside ? 'day outside' : 'day'}
      type="button"
      data-day=${day}
      tabindex=${day === view.current ? '0' : '-1'}
      aria-label=${name}
      aria-current=${day === view.today ? 'date' : 'false'}
      @click=${() => view.pick(day)}
      ${applyParts(view.parts, 'day')}
    >${Number(day.slice(8))}</button>
  </td>`;
}

function moveByKey(event: KeyboardEvent, view: CalendarView, first: number): void {
  const day = movedDay(view.current, event, { first, forward: view.rtl ? -1 : 1 });
  if (day === null || Number.isNaN(dateOf(day).getTime())) return;
  event.preventDefault();
  view.move(day);
}
