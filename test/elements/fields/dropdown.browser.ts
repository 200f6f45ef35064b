import { expect, fixture, html } from '@open-wc/testing';
import type { AsokDropdown } from '../../../elements/fields/asok-dropdown.ts';
import '../../../elements/fields/asok-dropdown.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput, pressKeys, typeText } from '../../support/input-form.ts';

const choicesOf = (...labels: string[]) => labels.map((label) => ({ value: label.toLowerCase(), label }));
const STATUSES = choicesOf('Draft', 'In review', 'Scheduled', 'Published');
const COUNTRIES = choicesOf('Austria', 'Belgium', 'Chile', 'Denmark', 'Estonia', 'Finland', 'France', 'Ghana', 'Haiti');

function mount(choices = STATUSES, value: string | null = 'draft') {
  return mountInput<AsokDropdown>(
    html`<asok-dropdown name="status" label="Status" .choices=${choices} .value=${value}></asok-dropdown>`,
  );
}

async function press(element: AsokDropdown, ...keys: string[]) {
  for (const key of keys) {
    await pressKeys(key);
    await element.updateComplete;
  }
}

const isOpen = (menu: HTMLElement) => menu.matches(':popover-open');

describe('asok-dropdown', () => {
  it('WID-03 refuses a value that is not among the choices, and shows it marked', async () => {
    const { element, form, control } = await mount(STATUSES, 'zzz');
    expect(form.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('Choose one of the listed values.');
    expect(control.textContent).to.contain('zzz (not one of the choices)');
  });

  it('stays shut while it is disabled or read-only', async () => {
    const { element, control, find } = await mount();
    element.readonly = true;
    await element.updateComplete;
    control.click();
    await element.updateComplete;
    expect(isOpen(find('.menu'))).to.equal(false);
    element.readonly = false;
    element.disabled = true;
    await element.updateComplete;
    control.click();
    await element.updateComplete;
    expect(isOpen(find('.menu'))).to.equal(false);
  });

  it('WID-03 shows labels and stores values', async () => {
    const { element, control, find, findAll, sent, events } = await mount();
    expect(control.textContent).to.contain('Draft');
    control.click();
    await element.updateComplete;
    expect(findAll('[role=option]').map((option) => option.textContent?.trim())).to.deep.equal([
      'Draft',
      'In review',
      'Scheduled',
      'Published',
    ]);
    findAll('[role=option]')[3]?.click();
    await element.updateComplete;
    expect(element.value).to.equal('published');
    expect(sent('status')).to.deep.equal(['published']);
    expect(events).to.deep.equal(['input', 'change']);
    expect(isOpen(find('.menu'))).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(control);
  });

  it('is a select-only combobox for the keyboard', async () => {
    const { element, control, find, root } = await mount();
    element.focus();
    await press(element, 'ArrowDown');
    expect(isOpen(find('.menu'))).to.equal(true);
    expect(control.getAttribute('aria-expanded')).to.equal('true');
    const active = () => root.getElementById(control.getAttribute('aria-activedescendant') ?? '')?.textContent?.trim();
    expect(active()).to.equal('Draft');
    await press(element, 'End');
    expect(active()).to.equal('Published');
    await press(element, 'ArrowUp');
    expect(active()).to.equal('Scheduled');
    await press(element, 'Home', 'ArrowDown', 'Enter');
    expect(element.value).to.equal('in review');
    expect(isOpen(find('.menu'))).to.equal(false);
  });

  it('jumps to what is typed', async () => {
    const { element } = await mount();
    element.focus();
    await press(element, 's', 'Enter');
    expect(element.value).to.equal('scheduled');
    await press(element, 'i', 'n', 'Enter');
    expect(element.value).to.equal('in review');
  });

  it('changes nothing on Escape, which stays inside', async () => {
    const { element, find, form, events } = await mount();
    let escapes = 0;
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') escapes += 1;
    });
    element.focus();
    await press(element, 'ArrowDown', 'ArrowDown', 'Escape');
    expect(isOpen(find('.menu'))).to.equal(false);
    expect(element.value).to.equal('draft');
    expect(events).to.deep.equal([]);
    expect(escapes).to.equal(0);
  });

  it('takes the active choice when Tab leaves', async () => {
    const { element } = await mount();
    element.focus();
    await press(element, 'ArrowDown', 'ArrowDown', 'Tab');
    expect(element.value).to.equal('in review');
    expect(document.activeElement).not.to.equal(element);
  });

  it('shuts on a press outside', async () => {
    const { element, control, find } = await mount();
    control.click();
    await element.updateComplete;
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(isOpen(find('.menu'))).to.equal(false);
  });

  it('empties by the choice for none, and only where that is allowed', async () => {
    const { element, control, findAll, sent } = await mount();
    control.click();
    await element.updateComplete;
    expect(findAll('[role=option]')).to.have.length(4);
    element.clearable = true;
    await element.updateComplete;
    findAll('[role=option]')[0]?.click();
    expect(element.value).to.equal(null);
    expect(sent('status')).to.deep.equal(['']);
  });

  it('searches when there are more than eight choices', async () => {
    const { element, find, findAll } = await mount(COUNTRIES, null);
    element.focus();
    await press(element, 'ArrowDown');
    const box = find<HTMLInputElement>('[part=search]');
    expect(element.shadowRoot?.activeElement).to.equal(box);
    typeText(box, 'an');
    await element.updateComplete;
    expect(findAll('[role=option]').map((option) => option.textContent?.trim())).to.deep.equal([
      'Finland',
      'France',
      'Ghana',
    ]);
    await press(element, 'ArrowDown', 'Enter');
    expect(element.value).to.equal('france');
  });

  it('says so when nothing matches, and Enter then changes nothing', async () => {
    const { element, find, events } = await mount(COUNTRIES, 'chile');
    element.focus();
    await press(element, 'ArrowDown');
    typeText(find<HTMLInputElement>('[part=search]'), 'zzz');
    await element.updateComplete;
    expect(find('[role=status]').textContent).to.equal('No matches');
    await press(element, 'Enter');
    expect(element.value).to.equal('chile');
    expect(events).to.deep.equal([]);
  });

  it('WID-04 WID-05 WID-06 WID-11 styles options, menu and trigger', async () => {
    const { element, control, find, findAll } = await mount();
    element.parts = {
      option: { class: 'bold' },
      item: { 'data-kind': 'x' },
      menu: { style: 'background-color: rgb(1, 2, 3)' },
      trigger: { class: 'wide', onclick: 'steal()' },
    };
    await element.updateComplete;
    control.click();
    await element.updateComplete;
    expect(findAll('[role=option].bold[data-kind=x]')).to.have.length(4);
    expect(getComputedStyle(find('[part=menu]')).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(control.classList.contains('wide')).to.equal(true);
    expect(control.hasAttribute('onclick')).to.equal(false);
  });

  it('escapes a box that clips', async () => {
    const box = await fixture(html`<div style="overflow: hidden; height: 40px; width: 300px">
      <asok-dropdown label="Status" .choices=${STATUSES}></asok-dropdown>
    </div>`);
    const element = box.querySelector('asok-dropdown') as AsokDropdown;
    element.shadowRoot?.querySelector('button')?.click();
    await element.updateComplete;
    const option = [...(element.shadowRoot?.querySelectorAll('[role=option]') ?? [])].at(-1) as HTMLElement;
    const { left, top, width, height } = option.getBoundingClientRect();
    const hit = element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2);
    expect(option.contains(hit ?? null)).to.equal(true);
  });

  it('is accessible shut and open, with and without a search box', async () => {
    for (const choices of [STATUSES, COUNTRIES]) {
      const { element, form, control } = await mount(choices, choices[1]?.value);
      await expectAccessible(form);
      control.click();
      await element.updateComplete;
      await expectAccessible(form);
    }
  });
});
