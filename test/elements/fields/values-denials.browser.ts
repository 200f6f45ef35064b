import { expect } from '@open-wc/testing';
import { renderCell, renderValue } from '../../../elements/fields/cells.ts';
import { safeUrl } from '../../../elements/fields/safe-url.ts';
import type { FieldKind } from '../../../sdk/index.ts';
import { CHOICES, cell, drawValue, KINDS, textOf, value, valueHost } from '../../support/field-values.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';

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
    const element = await valueHost();
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
    const shown = await drawValue(fieldOf({ name: 'author', kind: 'belongsTo', relation }), {
      value: { key: '1', label: 'Ann' },
      view,
    });
    expect(shown.querySelector('a, button')).to.equal(null);
    expect(textOf(shown)).to.equal('Ann');
  });
});
