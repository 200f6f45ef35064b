import { expect } from '@open-wc/testing';
import type { LogEntry, Me } from '../../../sdk/index.ts';
import { never, NoAnswer, refuse } from '../../../stories/support/fixture-client.ts';
import {
  entryOf,
  longEntry,
  logPages,
  manyEntries,
  postHistory,
  secretEntry,
  valueChange,
} from '../../../stories/support/log.ts';
import { administrator, me } from '../../../stories/support/site.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openHistory, wordsOf } from '../../support/audit-page.ts';
import { frenchPostModel } from '../../../stories/support/posts.ts';

/** The history of one entry. */
const told = (...entries: LogEntry[]) => openHistory({ answers: { 'audit.list': logPages(entries) } });

describe('asok-history: who may not read it', () => {
  it('BTN-10 RBAC-21 asks nothing for somebody who holds every permission but is no administrator', async () => {
    const user: Me = { ...administrator, isAdmin: false, permissions: ['*'] };
    const { texts, inputs } = await openHistory({ answers: { 'auth.me': me(user) } });
    expect(inputs()).to.deep.equal([]);
    expect(texts('.state h2')).to.deep.equal(['No access to the log']);
  });

  it('AUD-06 shows nothing when the server refuses', async () => {
    const { texts, all, element } = await openHistory({ answers: { 'audit.list': refuse('FORBIDDEN') } });
    expect(texts('.state h2')).to.deep.equal(['No access to the log']);
    expect(all('.entry').length).to.equal(0);
    await expectAccessible(element);
  });

  it('AUD-07 of a secret it says only that it changed', async () => {
    const { texts } = await told(
      entryOf({
        id: '1',
        action: 'update',
        changes: [{ type: 'concealed', field: 'password', label: 'Password', kind: 'password' }],
      }),
    );
    expect(texts('.diff > div')).to.deep.equal(['Password Changed, not shown']);
  });

  it('SEC-DATA-12 inside JSON it says where a secret stands and whether it changed, which no value can pass for', async () => {
    const { texts, all } = await told(secretEntry);
    expect(texts('.diff > div')).to.deep.equal([
      'Settings ' +
        'Before: { "smtp": { "port": 25, "password": (hidden) }, "keys": [ { "a/b": (hidden), "note": "(hidden)", "tag": "#" } ] } ' +
        'After: { "smtp": { "port": 25, "password": (hidden, changed) }, "keys": [ { "a/b": (hidden), "note": "(hidden)", "tag": "##0" } ] }',
    ]);
    expect(all('mark').map(wordsOf)).to.include(', changed');
  });

  it('SEC-DATA-12 what is created or deleted has its secrets hidden, and none that changed', async () => {
    for (const action of ['create', 'delete']) {
      const { texts, press } = await told({ ...secretEntry, action });
      await press('1 value');
      expect(texts('.diff > div')[0]).to.match(/"password": \(hidden\) }/);
      expect(texts('.diff > div')[0]).not.to.include('changed');
    }
  });

  it('SEC-DATA-12 I18N-01 in French and in Spanish', async () => {
    for (const [locale, words] of [
      ['fr', '"password": (masqué, modifié)'],
      ['es', '"password": (oculto, cambiado)'],
    ] as const) {
      const { texts } = await openHistory({ locale, answers: { 'audit.list': logPages([secretEntry]) } });
      expect(texts('.diff > div')[0]).to.include(words);
    }
  });
});

