import { expect } from '@open-wc/testing';
import type { FieldKind } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountField, sampleField, TAGS } from '../../support/field-host.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';

describe('renderField', () => {
  it('says what is wrong, in the description of the control too', async () => {
    const { control, find } = await mountField(fieldOf({ name: 'x', kind: 'integer', help: 'In minutes.' }), {
      error: { code: 'tooLarge', params: { max: 120 } },
    });
    expect(find('#x-error').textContent?.trim()).to.equal('Use 120 or less.');
    expect(find('#x-help').textContent).to.equal('In minutes.');
    expect(control.getAttribute('aria-invalid')).to.equal('true');
    expect(control.ariaDescribedByElements?.map((node) => node.id)).to.deep.equal(['x-help', 'x-error']);
  });

  it('marks what is required and what changed', async () => {
    const { find, control } = await mountField(fieldOf({ name: 'title', kind: 'text', required: true }), {
      changed: true,
    });
    expect(find('.required')).not.to.equal(null);
    expect(find('.dot.changed')).not.to.equal(null);
    expect(control.required).to.equal(true);
    const plain = await mountField(fieldOf({ name: 'title', kind: 'text' }));
    expect(plain.find('.required')).to.equal(null);
    expect(plain.find('.dot.changed')).to.equal(null);
  });

  it('asks for a password only when the record is created, and else says that it may stay empty', async () => {
    const password = fieldOf({ name: 'password', kind: 'password', required: true });
    const edited = await mountField(password);
    expect(edited.control.required).to.equal(false);
    expect(edited.find('#x-help').textContent).to.equal('Leave empty to keep the current one.');
    const created = await mountField(password, { creating: true });
    expect(created.control.required).to.equal(true);
    expect(created.find('#x-help').hidden).to.equal(true);
  });

  it('leads from its label to the control', async () => {
    const { root, input, find } = await mountField(fieldOf({ name: 'title', kind: 'text' }));
    find('label').click();
    expect(root.activeElement).to.equal(input);
  });

  it('WID-10 WID-13 styles the wrapper and the input, and refuses handlers, ids and addresses', async () => {
    const parts = {
      container: { class: 'mine' },
      input: {
        class: 'inner',
        style: 'letter-spacing: 2px; color: rgb(1, 2, 3)',
        'data-track': 'a',
        'aria-keyshortcuts': 'Alt+T',
        onfocus: 'steal()',
        onclick: 'steal()',
        id: 'clash',
        name: 'clash',
        formaction: 'https://evil.example',
        href: 'javascript:x',
      },
    };
    const { find, control } = await mountField(fieldOf({ name: 'title', kind: 'text', parts }));
    expect(find('.field').classList.contains('mine')).to.equal(true);
    expect(control.classList.contains('inner')).to.equal(true);
    expect(control.classList.contains('control')).to.equal(true);
    expect(getComputedStyle(control).letterSpacing).to.equal('2px');
    expect(control.dataset.track).to.equal('a');
    expect(control.getAttribute('aria-keyshortcuts')).to.equal('Alt+T');
    for (const name of ['onfocus', 'onclick', 'id', 'name', 'formaction', 'href']) {
      expect(control.hasAttribute(name), name).to.equal(false);
    }
  });

  it('WID-13 takes back what a part no longer has', async () => {
    const field = fieldOf({
      name: 'title',
      kind: 'text',
      parts: { input: { class: 'a', style: 'top: 1px', 'data-a': '1' } },
    });
    const { host, input, control } = await mountField(field);
    host.field = { ...field, parts: { input: { class: 'b' } } };
    host.requestUpdate();
    await host.updateComplete;
    await input.updateComplete;
    expect(control.classList.contains('a')).to.equal(false);
    expect(control.classList.contains('b')).to.equal(true);
    expect(control.style.top).to.equal('');
    expect(control.dataset.a).to.equal(undefined);
  });

  it('is accessible for every kind, refused too', async () => {
    for (const kind of Object.keys(TAGS) as FieldKind[]) {
      const { host } = await mountField(
        { ...sampleField(kind), required: true },
        { error: { code: 'required' }, changed: true },
      );
      await expectAccessible(host);
    }
  }).timeout(60_000);
});
