import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { type CellView, renderCell, renderValue } from '../../../elements/fields/cells.ts';
import { safeUrl } from '../../../elements/fields/safe-url.ts';
import { relativeText } from '../../../elements/fields/value-texts.ts';
import { LocalizeController } from '../../../elements/i18n/localize.ts';
import { adoptTokens } from '../../../elements/theme/adopt-tokens.ts';
import { shared } from '../../../elements/theme/controls.styles.ts';
import type { FieldDescriptor, FieldKind } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { fieldOf } from '../../support/list-fixtures.ts';

class ValueHost extends LitElement {
  static override styles = shared;
  localize = new LocalizeController(this);
  content: TemplateResult = html``;

  override render(): TemplateResult {
    return html`<p>${this.content}</p>`;
  }
}
customElements.define('value-host', ValueHost);

async function host(lang = 'en'): Promise<ValueHost> {
  adoptTokens(document);
  return fixture<ValueHost>(html`<value-host lang=${lang}></value-host>`);
}

type Draw = typeof renderCell;

interface Drawn {
  value: unknown;
  view?: Partial<CellView>;
  draw?: Draw;
  lang?: string;
}

/** The element around one drawn value. */
async function draw(field: FieldDescriptor, { value, view, draw = renderCell, lang }: Drawn): Promise<HTMLElement> {
  const element = await host(lang);
  element.content = draw(field, value, { localize: element.localize, ...view });
  element.requestUpdate();
  await element.updateComplete;
  return element.shadowRoot?.querySelector('p') as HTMLElement;
}

const textOf = (element: HTMLElement) => element.textContent?.replace(/\s+/g, ' ').trim();
const cell = async (kind: FieldKind, value: unknown, more: Partial<FieldDescriptor> = {}) =>
  draw(fieldOf({ name: 'x', kind, ...more }), { value });
const value = async (kind: FieldKind, value: unknown, more: Partial<FieldDescriptor> = {}) =>
  draw(fieldOf({ name: 'x', kind, ...more }), { value, draw: renderValue });

const KINDS: FieldKind[] = [
  'text',
  'textarea',
  'email',
  'url',
  'slug',
  'uuid',
  'password',
  'permissions',
  'integer',
  'bigint',
  'float',
  'decimal',
  'boolean',
  'enum',
  'date',
  'datetime',
  'time',
  'json',
  'blob',
  'belongsTo',
  'belongsToMany',
  'hasMany',
  'unknown',
];

const CHOICES = [
  { value: 'draft', label: 'Draft' },
  { value: 'live', label: 'Live' },
];

