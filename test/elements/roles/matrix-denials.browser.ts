import { expect } from '@open-wc/testing';
import type { AsokFailedEvent } from '../../../elements/records/events.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { rights } from '../../../stories/support/descriptors.ts';
import { matrixOutput, openRole, roleModel, roleServer } from '../../support/role-page.ts';

describe('asok-permission-matrix, denials', () => {
  for (const [why, setup] of Object.entries({
    'roles.edit': { model: roleModel({ can: rights('view') }) },
    'the right to edit this role': { server: roleServer('posts.edit', { edit: false, delete: false }) },
  })) {
    it(`without ${why} the role can be looked at, not changed`, async () => {
      const { find, all, button, click, element } = await openRole(setup);
      expect(find('[role=note]')?.textContent).to.contain('You may look at this role');
      expect(find('#field-name')?.textContent).to.contain('content_editor');
      expect(find('.required')).to.equal(null);
      expect(find('#summary-title')?.textContent?.trim()).to.equal('Stored permissions');
      expect(find('[part=save-bar]')).to.equal(null);
      expect(button('Save')).to.equal(undefined);
      const before = all<HTMLInputElement>('table input').map(({ checked }) => checked);
      for (const box of all<HTMLInputElement>('table input'))
        expect(box.getAttribute('aria-disabled')).to.equal('true');
      await click('Posts: edit');
      await click('Posts: all actions');
      expect(all<HTMLInputElement>('table input').map(({ checked }) => checked)).to.deep.equal(before);
      expect(await element.save()).to.equal(false);
      await expectAccessible(element);
    });
  }

  it('SEC-RBAC-04 a role with more than one’s own rights is locked, and says which', async () => {
    const { find, all, element, button } = await openRole({
      answers: { 'roles.matrix': matrixOutput(['posts.*', 'analytics.*']) },
    });
    expect(find('.lock')?.textContent).to.contain('it holds permissions that you do not hold');
    expect(all('.lock .permission').map((item) => item.textContent)).to.deep.equal(['tags.*']);
    expect(button('Delete')).to.equal(undefined);
    expect(await element.save()).to.equal(false);
    await expectAccessible(element);
  });

  it('SEC-RBAC-03 what the actor does not hold cannot be ticked; it can be reached, and says why', async () => {
    const { box, click, stored, element, find, root } = await openRole({
      server: roleServer('posts.view'),
      answers: { 'roles.matrix': matrixOutput(['posts.view', 'posts.edit']) },
    });
    const locked = box('Posts: delete');
    expect(locked.disabled).to.equal(false);
    expect(locked.getAttribute('aria-disabled')).to.equal('true');
    expect(locked.title).to.equal('You do not hold posts.delete, so you cannot grant it');
    let flipped = 0;
    const count = () => {
      flipped += 1;
    };
    root.addEventListener('change', count);
    for (const name of ['Posts: delete', 'Posts: all actions', 'Tags: view']) await click(name);
    root.removeEventListener('change', count);
    expect(flipped).to.equal(0);
    expect(locked.checked).to.equal(false);
    expect(stored()).to.deep.equal(['posts.view']);
    expect(find('[part=superuser]')).to.equal(null);
    await click('Posts: edit');
    expect(stored()).to.deep.equal(['posts.view', 'posts.edit']);
    await expectAccessible(element);
  });

  it('without `add` there is no new role, and who may not view roles sees none', async () => {
    const empty = await openRole({ id: null, model: roleModel({ can: rights('view', 'edit') }) });
    expect(empty.find('[part=state]')?.textContent).to.contain('No access');
    const hidden = await openRole({ model: null });
    expect(hidden.find('[part=state]')?.textContent).to.contain('No access');
    expect(hidden.sent('roles.matrix')).to.deep.equal([]);
  });

  it('a role that does not exist shows as missing', async () => {
    const { find, element } = await openRole({
      answers: {
        'records.roles.get': () => {
          throw new Refusal('NOT_FOUND');
        },
      },
    });
    expect(find('[part=state]')?.textContent).to.contain('No such record');
    await expectAccessible(element);
  });

  it('a matrix that does not come is told, and asked for again', async () => {
    let down = true;
    const { find, button, settled, element } = await openRole({
      answers: {
        'roles.matrix': () => {
          if (down) throw new NoAnswer();
          return matrixOutput();
        },
      },
    });
    const failures: AsokFailedEvent[] = [];
    element.addEventListener('asok-failed', (event) => failures.push(event));
    expect(find('[role=alert]')?.textContent).to.contain('This could not be loaded');
    await expectAccessible(element);
    button('Try again')?.click();
    await settled();
    expect(failures.map(({ error }) => error.code)).to.deep.equal(['NETWORK']);
    down = false;
    button('Try again')?.click();
    await settled();
    expect(find('table')).to.not.equal(null);
  });
});
