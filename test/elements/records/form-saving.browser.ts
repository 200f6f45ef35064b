import { expect, oneEvent } from '@open-wc/testing';
import type { AsokForm } from '../../../elements/records/asok-form.ts';
import type { AsokSavedEvent, AsokSaveEvent } from '../../../elements/records/events.ts';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { articleServer } from '../../../stories/support/articles.ts';
import { openForm, TITLE } from '../../support/form-page.ts';
import { refuse, UPDATE, updateOf } from '../../support/form-store.ts';

describe('asok-form, saving', () => {
  it('FORM-01 Save sends what changed and asks for the list', async () => {
    const { element, type, button, updates, destinations, settled } = await openForm();
    await type('title', 'Paper maps');
    const saved = oneEvent(element, 'asok-saved') as Promise<AsokSavedEvent>;
    button('Save')?.click();
    const { record, intent } = await saved;
    await settled();
    expect(record.title).to.equal('Paper maps');
    expect(intent).to.equal('save');
    expect(updates().map(({ changes }) => changes)).to.deep.equal([{ title: 'Paper maps' }]);
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'list' }]);
  });

  it('FORM-02 Save and continue stays on the record', async () => {
    const { element, type, button, destinations, settled, status, find } = await openForm();
    await type('title', 'Paper maps');
    button('Save and continue')?.click();
    await settled();
    expect(destinations).to.deep.equal([]);
    expect(status()).to.equal('All changes saved');
    expect(find('.subtitle')?.textContent).to.equal('Paper maps');
    expect(element.dirty).to.equal(false);
  });

  it('FORM-02 a new record goes on as the stored one', async () => {
    const { element, type, destinations, native, sent, find } = await openForm({ id: null });
    await type('title', 'New maps');
    expect(await element.save('continue')).to.equal(true);
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'edit', id: '8' }]);
    expect(element.recordId).to.equal('8');
    await element.updateComplete;
    expect(find('h1')?.textContent?.trim()).to.equal('Edit article');
    expect(native('title').value).to.equal('New maps');
    expect(sent('get')).to.have.length(0);
  });

  it('FORM-03 Save and add another opens an empty form', async () => {
    const { element, type, destinations, native, find, settled } = await openForm();
    await type('title', 'Paper maps');
    expect(await element.save('add-another')).to.equal(true);
    await settled();
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'new' }]);
    expect(find('h1')?.textContent?.trim()).to.equal('New article');
    expect(native('title').value).to.equal('');
    expect(element.dirty).to.equal(false);
  });

  it('FORM-03 the second new record is empty too', async () => {
    const { element, type, native, sent, settled } = await openForm({ id: null });
    await type('title', 'First');
    await element.save('add-another');
    await settled();
    expect(native('title').value).to.equal('');
    await type('title', 'Second');
    await element.save('add-another');
    expect(sent('create')).to.have.length(2);
    expect(sent('update')).to.have.length(0);
  });

  it('a page that refuses `asok-save` keeps it from being sent', async () => {
    const { element, type, updates } = await openForm();
    const intents: string[] = [];
    element.addEventListener('asok-save', (event: AsokSaveEvent) => {
      intents.push(event.intent);
      event.preventDefault();
    });
    await type('title', 'Paper maps');
    expect(await element.save('continue')).to.equal(false);
    expect(intents).to.deep.equal(['continue']);
    expect(updates()).to.have.length(0);
    expect(element.dirty).to.equal(true);
  });

  it('Ctrl+S and Cmd+S save and stay, Enter in a one-line input saves and leaves', async () => {
    const { type, press, settled, updates, destinations } = await openForm();
    await type('title', 'One');
    press('title', { key: 's', ctrlKey: true });
    await settled();
    await type('title', 'Two');
    press('title', { key: 's', metaKey: true });
    await settled();
    expect(destinations).to.deep.equal([]);
    await type('title', 'Three');
    press('excerpt', { key: 'Enter' });
    await settled();
    expect(updates(), 'Enter in a long text is a new line').to.have.length(2);
    press('title', { key: 'Enter' });
    await settled();
    expect(updates().map(({ changes }) => changes.title)).to.deep.equal(['One', 'Two', 'Three']);
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'list' }]);
  });

  it('while a save runs its buttons say so and a second press sends nothing', async () => {
    let answer: (() => void) | undefined;
    const server = articleServer();
    const { element, type, button, updates, find, status } = await openForm({
      server,
      answers: {
        [UPDATE]: (input: unknown) =>
          new Promise((resolve) => {
            answer = () => resolve(updateOf(server, input));
          }),
      },
    });
    await type('title', 'Slow');
    const first = element.save('continue');
    await element.updateComplete;
    expect(status()).to.equal('Saving…');
    expect(button('Save')?.getAttribute('aria-disabled')).to.equal('true');
    expect(find('.save .spinner')).to.not.equal(null);
    expect(await element.save()).to.equal(false);
    answer?.();
    expect(await first).to.equal(true);
    expect(updates()).to.have.length(1);
  });
});