describe('values: what must not happen', () => {
  it('SEC-XSS-02 links to no address that runs or hides something', async () => {
    for (const url of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'JAVASCRIPT:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'blob:https://a.org/x',
      'file:///etc/passwd',
      '//evil.example/x',
      '/\\evil.example',
      '/\t/evil.example',
      'relative/path',
      'https://',
      '',
    ]) {
      expect(safeUrl(url), url).to.equal(null);
      for (const shown of [await cell('url', url), await value('url', url)]) {
        expect(shown.querySelector('a'), url).to.equal(null);
      }
    }
  });

  it('SEC-XSS-02 links to http, https, mailto, tel and paths of this site', async () => {
    expect(safeUrl('https://a.org/x?y=1')).to.equal('https://a.org/x?y=1');
    expect(safeUrl('mailto:a@b.org')).to.equal('mailto:a@b.org');
    expect(safeUrl('tel:+3212')).to.equal('tel:+3212');
    expect(safeUrl('/media/1.png?x#y')).to.equal('/media/1.png?x#y');
    const link = (await cell('url', 'https://a.org/')).querySelector('a');
    expect(link?.href).to.equal('https://a.org/');
    expect(link?.rel).to.equal('noopener noreferrer');
  });

  it('SEC-XSS-02 an e-mail address cannot add recipients', async () => {
    const link = (await cell('email', 'a@b.org?bcc=c@d.org')).querySelector('a');
    expect(link?.getAttribute('href') ?? '').not.to.contain('?');
    expect((await cell('email', 'a@b.org')).querySelector('a')?.getAttribute('href')).to.equal('mailto:a@b.org');
  });

  it('shows markup as text', async () => {
    const payload = '<img src=x onerror=alert(1)>';
    for (const kind of ['text', 'textarea', 'slug', 'unknown', 'json', 'enum', 'email'] as const) {
      const shown = await cell(kind, payload, { choices: kind === 'enum' ? CHOICES : null });
      expect(shown.querySelector('img'), kind).to.equal(null);
      expect(shown.textContent, kind).to.contain('<img src=x');
    }
  });

  it('FLD-08 never shows a password, even if one arrived', async () => {
    for (const shown of [await cell('password', '$argon2id$secret'), await value('password', '$argon2id$secret')]) {
      expect(shown.innerHTML).not.to.contain('secret');
      expect(textOf(shown)).to.contain('Hidden');
    }
  });

  it('REL-18 marks data that is not what its kind says, and never throws', async () => {
    for (const [kind, bad, text] of [
      ['datetime', new Date(Number.NaN), '? (not a date)'],
      ['datetime', 'soon', 'soon (not a date)'],
      ['date', '2026-02-31', '2026-02-31 (not a date)'],
      ['enum', 'zzz', 'zzz (not one of the choices)'],
      ['boolean', 'perhaps', 'perhaps (unexpected value)'],
      ['integer', 'many', 'many (unexpected value)'],
      ['time', '25 o’clock', '25 o’clock (unexpected value)'],
      ['belongsTo', 'Ann', 'Ann (unexpected value)'],
      ['belongsToMany', { items: [1], count: 1 }, '{"items":[1],"count":1} (unexpected value)'],
    ] as const) {
      const shown = await cell(kind, bad, { choices: kind === 'enum' ? CHOICES : null });
      expect(shown.querySelector('[part=marked]'), kind).not.to.equal(null);
      expect(textOf(shown), kind).to.equal(text);
    }
  });

  it('REL-18 draws any kind of any data', async () => {
    const odd = [
      0,
      false,
      true,
      'x',
      'x'.repeat(500),
      {},
      [],
      [null],
      { items: 1 },
      new Date(Number.NaN),
      10n,
      { bytes: 'x' },
    ];
    const element = await host();
    for (const kind of [...KINDS, 'from-tomorrow' as FieldKind]) {
      for (const data of odd) {
        for (const drawing of [renderCell, renderValue]) {
          element.content = drawing(fieldOf({ name: 'x', kind }), data, { localize: element.localize });
          element.requestUpdate();
          await element.updateComplete;
        }
      }
    }
  });

  it('does not link to a model that the actor may not view', async () => {
    const relation = { model: null, many: false, pickable: false };
    const view = { href: () => '/nowhere', open: () => undefined };
    const shown = await draw(fieldOf({ name: 'author', kind: 'belongsTo', relation }), {
      value: { key: '1', label: 'Ann' },
      view,
    });
    expect(shown.querySelector('a, button')).to.equal(null);
    expect(textOf(shown)).to.equal('Ann');
  });
});

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

  it('writes numbers as the language does, with every digit', async () => {
    const number = fieldOf({ name: 'x', kind: 'decimal' });
    expect(textOf(await draw(number, { value: '12345.50' }))).to.equal('12,345.50');
    expect(textOf(await draw(number, { value: '12345.50', lang: 'es' }))).to.equal('12.345,50');
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
    const { localize } = await host();
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

  it('lays JSON out, and says how large a blob is', async () => {
    expect(textOf(await cell('json', { a: [1] }))).to.equal('{"a":[1]}');
    expect((await value('json', { a: 1 })).querySelector('code')?.textContent).to.equal('{\n  "a": 1\n}');
    expect(textOf(await cell('json', false))).to.equal('false');
    expect(textOf(await cell('blob', { bytes: 2500 }))).to.equal('Binary, 2.5 kB');
  });

  it('DISP-04 links a relation by its label, and leaves new tabs to the browser', async () => {
    const relation = { model: 'users', many: false, pickable: true };
    const opened: string[] = [];
    const view = {
      href: (model: string, key: string) => `/admin/${model}/${key}`,
      open: (model: string, key: string) => void opened.push(`${model} ${key}`),
    };
    const field = fieldOf({ name: 'author', kind: 'belongsTo', relation });
    const shown = await draw(field, { value: { key: '1', label: 'Ann Lee' }, view });
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
    const button = (await draw(field, { value: { key: '1', label: 'Ann' }, view: { open: view.open } })).querySelector(
      'button',
    );
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
    const element = await host();
    const view = { localize: element.localize, href: () => '/admin/tags/1' };
    element.content = html`${samples.map(
      ([field, data]) => html`<span>${renderCell(field, data, view)} ${renderValue(field, data, view)}</span>`,
    )}`;
    element.requestUpdate();
    await element.updateComplete;
    await expectAccessible(element);
  });
});
