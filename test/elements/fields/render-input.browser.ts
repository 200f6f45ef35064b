import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import type { FormControl } from '../../../elements/fields/form-control.ts';
import { renderField } from '../../../elements/fields/field.ts';
import { type InputBinding, renderInput } from '../../../elements/fields/inputs.ts';
import { registerFieldKind } from '../../../elements/fields/registry.ts';
import { LocalizeController } from '../../../elements/i18n/localize.ts';
import { adoptTokens } from '../../../elements/theme/adopt-tokens.ts';
import { shared } from '../../../elements/theme/controls.styles.ts';
import { type FieldDescriptor, type FieldError, type FieldKind, InvalidInput } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { typeText } from '../../support/input-form.ts';
import { fieldOf } from '../../support/list-fixtures.ts';

const tag = { key: '1', label: 'Maps' };
const CHOICES = [
  { value: 'draft', label: 'Draft' },
  { value: 'live', label: 'Live' },
];

/** A form of one field that keeps what its input reports, as the form element does. */
class FieldHost extends LitElement {
  static override styles = shared;
  localize = new LocalizeController(this);
  field: FieldDescriptor = fieldOf({ name: 'x', kind: 'text' });
  values: Record<string, unknown> = {};
  error: FieldError | null = null;
  changed = false;
  creating = false;
  reported: unknown[] = [];

  override render(): TemplateResult {
    const { field, values, error, changed, creating, localize } = this;
    const binding: InputBinding = {
      value: values[field.name],
      values,
      invalid: error !== null,
      disabled: false,
      id: 'x',
      describedBy: 'x-help x-error',
      localize,
      slug: 'posts',
      creating,
      search: async () => ({ options: [tag], more: false }),
      change: (value) => {
        this.reported.push(value);
        this.values = { ...values, [field.name]: value };
        this.requestUpdate();
      },
    };
    return renderField(field, { id: 'x', control: renderInput(field, binding), localize, error, changed, creating });
  }
}
customElements.define('field-host', FieldHost);

async function mount(field: FieldDescriptor, more: Partial<FieldHost> = {}) {
  adoptTokens(document);
  const host = await fixture<FieldHost>(html`<field-host></field-host>`);
  Object.assign(host, { field, ...more });
  host.requestUpdate();
  await host.updateComplete;
  const root = host.shadowRoot as ShadowRoot;
  const input = root.querySelector('#x') as FormControl;
  await input.updateComplete;
  return {
    host,
    root,
    input,
    control: input.shadowRoot?.querySelector('.control') as HTMLInputElement,
    find: (selector: string) => root.querySelector(selector) as HTMLElement,
  };
}

/** What a text typed into the input of a kind reports. */
async function reportOf(kind: FieldKind, text: string, more: Partial<FieldDescriptor> = {}): Promise<unknown> {
  const { host, control } = await mount(fieldOf({ name: 'x', kind, ...more }));
  typeText(control, text);
  return host.reported.at(-1);
}

const TAGS: Record<FieldKind, string> = {
  text: 'asok-input',
  textarea: 'asok-textarea',
  email: 'asok-input',
  url: 'asok-input',
  slug: 'asok-slug-input',
  uuid: 'asok-input',
  password: 'asok-password-input',
  permissions: 'div',
  integer: 'asok-number-input',
  bigint: 'asok-number-input',
  float: 'asok-number-input',
  decimal: 'asok-number-input',
  boolean: 'asok-checkbox',
  enum: 'asok-dropdown',
  date: 'asok-date-input',
  datetime: 'asok-date-input',
  time: 'asok-input',
  json: 'asok-json-input',
  blob: 'div',
  belongsTo: 'asok-relation-picker',
  belongsToMany: 'asok-check-grid',
  hasMany: 'div',
  unknown: 'div',
};

function sampleField(kind: FieldKind): FieldDescriptor {
  const many = kind === 'belongsToMany' || kind === 'hasMany';
  const relation = many || kind === 'belongsTo' ? { model: 'tags', many, pickable: kind !== 'hasMany' } : null;
  return fieldOf({ name: 'x', kind, relation, choices: kind === 'enum' ? CHOICES : null, help: 'Some help.' });
}

