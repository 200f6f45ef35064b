import { type CSSResult, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { InvalidInput } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { renderCalendar } from './calendar.ts';
import { calendarStyles } from './calendar.styles.ts';
import { dayText, localMoment, momentText, parseDay, parseMoment, zoneText } from './date-text.ts';
import { type DateValue, dayOfValue, momentOfValue } from './date-value.ts';
import { type Day, localDay } from './day.ts';
import type { ControlFace, Drawing } from './late-control.ts';

interface DateControl extends ControlFace {
  type: 'date' | 'datetime';
  value: DateValue;
}

class DateDrawing implements Drawing {
  readonly #control: DateControl;
  readonly #popover: AnchoredPopover;
  #text = '';
  #current: Day = '1970-01-01';
  /** The text as last shown for a value: while it stands, the person changed nothing. */
  #shown = '';

  constructor(control: DateControl) {
    this.#control = control;
    this.#popover = new AnchoredPopover(control, {
      anchor: '.input-group',
      popover: '.menu',
      width: 'own',
      closed: (by) => {
        if (by === 'escape') control.control?.focus();
      },
    });
    this.#show();
  }

  willUpdate(changed: PropertyValues): void {
    if (changed.has('value') && this.#isOther()) this.#show();
  }

  render(): TemplateResult {
    const { open } = this.#popover;
    const choose = this.#control.localize.term('fieldsChooseDate');
    const moment = this.#moment ?? new Date();
    return html`<div part="base" class="input-group" ${applyParts(this.#control.parts, 'base')}>
        <input
          part="input"
          class="control number"
          autocomplete="off"
          placeholder=${this.#control.placeholder || this.#example()}
          aria-label=${this.#control.accessibleName || nothing}
          aria-invalid=${this.#control.invalid ? 'true' : 'false'}
          ?required=${this.#control.required}
          ?disabled=${this.#control.isDisabled}
          ?readonly=${this.#control.readonly}
          .value=${live(this.#text)}
          @input=${this.#type}
          @change=${this.#commit}
          @keydown=${this.#key}
          ${applyParts(this.#control.parts, 'input')}
        />
        ${
          this.#control.type === 'datetime'
            ? html`<span part="suffix" class="affix" ${applyParts(this.#control.parts, 'suffix')}>${zoneText(moment)}</span>`
            : nothing
        }
        <button
          part="trigger"
          class="icon-button small"
          type="button"
          aria-label=${choose}
          aria-haspopup="dialog"
          aria-expanded=${open ? 'true' : 'false'}
          ?disabled=${this.#control.isDisabled || this.#control.readonly}
          @click=${this.#toggle}
          ${applyParts(this.#control.parts, 'trigger')}
        >${icon('calendar', 15)}</button>
      </div>
      <div part="menu" class="menu" popover="manual" role="dialog" aria-label=${choose} ${applyParts(this.#control.parts, 'menu')}>
        ${open ? this.#renderCalendar() : nothing}
      </div>`;
  }

  #renderCalendar(): TemplateResult {
    const moment = this.#moment;
    const time = moment
      ? [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':')
      : '';
    return html`${renderCalendar({
      parts: this.#control.parts,
      current: this.#current,
      selected: this.#day,
      today: localDay(new Date()),
      localize: this.#control.localize,
      rtl: getComputedStyle(this.#control).direction === 'rtl',
      turn: (day) => this.#turn(day),
      move: (day) => this.#move(day),
      pick: (day) => this.#pick(day),
    })}
      <div class="calendar-foot">
        ${
          this.#control.type === 'datetime'
            ? html`<label
                >${this.#control.localize.term('fieldsTime')}
                <input part="time" class="input" type="time" .value=${live(time)} @input=${this.#setTime} @change=${stop} ${applyParts(this.#control.parts, 'time')} />
              </label>`
            : nothing
        }
        <button class="link-button" type="button" @click=${this.#now}>
          ${this.#control.localize.term(this.#control.type === 'datetime' ? 'fieldsNow' : 'fieldsToday')}
        </button>
      </div>`;
  }

  get #moment(): Date | null {
    return momentOfValue(this.#control);
  }

  get #day(): Day | null {
    return dayOfValue(this.#control);
  }

  #textOf(): string {
    const locale = this.#control.localize.lang();
    if (this.#control.value instanceof InvalidInput) return this.#control.value.text;
    if (this.#control.type === 'date') return dayText(String(this.#control.value ?? ''), locale);
    return this.#moment ? momentText(this.#moment, locale) : '';
  }

  #example(): string {
    const locale = this.#control.localize.lang();
    return this.#control.type === 'date'
      ? dayText('2026-11-24', locale)
      : momentText(new Date(2026, 10, 24, 9, 0), locale);
  }

  // The value may come back from a form while its text is still being typed.
  #isOther(): boolean {
    const typed = this.#parse(this.#text);
    if (this.#control.value instanceof InvalidInput || typed instanceof InvalidInput) {
      return !(this.#control.value instanceof InvalidInput && this.#control.value.text === this.#text);
    }
    if (this.#control.value === null || typed === null) return this.#control.value !== typed;
    return new Date(this.#control.value).getTime() !== new Date(typed).getTime();
  }

  #show(): void {
    this.#text = this.#textOf();
    this.#shown = this.#text;
    this.#control.requestUpdate();
  }

  #parse(text: string): DateValue {
    if (!text.trim()) return null;
    const locale = this.#control.localize.lang();
    const found = this.#control.type === 'date' ? parseDay(text, locale) : parseMoment(text, locale);
    const message = this.#control.localize.term('fieldsBadDateText', this.#example());
    return found ?? new InvalidInput(text, { code: 'format', message });
  }

  readonly #type = (event: Event): void => {
    event.stopPropagation();
    this.#text = (event.target as HTMLInputElement).value;
    this.#control.value = this.#parse(this.#text);
    this.#control.emit('input');
  };

  readonly #commit = (event: Event): void => {
    event.stopPropagation();
    if (this.#text !== this.#shown) this.#show();
    this.#control.emit('change');
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    this.#open();
  };

  readonly #toggle = (): void => {
    if (this.#popover.open) this.#popover.hide();
    else this.#open();
  };

  #open(): void {
    if (this.#control.readonly || this.#control.isDisabled) return;
    this.#popover.show();
    this.#move(this.#day ?? localDay(new Date()));
  }

  #turn(day: Day): void {
    this.#current = day;
    this.#control.requestUpdate();
  }

  #move(day: Day): void {
    this.#turn(day);
    void this.#control.updateComplete.then(() =>
      this.#control.renderRoot.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus(),
    );
  }

  #pick(day: Day): void {
    const { hours, minutes, seconds } = timeOf(this.#moment);
    this.#set(this.#control.type === 'date' ? day : localMoment(day, { hours, minutes, seconds }));
    this.#popover.hide();
    this.#control.control?.focus();
  }

  readonly #setTime = (event: Event): void => {
    event.stopPropagation();
    const [hours, minutes] = (event.target as HTMLInputElement).value.split(':').map(Number);
    if (hours === undefined || minutes === undefined) return;
    this.#set(localMoment(this.#day ?? this.#current, { hours, minutes, seconds: 0 }));
  };

  readonly #now = (): void => {
    const now = new Date();
    now.setMilliseconds(0);
    this.#set(this.#control.type === 'date' ? localDay(now) : now);
    this.#popover.hide();
    this.#control.control?.focus();
  };

  #set(value: Day | Date): void {
    this.#control.value = value;
    this.#show();
    this.#control.emit('input', 'change');
  }
}

function timeOf(moment: Date | null): { hours: number; minutes: number; seconds: number } {
  if (!moment) return { hours: 0, minutes: 0, seconds: 0 };
  return { hours: moment.getHours(), minutes: moment.getMinutes(), seconds: moment.getSeconds() };
}

function stop(event: Event): void {
  event.stopPropagation();
}

export const styles: CSSResult = calendarStyles;

export function start(control: ControlFace): Drawing {
  return new DateDrawing(control as DateControl);
}
