import { expect } from '@open-wc/testing';
import type { Me } from '../../../sdk/index.ts';
import { never, refuse } from '../../../stories/support/fixture-client.ts';
import {
  COMMENTS_OPERATION,
  entryOf,
  facetsOf,
  logPages,
  manyEntries,
  wholeLog,
} from '../../../stories/support/log.ts';
import { administrator, me } from '../../../stories/support/site.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openLog, wordsOf } from '../../support/audit-page.ts';

describe('asok-audit-log: who may not read it', () => {
  it('AUD-06 RBAC-21 asks nothing for somebody who holds every permission but is no administrator', async () => {
    const user: Me = { ...administrator, isAdmin: false, permissions: ['*'] };
    const { texts, connection } = await openLog({ answers: { 'auth.me': me(user) } });
    expect(connection.calls.filter(({ path }) => path.startsWith('audit.'))).to.deep.equal([]);
    expect(texts('.state h2')).to.deep.equal(['No access to the log']);
  });

  it('AUD-06 shows nothing when the server refuses', async () => {
    const { texts, all, element } = await openLog({ answers: { 'audit.list': refuse('FORBIDDEN') } });
    expect(texts('.state h2')).to.deep.equal(['No access to the log']);
    expect(all('tr').length).to.equal(0);
    await expectAccessible(element);
  });

  it('B105 offers no way to change, add or remove an entry', async () => {
    const { all, press } = await openLog();
    await press('Details of entry 20418');
    const names = all('button').map((one) => one.getAttribute('aria-label') ?? wordsOf(one));
    expect(names.filter((name) => /\b(edit|delete|remove|new|add|import)\b/i.test(name))).to.deep.equal([]);
  });
});

