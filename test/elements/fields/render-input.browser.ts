import { expect, html } from '@open-wc/testing';
import type { AsokToggle } from '../../../elements/fields/asok-toggle.ts';
import { registerFieldKind } from '../../../elements/fields/registry.ts';
import { sendKeys } from '@web/test-runner-commands';
import { type FieldDescriptor, type FieldKind, InvalidInput } from '../../../sdk/index.ts';
import { mountField, sampleField, TAGS, tag } from '../../support/field-host.ts';
import { mountInput, typeText } from '../../support/input-form.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';

/** What a text typed into the input of a kind reports. */
async function reportOf(kind: FieldKind, text: string, more: Partial<FieldDescriptor> = {}): Promise<unknown> {
  const { host, control } = await mountField(fieldOf({ name: 'x', kind, ...more }));
  typeText(control, text);
  return host.reported.at(-1);
}

describe('renderInput', () => {
  it('gives no input to kinds that no form writes, nor to relations that may not be searched', async () => {
    for (const [kind, text] of [
      ['permissions', 'posts.view'],
      ['unknown', 'x'],
    ] as const) {
      const { find } = await mountField(fieldOf({ name: 'x', kind }), {
        values: { x: kind === 'permissions' ? 'posts.view' : 'x' },
      });
      expect(find('#x').localName, kind).to.equal('div');
      expect(find('#x').textContent?.trim(), kind).to.equal(text);
    }
    const relation = { model: null, many: false, pickable: false };
    const { find } = await mountField(fieldOf({ name: 'x', kind: 'belongsTo', relation }), { values: { x: tag } });
    expect(find('#x').textContent?.trim()).to.equal('Maps');
  });

  it('reports text that cannot be read as InvalidInput, and shows it when it comes back', async () => {
    for (const [kind, text] of [
      ['integer', 'abc'],
      ['datetime', 'soon'],
      ['json', '{'],
    ] as const) {
      const { host, input, control } = await mountField(fieldOf({ name: 'x', kind }));
      typeText(control, text);
      await host.updateComplete;
      await input.updateComplete;
      expect(host.reported.at(-1), kind).to.be.instanceOf(InvalidInput);
      expect(control.value, kind).to.equal(text);
    }
  });

  it('what stands before and behind a value stands at its input', async () => {
    for (const kind of ['text', 'slug', 'integer', 'decimal'] as const) {
      const field = fieldOf({ name: 'x', kind, prefix: '€', suffix: 'each' });
      const { input } = await mountField(field, { values: { x: kind === 'integer' ? 9 : '9.5' } });
      await input.updateComplete;
      const text = (part: string) => input.shadowRoot?.querySelector(`[part=${part}]`)?.textContent;
      expect([text('prefix'), text('suffix')], kind).to.deep.equal(['€', 'each']);
    }
  });

  it('FLD-04 has an input for every kind', async () => {
    for (const kind of Object.keys(TAGS) as FieldKind[]) {
      const { find } = await mountField(sampleField(kind));
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
      const { find } = await mountField(fieldOf({ name: 'x', kind: 'boolean', widget }));
      expect(find('#x').localName, String(widget)).to.equal(tagName);
    }
  });

  it('WID-12 the widget toggle is the same component as asok-toggle', async () => {
    const mounted = await mountField(fieldOf({ name: 'open', kind: 'boolean', label: 'Open', widget: 'toggle' }));
    const input = mounted.input as unknown as AsokToggle;
    const { element } = await mountInput<AsokToggle>(html`<asok-toggle name="open" label="Open"></asok-toggle>`);
    input.checked = false;
    await input.updateComplete;
    expect(input).to.be.instanceOf(element.constructor);
    // One of them has a help and an error beside it, which its control points to.
    const markup = (toggle: AsokToggle) => toggle.shadowRoot?.innerHTML.replace(/<!--.*?-->| aria-describedby=""/g, '');
    expect(markup(input)).to.equal(markup(element));
  });

  it('WID-03 asks for any field with choices by a dropdown, and gives the type of the column', async () => {
    const choices = [
      { value: '1', label: 'One' },
      { value: '2', label: 'Two' },
    ];
    const { host, input, control } = await mountField(fieldOf({ name: 'x', kind: 'integer', choices }), {
      values: { x: 1 },
    });
    expect(control.textContent).to.contain('One');
    control.click();
    await input.updateComplete;
    input.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]')[2]?.click();
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
    const { host, input } = await mountField(sampleField('belongsToMany'), { values: { x: { items: [], count: 0 } } });
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    await input.updateComplete;
    input.shadowRoot?.querySelector<HTMLElement>('[part=box]')?.click();
    expect(host.reported).to.deep.equal([[tag]]);
  });

  it('asks for few related records by a grid, for many by a picker, or as the widget says', async () => {
    const relation = { model: 'tags', many: true, pickable: true };
    const records = (count: number) =>
      Array.from({ length: count }, (_tag, key) => ({ key: `${key}`, label: `T${key}` }));
    for (const [widget, answer, tagName] of [
      [null, { options: records(12), more: false }, 'asok-check-grid'],
      [null, { options: records(13), more: false }, 'asok-tag-picker'],
      [null, { options: records(5), more: true }, 'asok-tag-picker'],
      ['grid', { options: records(50), more: true }, 'asok-check-grid'],
      ['tags', { options: [], more: false }, 'asok-tag-picker'],
      ['picker', { options: [], more: false }, 'asok-tag-picker'],
    ] as const) {
      const field = fieldOf({ name: 'x', kind: 'belongsToMany', widget, relation });
      let asked = 0;
      const search = async () => {
        asked += 1;
        return { options: [...answer.options], more: answer.more };
      };
      const { find, host } = await mountField(field, { search, values: { x: { items: [tag], count: 1 } } });
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      expect(find('#x').localName, `${widget} ${answer.options.length}`).to.equal(tagName);
      expect(asked, 'it is asked once at most').to.be.at.most(1);
      expect((find('#x') as unknown as { value: unknown }).value).to.deep.equal([tag]);
      host.requestUpdate();
      await host.updateComplete;
      expect(find('#x').localName, 'drawn again').to.equal(tagName);
    }
  });

  it('asks for few choices in sight by the widget segmented, for a boolean too', async () => {
    for (const field of [
      fieldOf({ name: 'x', kind: 'integer', widget: 'segmented', choices: [{ value: '7', label: 'Seven' }] }),
      fieldOf({ name: 'x', kind: 'boolean', widget: 'segmented' }),
    ]) {
      const { host, input } = await mountField(field);
      expect(input.localName).to.equal('asok-segmented');
      input.shadowRoot?.querySelector<HTMLElement>('[role=radio]')?.click();
      expect(host.reported).to.deep.equal([field.kind === 'boolean' ? true : 7]);
    }
  });

  it('reports a time that is not complete as InvalidInput, not as none', async () => {
    const { host, input } = await mountField(fieldOf({ name: 'x', kind: 'time' }));
    input.focus();
    await sendKeys({ type: '09' });
    input.blur();
    expect(host.reported.at(-1)).to.be.instanceOf(InvalidInput);
  });

  it('reports words as a list, and none as null where the column may hold it', async () => {
    for (const [nullable, none] of [
      [true, null],
      [false, []],
    ] as const) {
      const { host, control, find } = await mountField(fieldOf({ name: 'x', kind: 'tags', nullable }));
      typeText(control, 'maps,ink,');
      expect(host.reported.at(-1)).to.deep.equal(['maps', 'ink']);
      await host.updateComplete;
      const input = find('#x') as unknown as { value: unknown; updateComplete: Promise<boolean> };
      await input.updateComplete;
      for (const _word of ['maps', 'ink']) {
        find('#x').shadowRoot?.querySelector<HTMLElement>('.remove')?.click();
        await input.updateComplete;
      }
      expect(host.reported.at(-1)).to.deep.equal(none);
    }
  });

  it('offers a new UUID only for a new record, and the link to a new related record only where there is one', async () => {
    for (const creating of [true, false]) {
      const { input } = await mountField(fieldOf({ name: 'x', kind: 'uuid' }), { creating });
      expect(input.shadowRoot?.querySelector('[part=generate]') !== null).to.equal(creating);
    }
  });

  it('shows null of a nullable boolean as neither', async () => {
    const { control } = await mountField(fieldOf({ name: 'x', kind: 'boolean', nullable: true }), {
      values: { x: null },
    });
    expect(control.indeterminate).to.equal(true);
    const strict = await mountField(fieldOf({ name: 'x', kind: 'boolean', nullable: false }), { values: { x: null } });
    expect(strict.control.indeterminate).to.equal(false);
  });

  it('takes kinds of a team’s own', async () => {
    registerFieldKind('colour', {
      input: (_field, { id, value, change }) =>
        html`<input id=${id} aria-label="Colour" .value=${String(value)} @input=${() => change('red')} />`,
      cell: (_field, value) => html`${value}`,
      value: (_field, value) => html`${value}`,
    });
    const { host, find } = await mountField(fieldOf({ name: 'x', kind: 'colour' as FieldKind }), {
      values: { x: 'blue' },
    });
    expect((find('#x') as HTMLInputElement).value).to.equal('blue');
    find('#x').dispatchEvent(new Event('input'));
    expect(host.reported).to.deep.equal(['red']);
  });
});
