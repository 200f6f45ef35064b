import { expect } from '@open-wc/testing';
import type { AsokPermissionsChangeEvent } from '../../../elements/roles/events.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openRole, roleServer } from '../../support/role-page.ts';

describe('asok-permission-matrix, the page', () => {
  it('ROLE-02 RBAC-23 has a row for every model and for media, a dot where a model has no such verb', async () => {
    const { all, find, root, element } = await openRole();
    expect(find('h1')?.textContent?.trim()).to.equal('Content editor');
    expect(find('.subtitle')?.textContent?.trim()).to.equal('Role, assigned to 214 users');
    expect(all('tbody .group').map((row) => row.textContent?.trim())).to.deep.equal(['Content', 'Access', 'System']);
    expect(all('tr[part=row] .name').map((name) => name.textContent)).to.deep.equal([
      'Posts',
      'Tags',
      'Users',
      'Media',
    ]);
    expect(all('thead th').map((head) => head.textContent?.trim())).to.deep.equal([
      'Model',
      'All',
      'view',
      'add',
      'edit',
      'delete',
      'export',
    ]);
    expect(root.querySelector('input[aria-label="Media: export"]')).to.equal(null);
    expect(all('.absent .visually-hidden').map((dot) => dot.textContent)).to.deep.equal([
      'Not available',
      'Not available',
    ]);
    await expectAccessible(element);
  });

  it('RBAC-08 RBAC-09 ticking a verb ticks `view` and locks it', async () => {
    const { box, click, stored, changes } = await openRole();
    await click('Users: edit');
    const view = box('Users: view');
    expect([view.checked, view.getAttribute('aria-disabled'), view.title]).to.deep.equal([
      true,
      'true',
      'Needed by edit. Changed',
    ]);
    await click('Users: export');
    expect(view.title).to.contain('Needed by edit and export');
    await click('Users: view');
    expect(view.checked).to.equal(true);
    expect(changes()).to.deep.equal(['Added: users.view', 'Added: users.edit', 'Added: users.export']);
    await click('Users: edit');
    await click('Users: export');
    expect([view.checked, view.getAttribute('aria-disabled')]).to.deep.equal([true, null]);
    expect(stored()).to.include('users.view');
  });

  it('ROLE-03 All is mixed, on, off; on covers the row, and a covered cell leaves the others', async () => {
    const { box, click, stored } = await openRole();
    const all = box('Posts: all actions');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    await click('Posts: all actions');
    expect([all.checked, all.indeterminate]).to.deep.equal([true, false]);
    expect(stored()).to.include('posts.*');
    expect(box('Posts: delete').matches('.covered:checked')).to.equal(true);
    expect(box('Posts: delete').title).to.contain('Covered by posts.*');
    await click('Posts: delete');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    expect(stored()).to.deep.equal(['posts.view', 'posts.add', 'posts.edit', 'posts.export', 'tags.*']);
    await click('Posts: delete');
    expect(all.checked).to.equal(true);
    await click('Posts: all actions');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, false]);
    expect(stored()).to.deep.equal(['tags.*']);
  });

  it('a column is mixed, on, off for the models that are shown', async () => {
    const { box, click, stored, find, settled } = await openRole();
    const head = box('export for every model shown');
    expect([head.checked, head.indeterminate]).to.deep.equal([false, true]);
    const search = find<HTMLInputElement>('[type=search]');
    if (search) search.value = 'POST';
    search?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
    expect([head.checked, head.indeterminate]).to.deep.equal([false, false]);
    await click('export for every model shown');
    expect([head.checked, head.indeterminate]).to.deep.equal([true, false]);
    expect(stored()).to.deep.equal(['posts.view', 'posts.edit', 'posts.export', 'tags.*']);
    await click('export for every model shown');
    expect(stored()).to.deep.equal(['posts.view', 'posts.edit', 'tags.*']);
  });

  it('a column where nothing can change is locked', async () => {
    const { box } = await openRole({ server: roleServer('posts.edit,tags.*,users.edit,assets.add') });
    const head = box('view for every model shown');
    expect([head.checked, head.getAttribute('aria-disabled')]).to.deep.equal([true, 'true']);
  });

  it('finds models by label or slug, and says how many', async () => {
    const { all, find, settled, element } = await openRole();
    const search = find<HTMLInputElement>('[type=search]') as HTMLInputElement;
    const look = async (text: string) => {
      search.value = text;
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settled();
    };
    await look('assets');
    expect(all('tr[part=row] .name').map((name) => name.textContent)).to.deep.equal(['Media']);
    expect(find('.permissions-head [role=status]')?.textContent).to.equal('1 model found');
    await look('nothing');
    expect(find('table')).to.equal(null);
    expect(find('.not-found')?.textContent).to.equal('No model matches “nothing”.');
    await expectAccessible(element);
    await look('');
    expect(all('tr[part=row]')).to.have.length(4);
  });

  it('marks what differs from the stored role, and counts it', async () => {
    const { all, click, status, changes, find } = await openRole();
    expect(all('.changed:not(.legend *)')).to.have.length(0);
    expect(status()).to.equal('All changes saved');
    await click('Posts: edit');
    await click('Users: view');
    expect(all('td.changed')).to.have.length(2);
    expect(status()).to.equal('2 permission changes');
    expect(changes()).to.deep.equal(['Added: users.view', 'Removed: posts.edit']);
    expect(find('.permissions-head .subtle')?.textContent).to.equal('3 of 4 models, 7 actions');
    await click('Posts: edit');
    await click('Users: view');
    expect(all('.changed:not(.legend *)')).to.have.length(0);
    expect(status()).to.equal('All changes saved');
  });

  it('tells the page of every change', async () => {
    const { element, click } = await openRole();
    const events: AsokPermissionsChangeEvent[] = [];
    element.addEventListener('asok-change', (event) => events.push(event));
    await click('Posts: delete');
    await click('Posts: view');
    expect(events.map(({ value, added, removed }) => ({ value, added, removed }))).to.deep.equal([
      { value: 'posts.view,posts.edit,posts.delete,tags.*,analytics.*', added: ['posts.delete'], removed: [] },
    ]);
  });

  it('RBAC-24 reports what no model has', async () => {
    const { all, stored } = await openRole({ server: roleServer('posts.view,analytics.*,assets.export') });
    expect(all('[part=unknown] li').map((item) => item.textContent)).to.deep.equal(['analytics.*', 'assets.export']);
    expect(stored()).to.deep.equal(['posts.view', 'assets.view']);
  });

  it('RBAC-07 ROLE-04 Superuser covers the matrix, warns, and gives the ticks back', async () => {
    const { box, click, stored, changes, find, all, element } = await openRole();
    await click('Posts: delete');
    await click('Superuser');
    expect(stored()).to.deep.equal(['*']);
    expect(changes()).to.deep.equal(['Added: *']);
    expect(all('[part=unknown] li').map((item) => item.textContent)).to.deep.equal(['analytics.*']);
    expect(find('.notice.warning')?.textContent).to.contain('214 people would get full access');
    const inert = all<HTMLInputElement>('table input');
    expect(inert.every((each) => each.checked && each.getAttribute('aria-disabled') === 'true')).to.equal(true);
    await click('Users: edit');
    expect(box('Users: edit').checked).to.equal(true);
    await expectAccessible(element);
    await click('Superuser');
    expect(changes()).to.deep.equal(['Added: posts.delete']);
    expect(stored()).to.include.members(['posts.view', 'posts.edit', 'posts.delete', 'tags.*']);
  });

  it('`*` beside other entries shows as Superuser, and says who has it', async () => {
    const { box, find, stored } = await openRole({ server: roleServer('*,posts.view') });
    expect(box('Superuser').checked).to.equal(true);
    expect(stored()).to.deep.equal(['*', 'posts.view']);
    expect(find('.notice.warning')?.textContent).to.contain('214 people have full access');
  });

  it('ROLE-16 names people with the role, and leads to all of them', async () => {
    const { all, find } = await openRole({ hrefBase: '/admin' });
    expect(all('.faces li').map((face) => face.title)).to.deep.equal([
      'Jonas Weber',
      'Camille Roussel',
      'Sofía Márquez',
      'Ravi Krishnan',
    ]);
    expect(find<HTMLAnchorElement>('[part=people] a')?.getAttribute('href')).to.equal('/admin/users?roles.in=3');
    expect(find('[part=people]')?.textContent).to.contain('and 210 more');
  });

  it('on a phone every model is a block, with the verbs named', async () => {
    const { find, all, element, box } = await openRole({ width: 390 });
    expect(find('thead')?.checkVisibility()).to.equal(false);
    expect(all('tr[part=row]').map((row) => getComputedStyle(row).display)).to.deep.equal(Array(4).fill('grid'));
    expect(all('.cell .verb').every((verb) => verb.checkVisibility())).to.equal(true);
    expect(box('Posts: view').getBoundingClientRect().width).to.equal(20);
    expect(element.scrollWidth <= 390).to.equal(true);
    await expectAccessible(element);
  });

  it('speaks French', async () => {
    const { box, click, find } = await openRole({ locale: 'fr' });
    await click('Users : modifier');
    expect(box('Users : voir').title).to.contain('Nécessaire pour modifier');
    expect(find('#summary-title')?.textContent?.trim()).to.equal('Ce qui sera enregistré');
  });
});
