import { expect, html } from '@open-wc/testing';
import type { AsokJsonInput } from '../../../elements/fields/asok-json-input.ts';
import '../../../elements/fields/asok-json-input.ts';
import type { AsokPasswordInput } from '../../../elements/fields/asok-password-input.ts';
import '../../../elements/fields/asok-password-input.ts';
import type { AsokSlugInput } from '../../../elements/fields/asok-slug-input.ts';
import '../../../elements/fields/asok-slug-input.ts';
import { passwordStrength } from '../../../elements/fields/password-strength.ts';
import { InvalidInput } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { endEdit, mountInput, typeText } from '../../support/input-form.ts';

describe('asok-slug-input', () => {
  const mount = (value: string) =>
    mountInput<AsokSlugInput>(
      html`<asok-slug-input name="slug" label="Slug" prefix="/posts/" source="" .value=${value}></asok-slug-input>`,
    );

  it('leaves a slug that exists already when its source changes', async () => {
    const { element, events } = await mount('old-address');
    element.source = 'A new title';
    await element.updateComplete;
    expect(element.value).to.equal('old-address');
    expect(events).to.deep.equal([]);
  });

  it('FLD-01 follows its source until it is edited by hand', async () => {
    const { element, control, events, sent } = await mount('');
    element.source = 'Déjà vu: the Map';
    await element.updateComplete;
    expect(element.value).to.equal('deja-vu-the-map');
    expect(events).to.deep.equal(['input']);
    typeText(control, 'mine');
    element.source = 'Another title';
    await element.updateComplete;
    expect(sent('slug')).to.deep.equal(['mine']);
  });

  it('is made from the source again by its button, and follows it from then on', async () => {
    const { element, find } = await mount('old-address');
    element.source = 'First';
    await element.updateComplete;
    find('[part=regenerate]').click();
    expect(element.value).to.equal('first');
    element.source = 'Second';
    await element.updateComplete;
    expect(element.value).to.equal('second');
  });

  it('is accessible', async () => {
    const { form } = await mount('old-address');
    await expectAccessible(form);
  });
});

describe('asok-password-input', () => {
  const mount = () =>
    mountInput<AsokPasswordInput>(html`<asok-password-input name="p" label="Password" meter></asok-password-input>`);

  it('hides what is typed until it is asked to show it, and again after a reset', async () => {
    const { element, control, find, form } = await mount();
    typeText(control, 'nine paper boats');
    expect(control.type).to.equal('password');
    const reveal = find('[part=reveal]');
    reveal.click();
    await element.updateComplete;
    expect(control.type).to.equal('text');
    expect(reveal.getAttribute('aria-pressed')).to.equal('true');
    form.reset();
    await element.updateComplete;
    expect(control.type).to.equal('password');
    expect(element.value).to.equal('');
  });

  it('never writes the password into an attribute', async () => {
    const { element, control } = await mount();
    typeText(control, 'nine paper boats');
    await element.updateComplete;
    const { outerHTML } = element;
    expect(outerHTML).not.to.contain('nine paper boats');
    expect(control.outerHTML).not.to.contain('nine paper boats');
  });

  it('says how strong the password is in words', async () => {
    const { element, control, find } = await mount();
    expect(find('[part=meter]')).to.equal(null);
    typeText(control, 'aaaa');
    await element.updateComplete;
    expect(find('[part=meter]').getAttribute('aria-label')).to.equal('Weak password');
    typeText(control, 'nine paper boats 9!');
    await element.updateComplete;
    expect(find('[part=meter]').getAttribute('aria-label')).to.equal('Strong password');
  });

  it('rates length and variety', () => {
    expect(passwordStrength('')).to.equal(0);
    expect(passwordStrength('aaaaaaaaaaaaaaaaaaaaaaaaa')).to.equal(1);
    expect(passwordStrength('password')).to.equal(1);
    expect(passwordStrength('correct-horse')).to.be.greaterThan(passwordStrength('correct'));
  });

  it('is accessible hidden and shown', async () => {
    const { element, control, find, form } = await mount();
    typeText(control, 'nine paper boats');
    await element.updateComplete;
    await expectAccessible(form);
    find('[part=reveal]').click();
    await element.updateComplete;
    await expectAccessible(form);
  });
});

describe('asok-json-input', () => {
  const mount = (value: unknown) =>
    mountInput<AsokJsonInput>(html`<asok-json-input name="meta" label="Metadata" .value=${value}></asok-json-input>`);

  it('never takes broken JSON for a text', async () => {
    const { element, control, form, sent } = await mount({ a: 1 });
    typeText(control, '{"a": 1');
    expect(element.value).to.be.instanceOf(InvalidInput);
    expect(form.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('This is not valid JSON.');
    expect(sent('meta')).to.deep.equal(['']);
    endEdit(control);
    await element.updateComplete;
    expect(control.value).to.equal('{"a": 1');
  });

  it('gives the parsed value, and leaves the text alone while it is typed', async () => {
    const { element, control, sent } = await mount({ a: 1 });
    expect(control.value).to.equal('{\n  "a": 1\n}');
    typeText(control, '{"a":2}');
    expect(element.value).to.deep.equal({ a: 2 });
    element.value = { a: 2 };
    await element.updateComplete;
    expect(control.value).to.equal('{"a":2}');
    expect(sent('meta')).to.deep.equal(['{"a":2}']);
    typeText(control, ' ');
    expect(element.value).to.equal(null);
  });

  it('is accessible', async () => {
    const { form } = await mount([1, 2]);
    await expectAccessible(form);
  });
});
