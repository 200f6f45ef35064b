import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { matrixOutput, openRole, roleServer } from '../../support/role-page.ts';

/** Presses a key, with others held: `Control+Home`. */
async function pressKey(keys: string): Promise<void> {
  const held = keys.split('+');
  const key = held.pop() ?? '';
  for (const modifier of held) await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  for (const modifier of held) await sendKeys({ up: modifier });
}

async function open(setup: Parameters<typeof openRole>[0] = {}) {
  const page = await openRole(setup);
  const { root, box } = page;
  const focused = () => root.activeElement?.getAttribute('aria-label');
  return {
    ...page,
    focused,
    /** Focuses a checkbox, presses keys, and tells where that leads. */
    async press(from: string, ...keys: string[]) {
      box(from).focus();
      for (const key of keys) await pressKey(key);
      return focused();
    },
  };
}

describe('asok-permission-matrix, by keyboard', () => {
  it('is one stop of the Tab key, which stays where the focus was', async () => {
    const { all, press, focused, box } = await open();
    const stops = () => all<HTMLInputElement>('table input').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops().map((stop) => stop.getAttribute('aria-label'))).to.deep.equal(['Posts: all actions']);
    await press('Tags: edit', 'ArrowRight');
    expect(stops().map((stop) => stop.getAttribute('aria-label'))).to.deep.equal(['Tags: delete']);
    await pressKey('Shift+Tab');
    expect(focused()).to.equal('Find a model');
    await pressKey('Tab');
    expect(focused()).to.equal('Tags: delete');
    expect(box('Tags: delete').tabIndex).to.equal(0);
  });

  it('arrows move along rows and columns, and stop at the edges', async () => {
    const { press } = await open();
    expect(await press('Posts: view', 'ArrowRight')).to.equal('Posts: add');
    expect(await press('Posts: view', 'ArrowLeft')).to.equal('Posts: all actions');
    expect(await press('Posts: all actions', 'ArrowLeft')).to.equal('Posts: all actions');
    expect(await press('Posts: export', 'ArrowRight')).to.equal('Posts: export');
    expect(await press('Posts: edit', 'ArrowDown', 'ArrowDown')).to.equal('Users: edit');
    expect(await press('Posts: edit', 'ArrowUp')).to.equal('edit for every model shown');
    expect(await press('Posts: all actions', 'ArrowUp')).to.equal('Posts: all actions');
  });

  it('dots are stepped over', async () => {
    const { press } = await open();
    expect(await press('Media: add', 'ArrowRight')).to.equal('Media: delete');
    expect(await press('Users: edit', 'ArrowDown')).to.equal('Users: edit');
  });

  it('Home and End lead along the row, with Ctrl to the corners', async () => {
    const { press } = await open();
    expect(await press('Tags: edit', 'Home')).to.equal('Tags: all actions');
    expect(await press('Tags: edit', 'End')).to.equal('Tags: export');
    expect(await press('Tags: edit', 'Control+Home')).to.equal('view for every model shown');
    expect(await press('Tags: edit', 'Control+End')).to.equal('Media: delete');
  });

  it('from right to left the arrows follow the eye', async () => {
    const { press, element } = await open();
    element.dir = 'rtl';
    expect(await press('Posts: view', 'ArrowLeft')).to.equal('Posts: add');
    expect(await press('Posts: view', 'ArrowRight')).to.equal('Posts: all actions');
  });

  it('Space toggles, and the focus stays', async () => {
    const { press, box, settled } = await open();
    expect(await press('Users: edit', 'Space')).to.equal('Users: edit');
    await settled();
    expect(box('Users: edit').checked).to.equal(true);
    await press('Users: view', 'Space');
    await settled();
    expect(box('Users: view').checked, 'locked').to.equal(true);
  });

  it('a locked cell can be reached', async () => {
    const { press } = await open({
      server: roleServer('posts.view'),
      answers: { 'roles.matrix': matrixOutput(['posts.view']) },
    });
    expect(await press('Posts: view', 'ArrowRight')).to.equal('Posts: add');
  });

  it('a search that hides the stop makes another one', async () => {
    const { press, find, all, settled } = await open();
    await press('Posts: edit');
    const search = find<HTMLInputElement>('[type=search]') as HTMLInputElement;
    search.focus();
    search.value = 'media';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
    const stops = all<HTMLInputElement>('table input').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops.map((stop) => stop.getAttribute('aria-label'))).to.deep.equal(['Media: all actions']);
  });

  it('on a phone Ctrl+Home leads to the first model: the head is not shown', async () => {
    const { press } = await open({ width: 390 });
    expect(await press('Tags: edit', 'Control+Home')).to.equal('Posts: all actions');
    expect(await press('Posts: edit', 'ArrowUp')).to.equal('Posts: edit');
  });
});