describe('asok-audit-log', () => {
  it('AUD-02 AUD-03 IMP-07 lists who did what to which record, when and from where', async () => {
    const { texts, all } = await openLog();
    expect(texts('[data-entry="20418"] td').slice(1, 6)).to.deep.equal([
      'Jonas Weber',
      'Updated',
      'Post The quiet craft of repairing paper maps',
      '3 fields',
      '10.4.2.18',
    ]);
    expect(texts('[data-entry="20377"] td')[1]).to.equal('Camille Roussel by Amira Haddad');
    expect(texts('[data-entry="20301"] td').slice(2, 5)).to.deep.equal(['Denied', 'Order', '14 times']);
    expect(texts('[data-entry="20288"] td').slice(1, 5)).to.deep.equal([
      'Not signed in',
      'Login failed',
      '—Empty',
      'admin@kestrel.example',
    ]);
    expect(texts('th').at(-1)).to.equal(`Time, ${Intl.DateTimeFormat().resolvedOptions().timeZone}`);
    expect(all<HTMLTimeElement>('time')[0]?.title).to.equal('Sunday, November 22, 2026 at 7:58:04 PM UTC');
    expect(texts('.range')).to.deep.equal(['1–12 of 12']);
  });

  it('AUD-02 shows the names of people whole: what is long and gives way is the record', async () => {
    const actor = { key: '5', label: 'Bartholomew Featherstone' };
    const record = { key: '1', label: 'A long title '.repeat(12) };
    const entry = entryOf({ id: '1', action: 'update', actor, impersonator: actor, record });
    const { find } = await openLog({ width: 1148, answers: { 'audit.list': logPages([entry]) } });
    const isCut = (selector: string) => {
      const { scrollWidth = 0, clientWidth = 0 } = find(selector) ?? {};
      return scrollWidth > clientWidth;
    };
    expect([isCut('.name'), isCut('.record > .relation'), isCut('.region')]).to.deep.equal([false, true, false]);
    const [name, badge] = ['.names', '.badge'].map((part) => find(part)?.getBoundingClientRect());
    expect(name?.right).to.be.at.most(badge?.left ?? 0);
  });

  it('AUD-04 a row opens to what it changed, and tells assistive technology so', async () => {
    const { button, press, texts, find } = await openLog();
    const name = 'Details of entry 20418';
    expect(button(name)?.getAttribute('aria-expanded')).to.equal('false');
    await press(name);
    expect(button(name)?.getAttribute('aria-expanded')).to.equal('true');
    expect(find(`#${button(name)?.getAttribute('aria-controls')}`)?.matches('tr.detail')).to.equal(true);
    expect(texts('.facts > div')).to.include('Request req-20418');
    expect(texts('.facts > div')).to.include('Time in UTC Sunday, November 22, 2026 at 7:58:04 PM UTC');
    expect(texts('.diff > div')[2]).to.equal('Featured Before: Yes After: No');
    await press(name);
    expect(find('tr.detail')?.localName).to.equal(undefined);
  });

  it('facts that are no field are told too', async () => {
    const { press, texts } = await openLog();
    await press('Details of entry 20301');
    expect(texts('.facts > div')).to.include('Call records.orders.list');
  });

  it('filters by person, action, model and impersonation, and says so for the address', async () => {
    const { choose, press, inputs, changes, element, button } = await openLog();
    await choose('actor', '3');
    await choose('action', 'update');
    await choose('model', 'posts');
    await press('Impersonated only');
    expect(inputs().at(-1)).to.deep.equal({
      actor: '3',
      action: 'update',
      model: 'posts',
      impersonated: true,
      perPage: 50,
    });
    expect(button('Impersonated only')?.getAttribute('aria-pressed')).to.equal('true');
    expect(element.query).to.equal('actor=3&action=update&model=posts&impersonated=1');
    expect(changes.map(({ query, replace }) => [query, replace])).to.deep.equal([
      ['actor=3', false],
      ['actor=3&action=update', false],
      ['actor=3&action=update&model=posts', false],
      ['actor=3&action=update&model=posts&impersonated=1', false],
    ]);
    await press('Clear filters');
    expect(element.query).to.equal('');
  });

  it('filters by days: the usual ones, or any', async () => {
    const { choose, find, settled, inputs, element, all } = await openLog();
    await choose('period', 'yesterday');
    const midnight = new Date();
    midnight.setHours(0, 0, 0, 0);
    expect(inputs().at(-1)?.to).to.deep.equal(midnight);
    expect(all('input[type=date]').length).to.equal(0);
    await choose('period', 'own');
    expect(element.query).to.equal('');
    for (const [name, day] of [
      ['from', '2026-11-01'],
      ['to', '2026-11-21'],
    ]) {
      const input = find<HTMLInputElement>(`input[name=${name}]`);
      if (!input) throw new Error(`There is no ${name}`);
      input.value = day ?? '';
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();
    }
    expect(element.query).to.equal('from=2026-11-01&to=2026-11-21');
    expect(inputs().at(-1)).to.deep.equal({ from: new Date(2026, 10, 1), to: new Date(2026, 10, 22), perPage: 50 });
    await choose('period', '');
    expect([element.query, all('input[type=date]').length]).to.deep.equal(['', 0]);
  });

  it('B101 all that one call did is one press away', async () => {
    const { press, texts, element } = await openLog();
    await press('Details of entry 20339');
    await press('All entries of this operation');
    expect(element.query).to.equal(`operation=${COMMENTS_OPERATION}`);
    expect(texts('tbody tr:not(.detail) td:nth-child(4)')).to.deep.equal([
      'Comment Nice piece',
      'Comment First!',
      'Comment Where is this?',
      'Comment Thanks',
    ]);
    await press('Remove filter One operation');
    expect(element.query).to.equal('');
  });

  it('the address is its state, forth and back', async () => {
    const { element, settled, find, texts, changes } = await openLog({ query: 'action=denied&actor=99' });
    expect(find<HTMLSelectElement>('select[name=action]')?.value).to.equal('denied');
    // Nobody of this key did anything: the filter shows that it is on all the same.
    expect(find<HTMLSelectElement>('select[name=actor]')?.value).to.equal('99');
    expect(texts('.state h2')).to.deep.equal(['No entries match']);
    element.query = 'action=denied';
    await settled();
    expect(texts('tbody .badge')).to.deep.equal(['Denied']);
    expect(changes).to.deep.equal([]);
  });

  it('pages go to older entries and back', async () => {
    const { press, texts, element, button, all } = await openLog({
      answers: { 'audit.list': logPages(manyEntries(120)) },
    });
    expect(texts('.range')).to.deep.equal(['1–50 of 120']);
    expect(button('Newer entries')?.getAttribute('aria-disabled')).to.equal('true');
    await press('Older entries');
    await press('Older entries');
    expect([texts('.range')[0], element.query]).to.deep.equal(['101–120 of 120', 'first=101&cursor=100']);
    expect(button('Older entries')?.getAttribute('aria-disabled')).to.equal('true');
    await press('Newer entries');
    expect(texts('.range')).to.deep.equal(['51–100 of 120']);
    await press('Newest entries');
    expect([texts('.range')[0], element.query]).to.deep.equal(['1–50 of 120', '']);
    const size = all<HTMLSelectElement>('.per-page')[0];
    if (size) size.value = '100';
    size?.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;
    expect(element.query).to.equal('perPage=100');
  });

  it('a record is a link to its page, unless it is gone', async () => {
    const gone = entryOf({ id: '1', action: 'delete' });
    const { find, destinations } = await openLog({
      hrefBase: '/admin',
      answers: { 'audit.list': logPages([...wholeLog, gone]) },
    });
    const link = find<HTMLAnchorElement>('[data-entry="20418"] a');
    expect(link?.getAttribute('href')).to.equal('/admin/posts/412/view');
    link?.click();
    expect(destinations).to.deep.equal([{ model: 'posts', view: 'detail', id: '412' }]);
    for (const entry of ['1', '20340'])
      expect(find(`[data-entry="${entry}"] :is(a, button.relation)`)?.localName).to.equal(undefined);
  });

  it('on a phone rows stand as cards with the same contents', async () => {
    const { all, texts, press, element } = await openLog({ width: 390 });
    expect(all('table').length).to.equal(0);
    expect(texts('.cards > li')[0]).to.match(
      /^Jonas Weber Updated Post The quiet craft of repairing paper maps Nov 2[23], 2026/,
    );
    // Without a record there is still something to tell.
    expect(texts('.cards > li').find((card) => card.includes('Login failed'))).to.contain('admin@kestrel.example');
    await press('Details of entry 20418');
    expect(texts('.cards .diff').length).to.equal(1);
    expect(element.scrollWidth).to.equal(element.clientWidth);
    await expectAccessible(element);
  });

  it('what a team’s own code logs goes by its own name', async () => {
    const own = entryOf({
      id: '1',
      action: 'invoice_sent',
      actor: { key: null, label: 'app' },
      model: null,
      record: null,
    });
    const { texts } = await openLog({
      answers: { 'audit.list': logPages([own]), 'audit.facets': facetsOf([own]) },
    });
    expect(texts('tbody td').slice(1, 3)).to.deep.equal(['app', 'Invoice sent']);
    expect(texts('select[name=action] option')).to.deep.equal(['Any action', 'Invoice sent']);
  });

  it('is accessible in every state', async () => {
    for (const answers of [
      { 'audit.list': logPages(wholeLog) },
      { 'audit.list': logPages([]) },
      { 'audit.list': refuse('INTERNAL') },
    ]) {
      const { element, press, button } = await openLog({ answers, query: 'from=2026-01-01&record=412&model=posts' });
      if (button('Details of entry 20418')) await press('Details of entry 20418');
      await expectAccessible(element);
    }
    const { element, find } = await openLog({ answers: { 'audit.list': never }, busy: true });
    expect(find('[role=status]')?.textContent).to.equal('Loading');
    await expectAccessible(element);
  });
});
