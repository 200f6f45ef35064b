import { expect, html } from '@open-wc/testing';
import { renderCell, renderValue } from '../../../elements/fields/cells.ts';
import { relativeText } from '../../../elements/fields/value-texts.ts';
import type { FieldDescriptor } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { CHOICES, cell, drawValue, KINDS, textOf, value, valueHost } from '../../support/field-values.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';

describe('values', () => {
  it('LIST-11 shows a dash, named Empty, for nothing', async () => {
    for (const kind of KINDS) {
      for (const nothing of [null, undefined, '']) {
        const shown = await cell(kind, nothing);
        expect(textOf(shown), kind).to.equal('—Empty');
        expect(shown.querySelector('[part=empty]')?.getAttribute('aria-hidden')).to.equal('true');
      }
    }
    expect(textOf(await cell('belongsToMany', { items: [], count: 0 }))).to.equal('—Empty');
  });

  it('shows a phone number as a link that dials, and what is none as text', async () => {
    const link = (await cell('tel', '+44 (20) 7946-0000 ext. 7')).querySelector('a') as HTMLAnchorElement;
    expect(link.href).to.equal('tel:+442079460000');
    expect(link.textContent).to.equal('+44 (20) 7946-0000 ext. 7');
    expect((await cell('tel', 'javascript:alert(1)')).querySelector('a')).to.equal(null);
  });

  it('shows a colour beside its name, and marks what is none', async () => {
    const shown = await cell('color', '#1a7f64');
    expect(shown.querySelector('rect')?.getAttribute('fill')).to.equal('#1a7f64');
    expect(textOf(shown)).to.equal('#1a7f64');
    const bad = await cell('color', 'url(#x)');
    expect(bad.querySelector('rect')).to.equal(null);
    expect(bad.querySelector('[part=marked]')).not.to.equal(null);
  });

  it('shows three words of a list in a cell, all of them in a value, and marks what is no list of words', async () => {
    const words = ['a', 'b', 'c', 'd', 'e'];
    const short = await cell('tags', words);
    expect([...short.querySelectorAll('[part=tag]')].map((word) => word.textContent)).to.deep.equal(['a', 'b', 'c']);
    expect(textOf(short)?.endsWith('+2and 2 more')).to.equal(true);
    expect((await value('tags', words)).querySelectorAll('[part=tag]').length).to.equal(5);
    for (const bad of [{ a: 1 }, [1], 'a']) {
      expect((await cell('tags', bad)).querySelector('[part=marked]'), JSON.stringify(bad)).not.to.equal(null);
    }
  });

  it('LIST-12 shows booleans as coloured Yes and No', async () => {
    const yes = (await cell('boolean', true)).querySelector('[part=boolean]') as HTMLElement;
    const no = (await cell('boolean', false)).querySelector('[part=boolean]') as HTMLElement;
    expect(yes.textContent).to.equal('Yes');
    expect(no.textContent).to.equal('No');
    expect(getComputedStyle(yes).backgroundColor).not.to.equal(getComputedStyle(no).backgroundColor);
    expect(yes.querySelector('svg')).not.to.equal(null);
  });

  it('cuts a long text at 60 characters in a cell, and keeps it whole with its lines in a value', async () => {
    const text = `First line\n${'👍'.repeat(80)}`;
    const short = (await cell('textarea', text)).querySelector('bdi') as HTMLElement;
    expect([...(short.textContent ?? '')]).to.have.length(61);
    expect(short.textContent?.endsWith('…')).to.equal(true);
    expect(short.title).to.equal(text);
    const whole = (await value('textarea', text)).querySelector('bdi') as HTMLElement;
    expect(whole.textContent).to.equal(text);
    expect(getComputedStyle(whole).whiteSpace).to.contain('pre-wrap');
  });

  it('shows the label of a choice', async () => {
    expect(textOf(await cell('enum', 'live', { choices: CHOICES }))).to.equal('Live');
    expect(textOf(await cell('text', 'live', { choices: CHOICES }))).to.equal('Live');
  });

  it('writes a number with what stands before and behind it', async () => {
    const price = fieldOf({ name: 'x', kind: 'decimal', prefix: '€', suffix: 'each' });
    expect(textOf(await drawValue(price, { value: '1234.50' }))).to.equal('€1,234.50 each');
  });

  it('writes numbers as the language does, with every digit', async () => {
    const number = fieldOf({ name: 'x', kind: 'decimal' });
    expect(textOf(await drawValue(number, { value: '12345.50' }))).to.equal('12,345.50');
    expect(textOf(await drawValue(number, { value: '12345.50', lang: 'es' }))).to.equal('12.345,50');
    expect(textOf(await cell('bigint', '9007199254740993'))).to.equal('9,007,199,254,740,993');
    expect(textOf(await cell('integer', 12345, { name: 'id' })), 'a key is no quantity').to.equal('12345');
    expect(textOf(await cell('integer', 0))).to.equal('0');
  });

  it('writes a day without shifting it, and a moment with its UTC time in the title', async () => {
    expect(textOf(await cell('date', '2026-11-24'))).to.equal('Nov 24, 2026');
    const moment = new Date('2026-01-02T03:04:05Z');
    const time = (await value('datetime', moment)).querySelector('time') as HTMLTimeElement;
    expect(time.dateTime).to.equal('2026-01-02T03:04:05.000Z');
    expect(time.title).to.match(/January 2, 2026.*3:04:05.*UTC/);
  });

  it('tells moments of the last and next seven days relatively', async () => {
    const now = new Date(2026, 10, 22, 12, 0);
    const { localize } = await valueHost();
    for (const [moment, text] of [
      [new Date(2026, 10, 22, 12, 0, 20), 'now'],
      [new Date(2026, 10, 22, 11, 55), '5 minutes ago'],
      [new Date(2026, 10, 22, 15, 0), 'in 3 hours'],
      [new Date(2026, 10, 21, 11, 0), 'yesterday'],
      [new Date(2026, 10, 24, 9, 0), 'in 2 days'],
      [new Date(2026, 10, 16, 12, 0), '6 days ago'],
      [new Date(2026, 10, 15, 12, 0), null],
    ] as const) {
      expect(relativeText(moment, now, localize), String(text)).to.equal(text);
    }
  });

  it('drops zero seconds of a time', async () => {
    expect(textOf(await cell('time', '09:30:00'))).to.equal('09:30');
    expect(textOf(await cell('time', '09:30:15'))).to.equal('09:30:15');
  });

  it('lays JSON out, and says how large a file is', async () => {
    expect(textOf(await cell('json', { a: [1] }))).to.equal('{"a":[1]}');
    expect((await value('json', { a: 1 })).querySelector('code')?.textContent).to.equal('{\n  "a": 1\n}');
    expect(textOf(await cell('json', false))).to.equal('false');
    expect(textOf(await cell('blob', { bytes: 2500 }))).to.equal('File, 2.5 kB');
    expect(textOf(await cell('blob', new File(['xx'], '<b>.txt')))).to.equal('<b>.txt, 2 bytes');
  });

  it('FLD-04 offers a file for download where it can be had, never in a cell', async () => {
    const field = fieldOf({ name: 'scan', kind: 'blob' });
    const asked: string[] = [];
    const view = { download: ({ name }: FieldDescriptor) => void asked.push(name) };
    expect((await drawValue(field, { value: { bytes: 3 }, view })).querySelector('button')).to.equal(null);
    expect((await value('blob', { bytes: 3 })).querySelector('button')).to.equal(null);
    const shown = await drawValue(field, { value: { bytes: 3 }, view, draw: renderValue });
    const button = shown.querySelector('button');
    expect(textOf(shown)).to.equal('File, 3 bytes Download');
    expect(button?.getAttribute('aria-label')).to.equal('Download: Scan');
    button?.click();
    expect(asked).to.deep.equal(['scan']);
    await expectAccessible(shown);
  });

  it('DISP-04 links a relation by its label, and leaves new tabs to the browser', async () => {
    const relation = { model: 'users', many: false, pickable: true };
    const opened: string[] = [];
    const view = {
      href: (model: string, key: string) => `/admin/${model}/${key}`,
      open: (model: string, key: string) => void opened.push(`${model} ${key}`),
    };
    const field = fieldOf({ name: 'author', kind: 'belongsTo', relation });
    const shown = await drawValue(field, { value: { key: '1', label: 'Ann Lee' }, view });
    const link = shown.querySelector('a') as HTMLAnchorElement;
    expect(link.textContent).to.equal('Ann Lee');
    expect(link.getAttribute('href')).to.equal('/admin/users/1');
    const click = (init: MouseEventInit) => {
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
      // Keeps the test page where it is; what the link did is known by then.
      shown.addEventListener('click', (last) => last.preventDefault(), { once: true });
      link.dispatchEvent(event);
    };
    click({ ctrlKey: true });
    expect(opened).to.deep.equal([]);
    click({});
    expect(opened).to.deep.equal(['users 1']);
    const button = (
      await drawValue(field, { value: { key: '1', label: 'Ann' }, view: { open: view.open } })
    ).querySelector('button');
    button?.click();
    expect(opened).to.deep.equal(['users 1', 'users 1']);
  });

  it('shows the first of many and how many more, and all of them in a value', async () => {
    const relation = { model: 'tags', many: true, pickable: true };
    const tags = { items: [1, 2, 3].map((n) => ({ key: String(n), label: `Tag ${n}` })), count: 5 };
    const short = await cell('belongsToMany', tags, { relation });
    expect(textOf(short)).to.equal('Tag 1+4and 4 more');
    expect(short.querySelector<HTMLElement>('[part=more]')?.title).to.equal('Tag 2, Tag 3');
    expect(textOf(await value('belongsToMany', tags, { relation }))).to.equal('Tag 1Tag 2Tag 3and 2 more');
  });

  it('lists permissions one by one', async () => {
    const shown = await value('permissions', 'posts.view, posts.edit');
    expect([...shown.querySelectorAll('li')].map((item) => item.textContent)).to.deep.equal([
      'posts.view',
      'posts.edit',
    ]);
  });

  it('is accessible', async () => {
    const relation = { model: 'tags', many: true, pickable: true };
    const samples: [FieldDescriptor, unknown][] = [
      [fieldOf({ name: 'a', kind: 'boolean' }), true],
      [fieldOf({ name: 'a', kind: 'boolean' }), false],
      [fieldOf({ name: 'a', kind: 'text' }), null],
      [fieldOf({ name: 'a', kind: 'enum', choices: CHOICES }), 'zzz'],
      [fieldOf({ name: 'a', kind: 'enum', choices: CHOICES }), 'live'],
      [fieldOf({ name: 'a', kind: 'url' }), 'https://a.org'],
      [fieldOf({ name: 'a', kind: 'blob' }), { bytes: 3 }],
      [fieldOf({ name: 'a', kind: 'password' }), 'x'],
      [fieldOf({ name: 'a', kind: 'permissions' }), 'posts.view'],
      [fieldOf({ name: 'a', kind: 'belongsToMany', relation }), { items: [{ key: '1', label: 'Tag' }], count: 3 }],
    ];
    const element = await valueHost();
    const view = { localize: element.localize, href: () => '/admin/tags/1' };
    element.content = html`${samples.map(
      ([field, data]) => html`<span>${renderCell(field, data, view)} ${renderValue(field, data, view)}</span>`,
    )}`;
    element.requestUpdate();
    await element.updateComplete;
    await expectAccessible(element);
  });
});