describe('asok-form, unsaved changes', () => {
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('tells when there are any, guards the page, and Discard takes them back', async () => {
    const { element, type, status, button, native, root } = await openForm();
    const told: boolean[] = [];
    element.addEventListener('asok-dirty-change', (event) => told.push(event.dirty));
    expect(status()).to.equal('All changes saved');
    expect(leave()).to.equal(false);
    await type('title', 'Paper maps');
    await type('minutes', '12');
    expect(status()).to.equal('Unsaved changes in 2 fields');
    expect([...root.querySelectorAll('.rail .dot.changed')]).to.have.length(2);
    expect(leave()).to.equal(true);
    await expectAccessible(element);
    const discarded = oneEvent(element, 'asok-discard');
    button('Discard')?.click();
    await discarded;
    await element.updateComplete;
    expect(native('title').value).to.equal(TITLE);
    expect(leave()).to.equal(false);
    expect(told).to.deep.equal([true, false]);
  });

  it('an element that left the page guards nothing', async () => {
    const { element, type } = await openForm();
    await type('title', 'Paper maps');
    element.remove();
    expect(leave()).to.equal(false);
  });

  it('moved to another place of the page it keeps what was typed', async () => {
    const { element, type, native, settled, sent } = await openForm();
    await type('title', 'Typed');
    const parent = element.parentElement as HTMLElement;
    const place = document.createElement('div');
    parent.append(place);
    place.append(element);
    await settled();
    expect(native('title').value).to.equal('Typed');
    expect(sent('get')).to.have.length(1);
    await type('title', 'Typed on');
    expect((element as AsokForm).dirty).to.equal(true);
  });

  it('another key loads another record', async () => {
    const { element, type, settled, sent } = await openForm();
    await type('title', 'Typed');
    element.recordId = '9';
    await settled();
    expect(sent('get')).to.deep.equal([{ id: '7' }, { id: '9' }]);
    expect(element.dirty).to.equal(false);
  });
});

describe('asok-form, deleting', () => {
  it('BTN-09 deletes after asking; unsaved changes do not hold the person on the page', async () => {
    const { element, type, button, find, sent, settled, destinations } = await openForm();
    await type('title', 'Typed');
    button('Delete')?.click();
    find<AsokDialog>('asok-dialog')?.close('confirm');
    await oneEvent(element, 'asok-deleted');
    await settled();
    expect(sent('remove')).to.deep.equal([{ id: '7', expectedVersion: 'v1' }]);
    expect(element.dirty).to.equal(false);
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'list' }]);
  });

  it('a refused deletion keeps the record and what was typed', async () => {
    const { type, button, find, native, settled, destinations } = await openForm({
      answers: { 'records.articles.remove': refuse('STILL_REFERENCED') },
    });
    await type('title', 'Typed');
    button('Delete')?.click();
    find<AsokDialog>('asok-dialog')?.close('confirm');
    await settled();
    expect(native('title').value).to.equal('Typed');
    expect(destinations).to.deep.equal([]);
  });
});