describe('asok-history', () => {
  it('AUD-02 AUD-03 AUD-05 says who did what and when, newest first', async () => {
    const { texts, all, inputs } = await openHistory();
    expect(inputs()).to.deep.equal([{ model: 'posts', record: '412', perPage: 20 }]);
    expect(texts('.head')).to.deep.equal(['History 4 changes']);
    expect(texts('.sentence')).to.deep.equal([
      'Jonas Weber edited 3 fields',
      'Camille Roussel edited 2 fields',
      'Mei-Ling Tsai: Publish selected',
      'Jonas Weber created this record',
    ]);
    const [time] = all<HTMLTimeElement>('time');
    expect(time?.dateTime).to.equal('2026-11-22T19:58:04.000Z');
    expect(time?.textContent).to.match(/Nov 2[23], 2026/);
    expect(time?.title).to.equal('Sunday, November 22, 2026 at 7:58:04 PM UTC');
  });

  it('IMP-07 names who really acted', async () => {
    const { texts } = await openHistory();
    expect(texts('.impersonated')).to.deep.equal(['While impersonated by Amira Haddad']);
  });

  it('AUD-04 B101 shows each field before and after, with the words that differ marked', async () => {
    const { all, texts } = await openHistory();
    const [first] = all('.diff');
    expect([...(first?.querySelectorAll('div') ?? [])].map(wordsOf)[0]).to.equal(
      'Title Before: Repairing paper maps After: The quiet craft of repairing paper maps',
    );
    expect([...(first?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent)).to.deep.equal([
      'Repairing',
      'The quiet craft of repairing',
      'fold, not the ',
      ',',
    ]);
    expect(texts('.diff:first-of-type > div:last-child')[0]).to.equal('Featured Before: Yes After: No');
  });

  it('AUD-04 B103 relations and lists say what came and what went, by their names', async () => {
    const { texts } = await openHistory();
    expect(texts('.diff > div')).to.include('Tags Removed: news Added: conservation, long read');
    expect(texts('.diff > div')).to.include('Reviewed by Before: Hana Kovářová After: —Empty');
  });

  it('AUD-04 permissions are a list, and only what differs of it is told', async () => {
    const { texts } = await told(
      entryOf({
        id: '1',
        action: 'update',
        changes: [valueChange({ field: 'permissions', kind: 'permissions', from: 'a.view,b.view', to: 'b.view,c.*' })],
      }),
    );
    expect(texts('.diff > div')).to.deep.equal(['Permissions Removed: a.view Added: c.*']);
  });

  it('B101 values read as they do on the page: labels, numbers, days, moments', async () => {
    const { texts } = await told(
      entryOf({
        id: '1',
        action: 'update',
        changes: [
          valueChange({ field: 'status', kind: 'enum', from: 'draft', to: 'gone' }),
          valueChange({ field: 'views', kind: 'integer', from: 1200, to: null }),
          valueChange({ field: 'price', kind: 'decimal', from: '1234567.50', to: '0.10' }),
          valueChange({ field: 'day', kind: 'date', from: '2026-01-31', to: 'no day' }),
          valueChange({ field: 'meta', kind: 'json', from: { a: 1 }, to: { a: 2 } }),
        ],
      }),
    );
    expect(texts('.diff > div')).to.deep.equal([
      'Status Before: Draft After: gone',
      'Views Before: 1,200 After: —Empty',
      'Price Before: 1,234,567.50 After: 0.10',
      'Day Before: Jan 31, 2026 After: no day',
      'Meta Before: { "a": 1 } After: { "a": 2 }',
    ]);
  });

  it('two moments in the same minute do not look the same', async () => {
    const { texts } = await told(
      entryOf({
        id: '1',
        action: 'update',
        changes: [
          valueChange({
            field: 'publishedAt',
            kind: 'datetime',
            from: new Date('2026-01-01T10:00:05Z'),
            to: new Date('2026-01-01T10:00:06Z'),
          }),
        ],
      }),
    );
    expect(texts('.diff del')[0]).to.match(/:00:05/);
    expect(texts('.diff ins')[0]).to.match(/:00:06/);
  });

  it('rich text is told by its words, and never becomes markup', async () => {
    const { all, texts } = await told(
      entryOf({
        id: '1',
        action: 'update',
        changes: [
          valueChange({
            field: 'text',
            kind: 'richtext',
            from: '<p>Old <img src=x onerror=alert(1)></p>',
            to: '<p>New <b>words</b></p>',
          }),
          valueChange({ field: 'looks', kind: 'richtext', from: '<p>Same</p>', to: '<p><b>Same</b></p>' }),
          valueChange({ field: 'title', kind: 'text', from: '<script>1</script>', to: '<script>2</script>' }),
        ],
      }),
    );
    expect(texts('.diff > div')).to.deep.equal([
      'Text Before: Old After: New words',
      'Looks Before: <p>Same</p> After: <p><b>Same</b></p>',
      'Title Before: <script>1</script> After: <script>2</script>',
    ]);
    expect(all('.diff :is(img, script, b)').length).to.equal(0);
  });

  it('B101 a creation lists its values, behind a button', async () => {
    const { button, press, texts, all } = await openHistory();
    expect(button('4 values')?.getAttribute('aria-expanded')).to.equal('false');
    await press('4 values');
    expect(button('4 values')?.getAttribute('aria-expanded')).to.equal('true');
    const created = all('.entry').at(-1);
    expect([...(created?.querySelectorAll('.diff > div') ?? [])].map(wordsOf).slice(0, 3)).to.deep.equal([
      'Title After: Repairing paper maps',
      'Status After: Draft',
      'Views After: 1,200',
    ]);
    expect(created?.querySelectorAll('del').length).to.equal(0);
    await press('4 values');
    expect(texts('.entry:last-child .diff')).to.deep.equal([]);
  });

  it('a long text is cut around its changes, and shown in full when asked', async () => {
    const { button, press, texts } = await told(longEntry);
    const label = longEntry.changes[0]?.label ?? '';
    expect(texts('.diff ins')[0]?.length).to.be.lessThan(220);
    expect(texts('.diff ins')[0]).to.include('wie er nie war.');
    await press(`Show in full: ${label}`);
    expect(texts('.diff ins')[0]).to.include('Absatz 0 bleibt');
    expect(texts('.diff ins')[0]).to.include('Absatz 119 bleibt');
    expect(button(`Show in full: ${label}`)?.localName).to.equal(undefined);
  });

  it('B101 older entries come page by page', async () => {
    const { press, all, button, texts } = await openHistory({ answers: { 'audit.list': logPages(manyEntries(25)) } });
    expect([all('.entry').length, texts('.head .subtle')[0]]).to.deep.equal([20, '25 changes']);
    await press('Older entries');
    expect(all('.entry').length).to.equal(25);
    expect(button('Older entries')?.localName).to.equal(undefined);
  });

  it('a failure is told in place, and older entries that failed leave what was there', async () => {
    let down = true;
    const { texts, press, all } = await openHistory({
      answers: {
        'audit.list': (input: undefined) => {
          if (down) throw new NoAnswer();
          return logPages(manyEntries(25))(input);
        },
      },
    });
    expect(texts('.state h2')).to.deep.equal(['This could not be loaded']);
    down = false;
    await press('Try again');
    expect(all('.entry').length).to.equal(20);
    down = true;
    await press('Older entries');
    expect(all('.entry').length).to.equal(20);
    expect(all('.failure[role=alert]').length).to.equal(1);
    down = false;
    await press('Older entries');
    expect(all('.entry').length).to.equal(25);
  });

  it('is accessible in every state', async () => {
    for (const answer of [
      logPages(postHistory),
      logPages([]),
      logPages([longEntry]),
      logPages([secretEntry]),
      refuse('INTERNAL'),
    ]) {
      const { element } = await openHistory({ answers: { 'audit.list': answer } });
      await expectAccessible(element);
    }
    const { element, find } = await openHistory({ answers: { 'audit.list': never }, busy: true });
    expect(find('[role=status]')?.textContent).to.equal('Loading');
    await expectAccessible(element);
  });

  it('I18N-01 speaks French', async () => {
    const { texts } = await openHistory({ locale: 'fr', answers: { 'meta.models': [frenchPostModel()] } });
    expect(texts('.head')[0]).to.match(/^Historique 4 changements$/);
    expect(texts('.sentence')[0]).to.equal('Jonas Weber a modifié 3 champs');
    expect(texts('.diff > div')).to.include('Status Avant : Brouillon Après : Publié');
  });
});
