import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AsokMenu } from '../../../elements/shell/asok-menu.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { fieldOf, rights } from '../../../stories/support/descriptors.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { key, openList } from '../../support/list-page.ts';
import { me } from '../../../stories/support/site.ts';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

describe('asok-list, denials', () => {
  it('PERM-01 BTN-01 BTN-05 a person who may only view gets no New, no Edit and no Delete', async () => {
    const { all, actions } = await openList({ model: postModel({ can: rights('view') }) });
    expect(all('.new')).to.have.length(0);
    expect(actions('tbody tr:first-child .row-actions')).to.deep.equal(['View Post 1']);
  });

  it('PERM-02 BTN-06 edit shows Edit, not Delete', async () => {
    const { actions } = await openList({ model: postModel({ can: rights('view', 'edit') }) });
    expect(actions('tbody tr:first-child .row-actions')).to.deep.equal(['View Post 1', 'Edit Post 1']);
  });

  it('PERM-03 BTN-07 delete shows Delete, not Edit', async () => {
    const { actions } = await openList({ model: postModel({ can: rights('view', 'delete') }) });
    expect(actions('tbody tr:first-child .row-actions')).to.deep.equal(['View Post 1', 'Delete Post 1']);
  });

  it('PERM-04 PERM-07 every right shows every action, and New', async () => {
    const { all, actions } = await openList();
    expect(all('.new').map((button) => button.textContent?.trim())).to.deep.equal(['New post']);
    expect(actions('tbody tr:first-child .row-actions')).to.deep.equal(['View Post 1', 'Edit Post 1', 'Delete Post 1']);
  });

  it('PERM-07 an empty list offers New to nobody without add', async () => {
    const { root, all } = await openList({ count: 0, model: postModel({ can: rights('view', 'edit') }) });
    expect(root.querySelector('.state h2')?.textContent).to.equal('No posts yet');
    expect(all('.new')).to.have.length(0);
  });

  it('BTN-02 BTN-03 BTN-04 what is not built yet has no button', async () => {
    const { actions } = await openList();
    expect(actions('.page-head')).to.deep.equal(['New post']);
  });

  it('PERM-06 a model that the person may not view is denied, and is not asked for', async () => {
    const { find, inputs } = await openList({ answers: { 'meta.models': [] } });
    expect(find('.state h2')?.textContent).to.equal('No access to this list');
    expect(find('.state')?.textContent).to.contain('The missing permission is posts.view.');
    expect(inputs()).to.deep.equal([]);
  });

  it('PERM-11 a refusal of the server is shown and leaves no row behind', async () => {
    let refused = false;
    const { list, find, all, settled } = await openList({
      answers: {
        'records.posts.list': () => {
          if (refused) throw new Refusal('FORBIDDEN');
          return { rows: [{ $key: '1', $label: 'Secret' }], total: 1, totalIs: 'exact', next: null, previous: null };
        },
      },
    });
    expect(all('tbody tr')).to.have.length(1);
    refused = true;
    await list.refresh();
    await settled();
    expect(find('.state h2')?.textContent).to.equal('No access to this list');
    expect(all('tbody tr, .title')).to.have.length(0);
  });

  it('nobody signed in sees nothing and asks for nothing', async () => {
    const { find, inputs } = await openList({ answers: { 'auth.me': me(null) } });
    expect(find('.state p')?.textContent).to.equal('Log in to go on.');
    expect(inputs()).to.deep.equal([]);
  });
});

