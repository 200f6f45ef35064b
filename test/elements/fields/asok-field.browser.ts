import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { AsokField } from '../../../elements/fields/asok-field.ts';
import '../../../elements/fields/asok-field.ts';
import type { FormControl } from '../../../elements/fields/form-control.ts';
import type { AsokToggle } from '../../../elements/fields/asok-toggle.ts';
import { connectionOf } from '../../../elements/internal/connection.ts';
import '../../../elements/shell/asok-provider.ts';
import { createAdminClient, type FieldKind } from '../../../sdk/index.ts';
import { articleModel, articleServer } from '../../../stories/support/articles.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { drawn } from '../../support/drawn.ts';
import { fixtureLink } from '../../../stories/support/fixture-client.ts';
import { typeText } from '../../support/input-form.ts';
import { me } from '../../../stories/support/site.ts';
import { TAGS } from '../../support/field-host.ts';

async function mount(template: TemplateResult) {
  const form = await fixture<HTMLFormElement>(html`<form>${template}</form>`);
  const field = form.querySelector('asok-field') as AsokField;
  await drawn(field);
  const root = field.shadowRoot as ShadowRoot;
  const input = root.querySelector('[part~=control]') as FormControl;
  return {
    form,
    field,
    root,
    input,
    native: () => input.shadowRoot?.querySelector('.control') as HTMLInputElement,
    error: () => root.querySelector('.error')?.textContent?.trim() ?? '',
    sent: (name = 'x') => new FormData(form).getAll(name),
  };
}

// What stands beside the inputs, and they point to, is not compared.
const markup = (element: Element) => element.shadowRoot?.innerHTML.replace(/<!--.*?-->| aria-describedby=""/g, '');

describe('asok-field', () => {
  it('WID-12 of type boolean and form-type toggle is the same component as asok-toggle', async () => {
    const { input, field, form, sent } = await mount(
      html`<asok-field type="boolean" form-type="toggle" name="x" label="Open"></asok-field>
        <asok-toggle name="y" label="Open"></asok-toggle>`,
    );
    const toggle = form.querySelector('asok-toggle') as AsokToggle;
    expect(input).to.be.instanceOf(toggle.constructor);
    expect(markup(input)).to.equal(markup(toggle));
    expect([sent('x'), sent('y')]).to.deep.equal([[], []]);
    for (const one of [input, toggle]) one.shadowRoot?.querySelector<HTMLElement>('[part~=box]')?.click();
    await drawn(field);
    expect([sent('x'), sent('y')]).to.deep.equal([['on'], ['on']]);
    expect(field.value).to.equal(true);
    expect(markup(input)).to.equal(markup(toggle));
  });

  it('WID-12 takes the hooks of its input in the markup, as the input does', async () => {
    const { input, form } = await mount(
      html`<asok-field type="boolean" form-type="toggle" label="Open" slider__class="rose" container__data_a="1"></asok-field>
        <asok-toggle label="Open" slider__class="rose" container__data_a="1"></asok-toggle>`,
    );
    for (const one of [input, form.querySelector('asok-toggle') as AsokToggle]) {
      await drawn(one);
      expect(one.shadowRoot?.querySelector('[part=slider]')?.classList.contains('rose')).to.equal(true);
      expect(one.shadowRoot?.querySelector<HTMLElement>('[part~=container]')?.dataset.a).to.equal('1');
    }
  });

  it('draws every kind by the input that a form draws it by', async () => {
    for (const [kind, tag] of Object.entries(TAGS) as [FieldKind, string][]) {
      if (tag === 'div') continue;
      const choices = kind === 'enum' ? [['a', 'A'] as const] : null;
      const search = async () => ({ options: [], more: false });
      const { input } = await mount(
        html`<asok-field .type=${kind} label="X" .choices=${choices} .search=${search}></asok-field>`,
      );
      expect(input?.localName, kind).to.equal(tag);
    }
  }).timeout(20_000);

  it('WID-03 with choices is a dropdown that sends values and shows labels', async () => {
    const { field, native, sent } = await mount(
      html`<asok-field name="x" label="Status" value="a" .choices=${[['a', 'Draft'], { value: 'b', label: 'Live' }]}></asok-field>`,
    );
    expect(native().textContent).to.contain('Draft');
    expect(sent()).to.deep.equal(['a']);
    field.value = 'b';
    expect(sent()).to.deep.equal(['b']);
    field.value = 'c';
    expect(field.checkValidity()).to.equal(false);
  });

  it('sends a value at once, also one that a script gave, and goes back to the first by a reset', async () => {
    const { field, form, native, sent } = await mount(
      html`<asok-field name="x" type="integer" value="3"></asok-field>`,
    );
    expect(sent()).to.deep.equal(['3']);
    field.value = 4;
    expect(sent()).to.deep.equal(['4']);
    typeText(native(), '5');
    expect(field.value).to.equal(5);
    expect(sent()).to.deep.equal(['5']);
    form.reset();
    expect(sent()).to.deep.equal(['3']);
    field.disabled = true;
    await field.updateComplete;
    expect(sent()).to.deep.equal([]);
  });

  it('shows what is wrong once somebody was here or tried to send, not before', async () => {
    const { field, form, native, error } = await mount(
      html`<asok-field name="x" type="integer" max="10" required label="Pages" help="At most ten."></asok-field>`,
    );
    expect(error()).to.equal('');
    expect(form.checkValidity()).to.equal(false);
    await drawn(field);
    expect(error()).not.to.equal('');
    typeText(native(), '11');
    await drawn(field);
    expect(field.validity.rangeOverflow).to.equal(true);
    expect(error()).to.contain('10');
    typeText(native(), '9');
    await drawn(field);
    expect([error(), form.checkValidity()]).to.deep.equal(['', true]);
    field.setCustomValidity('Taken.');
    await drawn(field);
    expect([error(), form.checkValidity()]).to.deep.equal(['Taken.', false]);
  });

  it('tells the page of input and change once, with the value already new', async () => {
    const { field, form, native } = await mount(html`<asok-field name="x" label="Title"></asok-field>`);
    const told: unknown[] = [];
    for (const type of ['input', 'change'])
      form.addEventListener(type, ({ target }) => told.push([type, target, field.value]));
    typeText(native(), 'abc');
    native().dispatchEvent(new Event('change', { bubbles: true }));
    expect(told).to.deep.equal([
      ['input', field, 'abc'],
      ['change', field, 'abc'],
    ]);
  });

  it('answers to a label of the page', async () => {
    const { form, field, input } = await mount(
      html`<label for="mine">Title</label><asok-field id="mine" name="x"></asok-field>`,
    );
    form.querySelector('label')?.click();
    expect(document.activeElement).to.equal(field);
    expect(field.shadowRoot?.activeElement).to.equal(input);
  });

  it('is accessible', async () => {
    for (const template of [
      html`<asok-field name="x" label="Title" help="Short." required></asok-field>`,
      html`<asok-field name="x" type="boolean" label="Open" checked></asok-field>`,
    ]) {
      const { form, field } = await mount(template);
      await expectAccessible(form);
      field.setCustomValidity('No.');
      await drawn(field);
      await expectAccessible(form);
    }
  });
});