describe('renderInput', () => {
  it('gives no input to kinds that no form writes, nor to relations that may not be searched', async () => {
    for (const [kind, text] of [
      ['permissions', 'posts.view'],
      ['blob', 'Binary'],
      ['unknown', 'x'],
    ] as const) {
      const { find } = await mount(fieldOf({ name: 'x', kind }), {
        values: { x: kind === 'permissions' ? 'posts.view' : kind === 'blob' ? {} : 'x' },
      });
      expect(find('#x').localName, kind).to.equal('div');
      expect(find('#x').textContent?.trim(), kind).to.equal(text);
    }
    const relation = { model: null, many: false, pickable: false };
    const { find } = await mount(fieldOf({ name: 'x', kind: 'belongsTo', relation }), { values: { x: tag } });
    expect(find('#x').textContent?.trim()).to.equal('Maps');
  });

  it('reports text that cannot be read as InvalidInput, and shows it when it comes back', async () => {
    for (const [kind, text] of [
      ['integer', 'abc'],
      ['datetime', 'soon'],
      ['json', '{'],
    ] as const) {
      const { host, input, control } = await mount(fieldOf({ name: 'x', kind }));
      typeText(control, text);
      await host.updateComplete;
      await input.updateComplete;
      expect(host.reported.at(-1), kind).to.be.instanceOf(InvalidInput);
      expect(control.value, kind).to.equal(text);
    }
  });

  it('FLD-04 has an input for every kind', async () => {
    for (const kind of Object.keys(TAGS) as FieldKind[]) {
      const { find } = await mount(sampleField(kind));
      expect(find('#x').localName, kind).to.equal(TAGS[kind]);
    }
  });

  it('WID-07 WID-08 asks for a boolean by a checkbox, or by the widget named', async () => {
    for (const [widget, tagName] of [
      [null, 'asok-checkbox'],
      ['toggle', 'asok-toggle'],
      ['checkbox', 'asok-checkbox'],
      ['dropdown', 'asok-dropdown'],
      ['unheard-of', 'asok-checkbox'],
    ] as const) {
      const { find } = await mount(fieldOf({ name: 'x', kind: 'boolean', widget }));
      expect(find('#x').localName, String(widget)).to.equal(tagName);
    }
  });

  it('WID-03 asks for any field with choices by a dropdown, and gives the type of the column', async () => {
    const choices = [
      { value: '1', label: 'One' },
      { value: '2', label: 'Two' },
    ];
    const { host, input, control } = await mount(fieldOf({ name: 'x', kind: 'integer', choices }), {
      values: { x: 1 },
    });
    expect(control.textContent).to.contain('One');
    control.click();
    await input.updateComplete;
    (input.shadowRoot?.querySelectorAll('[role=option]')[2] as HTMLElement).click();
    expect(host.reported).to.deep.equal([2]);
  });

  it('reports an empty text as null only where the column may hold it', async () => {
    expect(await reportOf('text', '', { nullable: true })).to.equal(null);
    expect(await reportOf('text', '', { nullable: false })).to.equal('');
    expect(await reportOf('textarea', '', { nullable: true })).to.equal(null);
    expect(await reportOf('password', '')).to.equal(null);
  });

  it('reports values in the form that a record has them', async () => {
    expect(await reportOf('integer', '42')).to.equal(42);
    expect(await reportOf('bigint', '42')).to.equal('42');
    expect(await reportOf('decimal', '1.50')).to.equal('1.50');
    expect(await reportOf('date', '2026-03-01')).to.equal('2026-03-01');
    expect(await reportOf('datetime', '2026-03-01T00:00:00Z')).to.deep.equal(new Date('2026-03-01T00:00:00Z'));
    expect(await reportOf('json', '[1]')).to.deep.equal([1]);
  });

  it('reports to-many relations as a list of records', async () => {
    const { host, input } = await mount(sampleField('belongsToMany'), { values: { x: { items: [], count: 0 } } });
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    await input.updateComplete;
    (input.shadowRoot?.querySelector('[part=box]') as HTMLElement).click();
    expect(host.reported).to.deep.equal([[tag]]);
  });

  it('shows null of a nullable boolean as neither', async () => {
    const { control } = await mount(fieldOf({ name: 'x', kind: 'boolean', nullable: true }), { values: { x: null } });
    expect(control.indeterminate).to.equal(true);
    const strict = await mount(fieldOf({ name: 'x', kind: 'boolean', nullable: false }), { values: { x: null } });
    expect(strict.control.indeterminate).to.equal(false);
  });

  it('takes kinds of a team’s own', async () => {
    registerFieldKind('colour', {
      input: (_field, { id, value, change }) =>
        html`<input id=${id} aria-label="Colour" .value=${String(value)} @input=${() => change('red')} />`,
      cell: (_field, value) => html`${value}`,
      value: (_field, value) => html`${value}`,
    });
    const { host, find } = await mount(fieldOf({ name: 'x', kind: 'colour' as FieldKind }), { values: { x: 'blue' } });
    expect((find('#x') as HTMLInputElement).value).to.equal('blue');
    find('#x').dispatchEvent(new Event('input'));
    expect(host.reported).to.deep.equal(['red']);
  });
});

describe('renderField', () => {
  it('says what is wrong, in the description of the control too', async () => {
    const { control, find } = await mount(fieldOf({ name: 'x', kind: 'integer', help: 'In minutes.' }), {
      error: { code: 'tooLarge', params: { max: 120 } },
    });
    expect(find('#x-error').textContent?.trim()).to.equal('Use 120 or less.');
    expect(find('#x-help').textContent).to.equal('In minutes.');
    expect(control.getAttribute('aria-invalid')).to.equal('true');
    expect(control.ariaDescribedByElements?.map((node) => node.id)).to.deep.equal(['x-help', 'x-error']);
  });

  it('marks what is required and what changed', async () => {
    const { find, control } = await mount(fieldOf({ name: 'title', kind: 'text', required: true }), { changed: true });
    expect(find('.required')).not.to.equal(null);
    expect(find('.dot.changed')).not.to.equal(null);
    expect(control.required).to.equal(true);
    const plain = await mount(fieldOf({ name: 'title', kind: 'text' }));
    expect(plain.find('.required')).to.equal(null);
    expect(plain.find('.dot.changed')).to.equal(null);
  });

  it('asks for a password only when the record is created, and else says that it may stay empty', async () => {
    const password = fieldOf({ name: 'password', kind: 'password', required: true });
    const edited = await mount(password);
    expect(edited.control.required).to.equal(false);
    expect(edited.find('#x-help').textContent).to.equal('Leave empty to keep the current one.');
    const created = await mount(password, { creating: true });
    expect(created.control.required).to.equal(true);
    expect(created.find('#x-help').hidden).to.equal(true);
  });

  it('leads from its label to the control', async () => {
    const { root, input, find } = await mount(fieldOf({ name: 'title', kind: 'text' }));
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
    const { find, control } = await mount(fieldOf({ name: 'title', kind: 'text', parts }));
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
    const { host, input, control } = await mount(field);
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
      const { host } = await mount(
        { ...sampleField(kind), required: true },
        { error: { code: 'required' }, changed: true },
      );
      await expectAccessible(host);
    }
  }).timeout(60_000);
});
