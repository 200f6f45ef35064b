import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type FieldError, InvalidInput } from '../../sdk/index.ts';
import { AnchoredPopover } from '../internal/anchored-popover.ts';
import { define } from '../internal/define.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { renderCalendar } from './calendar.ts';
import { calendarStyles } from './calendar.styles.ts';
import { dateOf, type Day, localDay } from './calendar-days.ts';
import { dayText, localMoment, momentText, parseDay, parseMoment, zoneText } from './date-text.ts';
import { FormControl } from './form-control.ts';

/**
 * A day, or a day and a time: typed as the language writes it or as ISO 8601, or picked in a calendar (the button, or
 * Alt+Down). A day is a text without a zone; a moment is a Date, shown in local time with the offset beside it.
 *
 * @fires {Event} input - when the text is another date, or none
 * @fires {Event} change - when the edit is done
 * @csspart container - the box
 * @csspart input - the native input
 * @csspart suffix - the offset of local time
 * @csspart trigger - the button that opens the calendar
 * @csspart menu - the popover
 * @csspart calendar - the month
 * @csspart day - one day
 * @csspart time - the time of day
 */
export class AsokDateInput extends FormControl {
  static override styles: CSSResultGroup = [FormControl.styles, calendarStyles];

  @property() type: 'date' | 'datetime' = 'date';
  /** `YYYY-MM-DD` for a date, a Date (or ISO 8601 text) for a datetime, null, or what was typed and is none. */
  @property() value: string | Date | InvalidInput | null = null;

  @state() private text = '';
  @state() private current: Day = '1970-01-01';