describe('asok-list, rows', () => {
  it('VIEW-01 MOD-07 MOD-08 shows the model’s columns in order, relations by their label', async () => {
    const { all } = await openList();
    const heads = all('thead th:not(.select)').map((head) => head.textContent?.trim());
    expect(heads).to.deep.equal(['Title', 'Status', 'Featured', 'Views', 'Author', 'Tags', 'Published', 'Actions']);
    const cells = all('tbody tr:nth-child(1) td:not(.select)').map((cell) => cell.innerText.trim());
    expect(cells.slice(0, 4)).to.deep.equal(['Published', 'No', '1,000', 'Ann Lee']);
    expect(all('tbody th')[0]?.innerText.trim()).to.equal('Post 1');
  });

  it('LIST-11 LIST-12 null is a dash that is read as Empty, booleans are badges', async () => {
    const { find } = await openList();
    expect(find('tbody tr:nth-child(5) td:nth-child(6)')?.textContent).to.match(/—\s*Empty/);
    expect(find('tbody tr:nth-child(2) td:nth-child(4) .badge.success')?.textContent?.trim()).to.equal('Yes');
  });

  it('numbers stand at the end of their column', async () => {
    const { find } = await openList();
    expect(getComputedStyle(find('tbody td.numeric') as Element).textAlign).to.equal('end');
  });

  it('MOD-16 asks for the columns it shows, a page of the model’s size', async () => {
    const { all, inputs } = await openList();
    expect(inputs()).to.deep.equal([
      { page: 1, fields: ['title', 'status', 'featured', 'views', 'author', 'tags', 'publishedAt'] },
    ]);
    expect(all('tbody tr')).to.have.length(20);
  });

  it('people have their initials and their e-mail address under the name, which is asked for', async () => {
    const fields = [...postModel().fields, fieldOf({ name: 'email', kind: 'email' })];
    const row = { $key: '1', $label: 'Ann Lee', title: 'Ann Lee', email: 'ann@kestrel.example' };
    const { find, inputs } = await openList({
      model: postModel({ fields }),
      answers: {
        'records.posts.list': { rows: [row], total: 1, totalIs: 'exact', next: null, previous: null },
      },
    });
    expect(find<HTMLElement>('.avatar')?.dataset.initials).to.equal('AL');
    expect(find('.second-line')?.textContent).to.equal('ann@kestrel.example');
    expect(inputs()[0]?.fields).to.include('email');
  });

  it('a first column that would be a link of its own is text inside the link to the record', async () => {
    const row = { $key: '1', $label: 'Ann', author: { key: '7', label: 'Ann Lee' }, email: 'ann@kestrel.example' };
    const { fields, list } = postModel();
    for (const [first, text] of [
      ['email', 'ann@kestrel.example'],
      ['author', 'Ann Lee'],
    ] as const) {
      const { find, all } = await openList({
        hrefBase: '/admin',
        model: postModel({
          fields: [...fields, fieldOf({ name: 'email', kind: 'email' })],
          list: { ...list, columns: [first, 'status'] },
        }),
        answers: { 'records.posts.list': { rows: [row], total: 1, totalIs: 'exact', next: null, previous: null } },
      });
      expect(find('tbody th')?.innerText.trim()).to.contain(text);
      expect(all('tbody th a').map((link) => link.getAttribute('href'))).to.deep.equal(['/admin/posts/1/view']);
    }
  });

  it('a row without a title keeps a name for its link', async () => {
    const { find } = await openList({
      answers: {
        'records.posts.list': {
          rows: [{ $key: '1', $label: '#1', title: null }],
          total: 1,
          totalIs: 'exact',
          next: null,
          previous: null,
        },
      },
    });
    expect(find('.title')?.getAttribute('aria-label')).to.equal('#1');
  });

  it('VIEW-02 VIEW-03 title, View, Edit and New ask to go to their page', async () => {
    const { press, destinations } = await openList();
    await press('tbody tr:nth-child(2) .title');
    await press('tbody tr:nth-child(2) .row-actions > :nth-child(1)');
    await press('tbody tr:nth-child(2) .row-actions > :nth-child(2)');
    await press('.new');
    expect(destinations).to.deep.equal([
      { model: 'posts', view: 'detail', id: '2' },
      { model: 'posts', view: 'detail', id: '2' },
      { model: 'posts', view: 'edit', id: '2' },
      { model: 'posts', view: 'new' },
    ]);
  });

  it('with a base they are real links, which a page may still take over', async () => {
    const { find, press, destinations } = await openList({ hrefBase: '/admin' });
    expect(find('.title')?.getAttribute('href')).to.equal('/admin/posts/1/view');
    expect(find('.row-actions > :nth-child(2)')?.getAttribute('href')).to.equal('/admin/posts/1');
    expect(find('.new')?.getAttribute('href')).to.equal('/admin/posts/new');
    await press('.title');
    expect(destinations).to.have.length(1);
  });

  it('a link pressed for a new tab is left to the browser', async () => {
    const { find, destinations } = await openList({ hrefBase: '/admin' });
    const press = new MouseEvent('click', { ctrlKey: true, cancelable: true, bubbles: true });
    const link = find('.title') as HTMLElement;
    link.addEventListener('click', (event) => {
      expect(event.defaultPrevented).to.equal(false);
      event.preventDefault();
    });
    link.dispatchEvent(press);
    expect(destinations).to.deep.equal([]);
  });

  it('J and K move between rows, / goes to the search, and neither while somebody types', async () => {
    const { root, find } = await openList();
    key(document.body, 'j');
    expect(root.activeElement?.textContent?.trim()).to.equal('Post 1');
    key(root.activeElement as Element, 'j');
    key(root.activeElement as Element, 'j');
    key(root.activeElement as Element, 'k');
    expect(root.activeElement?.textContent?.trim()).to.equal('Post 2');
    key(document.body, '/');
    expect(root.activeElement).to.equal(find('.search input'));
    key(root.activeElement as Element, 'j');
    expect(root.activeElement).to.equal(find('.search input'));
  });

  it('columns leave by priority where there is no room; the first and the actions stay', async () => {
    const { all } = await openList({ width: 700 });
    const shown = all('thead th:not(.select)')
      .filter((head) => head.checkVisibility())
      .map((head) => head.textContent?.trim());
    expect(shown).to.deep.equal(['Title', 'Actions']);
  });
});

describe('asok-list on a phone', () => {
  it('rows are stacked, and one button holds what may be done with each', async () => {
    await setViewport({ width: 390, height: 844 });
    const { find, all, settled, destinations } = await openList({ width: 358 });
    expect(find('table')).to.equal(null);
    expect(all('.record')).to.have.length(20);
    const menu = find<AsokMenu>('asok-menu') as AsokMenu;
    expect(menu.label).to.equal('Actions for Post 1');
    expect(menu.items.map(({ label }) => label)).to.deep.equal(['View', 'Edit', 'Delete']);
    menu.items[1]?.run();
    await settled();
    expect(destinations).to.deep.equal([{ model: 'posts', view: 'edit', id: '1' }]);
  });

  it('the menu holds only what the person may do', async () => {
    await setViewport({ width: 390, height: 844 });
    const { find } = await openList({ width: 358, model: postModel({ can: rights('view') }) });
    expect(find<AsokMenu>('asok-menu')?.items.map(({ label }) => label)).to.deep.equal(['View']);
  });

  it('nothing is wider than the screen, with words that cannot be broken', async () => {
    await setViewport({ width: 390, height: 844 });
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);
    const row = { $key: '1', $label: long, title: long, status: 'draft', author: { key: '1', label: long } };
    const { list } = await openList({
      width: 358,
      query: `q=${long.slice(0, 100)}&title.contains=${long.slice(0, 100)}`,
      answers: { 'records.posts.list': { rows: [row], total: 1, totalIs: 'exact', next: null, previous: null } },
    });
    expect(list.scrollWidth).to.be.at.most(list.clientWidth);
  });
});
