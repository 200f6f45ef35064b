import { expect, fixture, html } from '@open-wc/testing';
import type { AsokCheckbox } from '../../../elements/fields/asok-checkbox.ts';
import '../../../elements/fields/asok-checkbox.ts';
import type { AsokToggle } from '../../../elements/fields/asok-toggle.ts';
import '../../../elements/fields/asok-toggle.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput, pressKeys } from '../../support/input-form.ts';

for (const tag of ['asok-checkbox', 'asok-toggle'] as const) {
  const mount = () =>
    mountInput<AsokCheckbox | AsokToggle>(
      tag === 'asok-checkbox'
        ? html`<asok-checkbox name="open" label="Open"></asok-checkbox>`
        : html`<asok-toggle name="open" label="Open"></asok-toggle>`,
    );

  describe(tag, () => {
    it('does not change while it is disabled or read-only', async () => {
      const { element, control, events } = await mount();
      element.readonly = true;
      await element.updateComplete;
      control.click();
      element.readonly = false;
      element.disabled = true;
      await element.updateComplete;
      control.click();
      element.click();
      expect(element.checked).to.equal(false);
      expect(control.checked).to.equal(false);
      expect(events).to.deep.equal([]);
    });

    it('must be on when it is required', async () => {
      const { element, form } = await mount();
      element.required = true;
      expect(form.checkValidity()).to.equal(false);
      element.checked = true;
      expect(form.checkValidity()).to.equal(true);
    });

    it('changes by Space, and is sent only while it is on', async () => {
      const { element, events, sent } = await mount();
      element.focus();
      await pressKeys('Space');
      await element.updateComplete;
      expect(element.checked).to.equal(true);
      expect(events).to.deep.equal(['input', 'change']);
      expect(sent('open')).to.deep.equal(['on']);
      await pressKeys('Space');
      await element.updateComplete;
      expect(sent('open')).to.deep.equal([]);
    });

    it('changes by a press on its text, and on a label of the page', async () => {
      const { element, find } = await mount();
      find('[part=label]').click();
      expect(element.checked).to.equal(true);
      const box = await fixture(html`<div><label for="x">Open</label></div>`);
      element.id = 'x';
      box.querySelector('label')?.click();
      expect(element.checked).to.equal(false);
    });

    it('goes back to its first state when the form is reset', async () => {
      const { element, control, form } = await mount();
      control.click();
      form.reset();
      expect(element.checked).to.equal(false);
    });

    it('is accessible on, off and disabled', async () => {
      const { element, form } = await mount();
      await expectAccessible(form);
      element.checked = true;
      element.required = true;
      await element.updateComplete;
      await expectAccessible(form);
      element.disabled = true;
      await element.updateComplete;
      await expectAccessible(form);
    });
  });
}

describe('asok-checkbox, mixed', () => {
  it('shows null as neither on nor off, and a press chooses', async () => {
    const { element, control, sent } = await mountInput<AsokCheckbox>(
      html`<asok-checkbox name="maybe" label="Maybe" .checked=${null}></asok-checkbox>`,
    );
    expect(control.indeterminate).to.equal(true);
    expect(sent('maybe')).to.deep.equal([]);
    control.click();
    expect(element.checked).to.equal(true);
  });
});

describe('asok-toggle, parts', () => {
  it('WID-08 is a switch', async () => {
    const { control } = await mountInput(html`<asok-toggle name="x" label="X"></asok-toggle>`);
    expect(control.getAttribute('role')).to.equal('switch');
  });

  it('WID-09 WID-10 styles the sliding circle and the wrapper', async () => {
    const parts = {
      slider: { class: 'mine', style: 'opacity: 0.5' },
      container: { class: 'wrapper', 'data-track': 'a' },
    };
    const { find } = await mountInput(html`<asok-toggle name="x" label="X" .parts=${parts}></asok-toggle>`);
    expect(find('[part=slider]').classList.contains('mine')).to.equal(true);
    expect(getComputedStyle(find('[part=slider]')).opacity).to.equal('0.5');
    expect(find('[part~=container]').classList.contains('wrapper')).to.equal(true);
    expect(find('[part~=container]').dataset.track).to.equal('a');
  });
});