  readonly #popover = new AnchoredPopover(this, {
    anchor: '.input-group',
    popover: '.menu',
    width: 'own',
    closed: (by) => {
      if (by === 'escape') this.control?.focus();
    },
  });
  /** The text as last shown for a value: while it stands, the person changed nothing. */
  #shown = '';

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as AsokDateInput['value'];
  }

  protected override formValue(): string {
    if (this.type === 'date') return this.#day ?? '';
    const moment = this.#moment;
    return moment ? moment.toISOString() : '';
  }

  protected override problem(): FieldError | null {
    if (this.value instanceof InvalidInput) return this.value.error;
    if (this.isEmpty() || this.#day) return null;
    return { code: 'type' };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.#isOther()) this.#show();
  }

  override render(): TemplateResult {
    const { open } = this.#popover;
    const choose = this.localize.term('fieldsChooseDate');
    const moment = this.#moment ?? new Date();
    return html`<div part="container" class="input-group" ${applyParts(this.parts, 'container')}>
        <input
          part="input"
          class="control number"
          autocomplete="off"
          placeholder=${this.placeholder || this.#example()}
          aria-label=${this.accessibleName || nothing}
          aria-invalid=${this.invalid ? 'true' : 'false'}
          ?required=${this.required}
          ?disabled=${this.isDisabled}
          ?readonly=${this.readonly}
          .value=${live(this.text)}
          @input=${this.#type}
          @change=${this.#commit}
          @keydown=${this.#key}
          ${applyParts(this.parts, 'input')}
        />
        ${
          this.type === 'datetime'
            ? html`<span part="suffix" class="affix" ${applyParts(this.parts, 'suffix')}>${zoneText(moment)}</span>`
            : nothing
        }
        <button
          part="trigger"
          class="icon-button small"
          type="button"
          aria-label=${choose}
          aria-haspopup="dialog"
          aria-expanded=${open ? 'true' : 'false'}
          ?disabled=${this.isDisabled || this.readonly}
          @click=${this.#toggle}
          ${applyParts(this.parts, 'trigger')}
        >${icon('calendar', 15)}</button>
      </div>
      <div part="menu" class="menu" popover="manual" role="dialog" aria-label=${choose} ${applyParts(this.parts, 'menu')}>
        ${open ? this.#renderCalendar() : nothing}
      </div>`;
  }

  #renderCalendar(): TemplateResult {
    const moment = this.#moment;
    const time = moment
      ? [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':')
      : '';
    return html`${renderCalendar({
      current: this.current,
      selected: this.#day,
      today: localDay(new Date()),
      localize: this.localize,
      rtl: getComputedStyle(this).direction === 'rtl',
      turn: (day) => {
        this.current = day;
      },
      move: (day) => this.#move(day),
      pick: (day) => this.#pick(day),
    })}
      <div class="calendar-foot">
        ${
          this.type === 'datetime'
            ? html`<label
                >${this.localize.term('fieldsTime')}
                <input part="time" class="input" type="time" .value=${live(time)} @input=${this.#setTime} @change=${stop} />
              </label>`
            : nothing
        }
        <button class="link-button" type="button" @click=${this.#now}>
          ${this.localize.term(this.type === 'datetime' ? 'fieldsNow' : 'fieldsToday')}
        </button>
      </div>`;
  }

  get #moment(): Date | null {
    if (this.type === 'date' || this.value instanceof InvalidInput || !this.value) return null;
    const moment = new Date(this.value);
    return Number.isNaN(moment.getTime()) ? null : moment;
  }

  get #day(): Day | null {
    if (this.type === 'datetime') return this.#moment ? localDay(this.#moment) : null;
    return typeof this.value === 'string' && !Number.isNaN(dateOf(this.value).getTime()) ? this.value : null;
  }

  #textOf(): string {
    const locale = this.localize.lang();
    if (this.value instanceof InvalidInput) return this.value.text;
    if (this.type === 'date') return dayText(String(this.value ?? ''), locale);
    return this.#moment ? momentText(this.#moment, locale) : '';
  }

  #example(): string {
    const locale = this.localize.lang();
    return this.type === 'date' ? dayText('2026-11-24', locale) : momentText(new Date(2026, 10, 24, 9, 0), locale);
  }

  // The value may come back from a form while its text is still being typed.
  #isOther(): boolean {
    const typed = this.#parse(this.text);
    if (this.value instanceof InvalidInput || typed instanceof InvalidInput) {
      return !(this.value instanceof InvalidInput && this.value.text === this.text);
    }
    if (this.value === null || typed === null) return this.value !== typed;
    return new Date(this.value).getTime() !== new Date(typed).getTime();
  }

  #show(): void {
    this.text = this.#textOf();
    this.#shown = this.text;
  }

  #parse(text: string): AsokDateInput['value'] {
    if (!text.trim()) return null;
    const locale = this.localize.lang();
    const found = this.type === 'date' ? parseDay(text, locale) : parseMoment(text, locale);
    const message = this.localize.term('fieldsBadDateText', this.#example());
    return found ?? new InvalidInput(text, { code: 'format', message });
  }

  #type(event: Event): void {
    event.stopPropagation();
    this.text = (event.target as HTMLInputElement).value;
    this.value = this.#parse(this.text);
    this.emit('input');
  }

  #commit(event: Event): void {
    event.stopPropagation();
    if (this.text !== this.#shown) this.#show();
    this.emit('change');
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    this.#open();
  }

  #toggle(): void {
    if (this.#popover.open) this.#popover.hide();
    else this.#open();
  }

  #open(): void {
    if (this.readonly || this.isDisabled) return;
    this.#popover.show();
    this.#move(this.#day ?? localDay(new Date()));
  }

  #move(day: Day): void {
    this.current = day;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  }

  #pick(day: Day): void {
    const { hours, minutes, seconds } = timeOf(this.#moment);
    this.#set(this.type === 'date' ? day : localMoment(day, { hours, minutes, seconds }));
    this.#popover.hide();
    this.control?.focus();
  }

  #setTime(event: Event): void {
    event.stopPropagation();
    const [hours, minutes] = (event.target as HTMLInputElement).value.split(':').map(Number);
    if (hours === undefined || minutes === undefined) return;
    this.#set(localMoment(this.#day ?? this.current, { hours, minutes, seconds: 0 }));
  }

  #now(): void {
    const now = new Date();
    now.setMilliseconds(0);
    this.#set(this.type === 'date' ? localDay(now) : now);
    this.#popover.hide();
    this.control?.focus();
  }

  #set(value: Day | Date): void {
    this.value = value;
    this.#show();
    this.emit('input', 'change');
  }
}

function timeOf(moment: Date | null): { hours: number; minutes: number; seconds: number } {
  if (!moment) return { hours: 0, minutes: 0, seconds: 0 };
  return { hours: moment.getHours(), minutes: moment.getMinutes(), seconds: moment.getSeconds() };
}

function stop(event: Event): void {
  event.stopPropagation();
}

define('asok-date-input', AsokDateInput);

declare global {
  interface HTMLElementTagNameMap {
    'asok-date-input': AsokDateInput;
  }
}