describe('asok-field of a model', () => {
  const connect = (models = [articleModel()]) =>
    connectionOf(
      createAdminClient({
        link: fixtureLink({ 'auth.me': me(), 'meta.models': models, ...articleServer().table }, []),
      }),
    );

  async function mountOf(name: string, connection = connect(), model = 'articles') {
    const provider = await fixture(
      html`<asok-provider .connection=${connection}><form><asok-field .model=${model} name=${name}></asok-field></form></asok-provider>`,
    );
    await connection.session.load();
    const field = provider.querySelector('asok-field') as AsokField;
    await drawn(field);
    const input = field.shadowRoot?.querySelector('[part~=control]') as FormControl | null;
    return { provider, field, input, form: provider.querySelector('form') as HTMLFormElement };
  }

  it('PERM-04 shows nothing and sends nothing where the person may not see the model or has no such field', async () => {
    for (const [name, models] of [
      ['title', []],
      ['nope', [articleModel()]],
    ] as const) {
      const { field, input, form } = await mountOf(name, connect([...models]));
      expect(input).to.equal(null);
      expect(field.shadowRoot?.textContent?.trim()).to.equal('');
      expect([...new FormData(form)]).to.deep.equal([]);
    }
  });

  it('PERM-04 is read-only where the person may not write', async () => {
    const { input } = await mountOf('createdAt');
    expect(input?.readonly).to.equal(true);
  });

  it('WID-12 is what the admin says of it: label, help, choices, limits and default', async () => {
    const { field, input, form } = await mountOf('status');
    expect(field.shadowRoot?.querySelector('label')?.textContent?.trim()).to.equal('Status');
    expect(input?.localName).to.equal('asok-dropdown');
    expect(new FormData(form).get('status')).to.equal('draft');
    const excerpt = await mountOf('excerpt');
    expect(excerpt.field.shadowRoot?.querySelector('.help')?.textContent).to.equal('Shown in listings.');
  });

  it('finds related records by the admin', async () => {
    const { field, input } = await mountOf('author');
    input?.shadowRoot?.querySelector<HTMLElement>('input')?.click();
    for (let turn = 0; turn < 50 && !input?.shadowRoot?.querySelector('[role=option]'); turn += 1) await drawn(field);
    expect(input?.shadowRoot?.querySelector('[role=option]')?.textContent?.trim()).to.equal('Maps');
  });
});
