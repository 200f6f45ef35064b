import { expect, html } from '@open-wc/testing';
import type { AsokDateInput } from '../../../elements/fields/asok-date-input.ts';
import '../../../elements/fields/asok-date-input.ts';
import { InvalidInput } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { endEdit, mountInput, pressKeys, typeText } from '../../support/input-form.ts';

type Value = AsokDateInput['value'];

async function mount(type: 'date' | 'datetime', value: Value = null) {
  const mounted = await mountInput<AsokDateInput>(
    html`<asok-date-input name="at" label="Publish at" .type=${type} .value=${value}></asok-date-input>`,
  );
  const { element, root } = mounted;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await pressKeys(key);
      await element.updateComplete;
    }
  };
  return {
    ...mounted,
    press,
    isOpen: () => mounted.find('.menu').matches(':popover-open'),
    focusedDay: () => (root.activeElement as HTMLElement | null)?.dataset.day,
    open: async () => {
      mounted.find('[part~=trigger]').click();
      await element.updateComplete;
      await element.updateComplete;
    },
  };
}

describe('asok-date-input', () => {
  it('neither keeps the old date nor empties it for a text that is none', async () => {
    const { element, control, form, sent } = await mount('date', '2026-11-24');
    typeText(control, '31 Feb 2026');
    const { value } = element;
    if (!(value instanceof InvalidInput)) throw new Error('The text was taken for a date');
    expect(value.text).to.equal('31 Feb 2026');
    expect(form.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('Type a date such as Nov 24, 2026.');
    expect(sent('at')).to.deep.equal(['']);
    endEdit(control);
    await element.updateComplete;
    expect(control.value).to.equal('31 Feb 2026');
  });

  it('refuses a Date that is none', async () => {
    const { element, control } = await mount('datetime', new Date(Number.NaN));
    expect(control.value).to.equal('');
    expect(element.validity.badInput).to.equal(true);
  });

  it('does not open while it is disabled or read-only', async () => {
    const { element, find, press, isOpen } = await mount('date');
    element.readonly = true;
    await element.updateComplete;
    expect(find<HTMLButtonElement>('[part~=trigger]').disabled).to.equal(true);
    element.focus();
    await press('Alt+ArrowDown');
    expect(isOpen()).to.equal(false);
  });

  it('FLD-04 takes a typed day, which no zone shifts', async () => {
    const { element, control, sent, events } = await mount('date', '2026-11-24');
    expect(control.value).to.equal('Nov 24, 2026');
    typeText(control, '2026-03-01');
    expect(element.value).to.equal('2026-03-01');
    endEdit(control);
    await element.updateComplete;
    expect(control.value).to.equal('Mar 1, 2026');
    expect(sent('at')).to.deep.equal(['2026-03-01']);
    expect(events).to.deep.equal(['input', 'change']);
  });

  it('FLD-04 takes a typed moment in local time and sends it in UTC, exactly', async () => {
    const { element, control, sent, find } = await mount('datetime');
    typeText(control, '24 Nov 2026, 09:30');
    const moment = element.value as Date;
    expect(moment.getTime()).to.equal(new Date(2026, 10, 24, 9, 30).getTime());
    expect(sent('at')).to.deep.equal([new Date(2026, 10, 24, 9, 30).toISOString()]);
    expect(find('[part=suffix]').textContent).to.match(/^UTC/);
    typeText(control, '2026-11-24T09:30:15Z');
    expect((element.value as Date).toISOString()).to.equal('2026-11-24T09:30:15.000Z');
  });

  it('leaves a moment as it is, milliseconds too, while its text is not changed', async () => {
    const moment = new Date('2026-11-24T09:30:15.123Z');
    const { element, control } = await mount('datetime', moment);
    endEdit(control);
    await element.updateComplete;
    expect((element.value as Date).getTime()).to.equal(moment.getTime());
    expect(control.value).to.contain(':15');
  });

  it('leaves the text to the person while the value comes back from a form', async () => {
    const { element, control } = await mount('date', '2026-11-24');
    typeText(control, '2026-3-1');
    element.value = '2026-03-01';
    await element.updateComplete;
    expect(control.value).to.equal('2026-3-1');
    element.value = '2026-05-05';
    await element.updateComplete;
    expect(control.value).to.equal('May 5, 2026');
  });

  it('is emptied by an empty text', async () => {
    const { element, control } = await mount('date', '2026-11-24');
    typeText(control, '');
    expect(element.value).to.equal(null);
    expect(element.validity.valid).to.equal(true);
  });

  it('opens at its day and moves by the keys of a calendar', async () => {
    const { element, press, isOpen, focusedDay, find } = await mount('date', '2026-11-24');
    element.focus();
    await press('Alt+ArrowDown');
    await element.updateComplete;
    expect(isOpen()).to.equal(true);
    expect(focusedDay()).to.equal('2026-11-24');
    for (const [key, day] of [
      ['ArrowRight', '2026-11-25'],
      ['ArrowDown', '2026-12-02'],
      ['ArrowUp', '2026-11-25'],
      ['ArrowLeft', '2026-11-24'],
      ['Home', '2026-11-22'],
      ['End', '2026-11-28'],
      ['PageDown', '2026-12-28'],
      ['PageUp', '2026-11-28'],
      ['Shift+PageUp', '2025-11-28'],
    ] as const) {
      await press(key);
      expect(focusedDay(), key).to.equal(day);
    }
    expect(find('.calendar-title').textContent).to.equal('November 2025');
  });

  it('takes the focused day by Enter and goes back to the text', async () => {
    const { element, press, isOpen, control, root, events } = await mount('date', '2026-11-24');
    element.focus();
    await press('Alt+ArrowDown', 'ArrowRight', 'Enter');
    expect(element.value).to.equal('2026-11-25');
    expect(control.value).to.equal('Nov 25, 2026');
    expect(isOpen()).to.equal(false);
    expect(root.activeElement).to.equal(control);
    expect(events).to.deep.equal(['input', 'change']);
  });

  it('changes nothing on Escape and goes back to the text', async () => {
    const { element, press, isOpen, control, root } = await mount('date', '2026-11-24');
    element.focus();
    await press('Alt+ArrowDown', 'ArrowRight', 'Escape');
    expect(element.value).to.equal('2026-11-24');
    expect(isOpen()).to.equal(false);
    expect(root.activeElement).to.equal(control);
  });

  it('turns the months by its buttons, which keep the focus', async () => {
    const { element, open, root, find, findAll } = await mount('date', '2026-01-31');
    await open();
    const next = findAll<HTMLButtonElement>('.calendar-head button')[1];
    next?.focus();
    next?.click();
    await element.updateComplete;
    expect(find('.calendar-title').textContent).to.equal('February 2026');
    expect(find('[tabindex="0"]').dataset.day).to.equal('2026-02-28');
    expect(root.activeElement).to.equal(next);
  });

  it('keeps the time when another day is picked, and the day when another time is', async () => {
    const { element, open, find } = await mount('datetime', new Date(2026, 10, 24, 9, 30, 15));
    await open();
    find('[data-day="2026-11-26"]').click();
    expect((element.value as Date).getTime()).to.equal(new Date(2026, 10, 26, 9, 30, 15).getTime());
    await open();
    typeText(find<HTMLInputElement>('[part=time]'), '18:45');
    expect((element.value as Date).getTime()).to.equal(new Date(2026, 10, 26, 18, 45).getTime());
  });

  it('takes today', async () => {
    const { element, open, find } = await mount('date');
    await open();
    find('.calendar-foot button').click();
    const now = new Date();
    const pad = (n: number) => String(n).padStart(2, '0');
    expect(element.value).to.equal(`${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`);
  });

  it('is accessible shut and open', async () => {
    for (const [type, value] of [
      ['date', '2026-11-24'],
      ['datetime', new Date(2026, 10, 24, 9, 30)],
    ] as const) {
      const { form, open } = await mount(type, value);
      await expectAccessible(form);
      await open();
      await expectAccessible(form);
    }
  });
});
