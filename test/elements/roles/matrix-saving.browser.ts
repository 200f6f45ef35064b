import { expect } from '@open-wc/testing';
import type { AsokSavedEvent, AsokSaveEvent } from '../../../elements/records/events.ts';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { openRole, roleServer } from '../../support/role-page.ts';

async function open(setup: Parameters<typeof openRole>[0] = {}) {
  const page = await openRole(setup);
  const { root, element, settled } = page;
  return {
    ...page,
    async type(name: string, text: string) {
      const input = root.getElementById(`field-${name}`)?.shadowRoot?.querySelector('input') as HTMLInputElement;
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
    },
    async press(text: string) {
      page.button(text)?.click();
      await settled();
    },
  };
}

describe('asok-permission-matrix, saving', () => {
  it('a save that the server refuses keeps the ticks, and says why', async () => {
    const { click, press, find, stored, toasts } = await open({
      answers: {
        'records.roles.update': () => {
          throw new Refusal('GRANT_EXCEEDS_OWN', { httpStatus: 403 });
        },
      },
    });
    await click('Users: edit');
    await press('Save');
    expect(find('#summary')?.textContent).to.contain('You can grant only the permissions that you hold.');
    expect(stored()).to.include('users.edit');
    expect(toasts).to.deep.equal([]);
  });

  it('permissions that the server refuses are told at the matrix', async () => {
    const { click, press, find, element } = await open({
      answers: {
        'records.roles.update': () => {
          throw new Refusal('VALIDATION_FAILED', {
            fieldErrors: { permissions: { code: 'format', params: { entry: 'users.edit' } } },
          });
        },
      },
    });
    await click('Users: edit');
    await press('Save');
    expect(find('#field-permissions .error')?.textContent).to.contain('This value has the wrong format.');
    find('#summary a')?.click();
    expect(element.shadowRoot?.activeElement?.id).to.equal('field-permissions');
    await expectAccessible(element);
  });

  it('a page that takes over keeps it from being sent', async () => {
    const { element, click, press, sent } = await open();
    element.addEventListener('asok-save', (event) => event.preventDefault());
    await click('Users: edit');
    await press('Save');
    expect(sent('records.roles.update')).to.deep.equal([]);
  });

  it('RBAC-24 D11 sends the changed permissions, with all that the matrix does not show', async () => {
    const { element, click, press, sent, destinations, status, server } = await open();
    const events: (AsokSaveEvent | AsokSavedEvent)[] = [];
    element.addEventListener('asok-save', (event) => events.push(event));
    element.addEventListener('asok-saved', (event) => events.push(event));
    await click('Media: add');
    expect(element.dirty).to.equal(true);
    await press('Save and continue');
    expect(sent('records.roles.update')).to.deep.equal([
      {
        id: '3',
        expectedVersion: 'v1',
        changes: { permissions: 'posts.view,posts.edit,tags.*,analytics.*,assets.view,assets.add' },
        base: { permissions: 'posts.view,posts.edit,tags.*,analytics.*' },
      },
    ]);
    expect(events.map(({ type, intent }) => [type, intent])).to.deep.equal([
      ['asok-save', 'continue'],
      ['asok-saved', 'continue'],
    ]);
    expect([element.dirty, status()]).to.deep.equal([false, 'All changes saved']);
    expect(destinations).to.deep.equal([]);
    expect(server.stored().permissions).to.contain('analytics.*');
  });

  it('FORM-01 Save goes back to the list', async () => {
    const { click, press, destinations, toasts } = await open();
    await click('Users: view');
    await press('Save');
    expect(destinations).to.deep.equal([{ model: 'roles', view: 'list' }]);
    expect(toasts.map(({ text }) => text)).to.deep.equal(['Changes saved']);
  });

  it('ROLE-01 makes a role, and goes on with it; FORM-03 another one begins empty', async () => {
    const { find, type, click, press, sent, element, destinations, stored } = await open({ id: null });
    expect(find('h1')?.textContent?.trim()).to.equal('New role');
    await type('name', 'writer');
    await type('label', 'Writer');
    await click('Posts: edit');
    await expectAccessible(element);
    await press('Save and continue');
    expect(sent('records.roles.create')).to.deep.equal([
      { data: { name: 'writer', label: 'Writer', permissions: 'posts.view,posts.edit' } },
    ]);
    expect(element.roleId).to.equal('4');
    expect(destinations).to.deep.equal([{ model: 'roles', view: 'edit', id: '4' }]);
    expect(find('.subtitle')?.textContent).to.equal('Role, assigned to 0 users');
    await press('Save and add another');
    expect(element.roleId).to.equal(null);
    expect(stored()).to.deep.equal([]);
  });

  it('a role without a name is not sent', async () => {
    const { press, sent, find, click } = await open({ id: null });
    await click('Posts: view');
    await press('Save');
    expect(sent('records.roles.create')).to.deep.equal([]);
    expect(find('#summary')?.textContent).to.contain('2 fields need attention');
  });

  it('Discard takes the ticks back, and those that Superuser covered', async () => {
    const { click, press, status, stored, element } = await open();
    let discarded = 0;
    element.addEventListener('asok-discard', () => discarded++);
    await click('Users: edit');
    await click('Superuser');
    await press('Discard');
    expect([status(), discarded]).to.deep.equal(['All changes saved', 1]);
    expect(stored()).to.deep.equal(['posts.view', 'posts.edit', 'tags.*']);
  });

  it('SEC-RACE-01 when someone else ticked too, both show before it is saved', async () => {
    const server = roleServer();
    const { click, press, find, box, sent, element } = await open({ server });
    await click('Users: view');
    server.change({ permissions: 'posts.view,posts.edit,posts.add,tags.*,analytics.*' });
    await press('Save and continue');
    expect(find('#conflict')?.textContent).to.contain('Someone else saved this while you were editing');
    expect(find('#field-permissions')?.textContent).to.contain('with yours on top');
    expect([box('Posts: add').checked, box('Users: view').checked]).to.deep.equal([true, true]);
    await expectAccessible(element);
    await press('Keep selected and save');
    expect(sent('records.roles.update')).to.have.length(2);
    expect(server.stored().permissions).to.equal('posts.view,posts.edit,posts.add,tags.*,analytics.*,users.view');
    expect(find('#conflict')).to.equal(null);
  });

  it('BTN-09 deletes the role after a question, with changes unsaved', async () => {
    const { click, button, root, settled, sent, destinations, element } = await open();
    await click('Users: view');
    button('Delete')?.click();
    await settled();
    const dialog = root.querySelector('asok-dialog') as AsokDialog;
    await dialog.updateComplete;
    dialog.shadowRoot?.querySelector<HTMLButtonElement>('.button.danger')?.click();
    await settled();
    expect(sent('records.roles.remove')).to.deep.equal([{ id: '3', expectedVersion: 'v1' }]);
    expect(destinations).to.deep.equal([{ model: 'roles', view: 'list' }]);
    expect(element.dirty).to.equal(false);
  });
});
