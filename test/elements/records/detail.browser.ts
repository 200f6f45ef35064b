import { expect, oneEvent } from '@open-wc/testing';
import '../../../elements/records/asok-detail.ts';
import type { Destination } from '../../../elements/internal/events.ts';
import type { AsokToastEvent } from '../../../elements/internal/toast.ts';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { articleModel, articleServer } from '../../../stories/support/articles.ts';
import { rights } from '../../../stories/support/descriptors.ts';
import { openPage, type PageSetup } from '../../support/record-page.ts';

const TITLE = 'The quiet craft of repairing paper maps';

async function open(setup: PageSetup = {}) {
  const page = await openPage('asok-detail', setup);
  const destinations: Destination[] = [];
  const toasts: string[] = [];
  page.element.addEventListener('asok-navigate', (event) => destinations.push(event.destination));
  page.element.addEventListener('asok-toast', ({ toast }: AsokToastEvent) =>
    toasts.push(`${toast.tone}: ${toast.text}`),
  );
  const entry = (label: string) =>
    [...page.root.querySelectorAll<HTMLElement>('.entry')].find((it) => it.querySelector('dt')?.textContent === label);
  const value = (label: string) => entry(label)?.querySelector('dd')?.textContent?.trim();
  /** Answers the open question. */
  const answer = async (reason: 'confirm' | 'cancel') => {
    const dialog = page.find<AsokDialog>('asok-dialog') as AsokDialog;
    dialog.close(reason);
    await dialog.updateComplete;
    await page.settled();
  };
  return { ...page, destinations, toasts, entry, value, answer };
}

const refuse = (code: ConstructorParameters<typeof Refusal>[0]) => () => {
  throw new Refusal(code);
};

describe('asok-detail, denials', () => {
  it('BTN-08 BTN-09 a person who may only look sees neither Edit nor Delete, and E does nothing', async () => {
    const { button, destinations, value } = await open({
      model: articleModel({ can: rights('view') }),
      server: articleServer({ edit: false, delete: false }),
    });
    expect(value('Title')).to.equal(TITLE);
    expect(button('Edit')).to.equal(undefined);
    expect(button('Delete')).to.equal(undefined);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
    expect(destinations).to.deep.equal([]);
  });

  it('PERM-03 edit and delete show apart', async () => {
    const { button } = await open({ server: articleServer({ edit: false, delete: true }) });
    expect(button('Edit')).to.equal(undefined);
    expect(button('Delete')).to.not.equal(undefined);
  });

  it('FLD-08 a password is never shown, whatever the server sends', async () => {
    const server = articleServer();
    const { root, entry } = await open({
      answers: { 'records.articles.get': () => ({ ...server.stored(), password: '$argon2id$nine' }) },
    });
    expect(entry('Reader password')).to.equal(undefined);
    expect(root.textContent).to.not.contain('argon2id');
  });

  it('PERM-06 a model that the person may not view shows as no access, without a call', async () => {
    const { find, sent } = await open({ model: null });
    expect(find('[part=state]')?.textContent).to.contain('No access');
    expect(sent('get')).to.have.length(0);
  });

  it('a record that does not exist, or is not his to see, shows as missing', async () => {
    const { find, element } = await open({ answers: { 'records.articles.get': refuse('NOT_FOUND') } });
    expect(find('[part=state]')?.textContent).to.contain('No such record');
    await expectAccessible(element);
  });

  it('a refusal shows as no access', async () => {
    const { find, element } = await open({ answers: { 'records.articles.get': refuse('FORBIDDEN') } });
    expect(find('[part=state]')?.textContent).to.contain('No access');
    await expectAccessible(element);
  });
});

describe('asok-detail', () => {
  it('VIEW-02 DET-01 is a list of values in cards, without a single input', async () => {
    const { find, root, value, element } = await open();
    expect(find('article h1')?.textContent).to.equal(TITLE);
    expect(root.querySelectorAll('input, textarea, select, asok-input')).to.have.length(0);
    expect([...root.querySelectorAll('.card-title')].map((it) => it.textContent)).to.deep.equal([
      'Content',
      'Publishing',
      'Other',
    ]);
    expect(value('Slug')).to.equal('repairing-paper-maps');
    expect(value('Status')).to.equal('Published');
    expect(value('Author')).to.equal('Ann Lee');
    await expectAccessible(element);
  });

  it('DET-02 a long text spans the full width of the grid', async () => {
    const { entry, find } = await open();
    const grid = find('.grid')?.getBoundingClientRect();
    const [wide, narrow] = [entry('Excerpt'), entry('Slug')].map((it) => it?.getBoundingClientRect().width ?? 0);
    expect(wide).to.be.greaterThan((grid?.width ?? 0) * 0.9);
    expect(narrow).to.be.lessThan((grid?.width ?? 0) * 0.6);
  });

  it('on a narrow page the values stand in one column', async () => {
    const { find, element } = await open({ width: 390 });
    expect(getComputedStyle(find('.grid') as HTMLElement).gridTemplateColumns.split(' ')).to.have.length(1);
    expect(element.scrollWidth).to.be.at.most(390);
    await expectAccessible(element);
  });

  it('DISP-04 a related record opens its own page, and is a real link where pages have addresses', async () => {
    const { entry, destinations } = await open({ hrefBase: '/admin' });
    const link = entry('Author')?.querySelector('a') as HTMLAnchorElement;
    expect(link.getAttribute('href')).to.equal('/admin/users/1/view');
    link.click();
    expect(destinations).to.deep.equal([{ model: 'users', view: 'detail', id: '1' }]);
  });

  it('BTN-08 Edit and the key E go to the form, but not while something is typed', async () => {
    const { button, destinations, element } = await open();
    const form = { model: 'articles', view: 'edit', id: '7' };
    button('Edit')?.click();
    expect(destinations).to.deep.equal([form]);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
    expect(destinations).to.deep.equal([form, form]);
    const input = document.createElement('input');
    element.parentElement?.append(input);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', ctrlKey: true, bubbles: true }));
    expect(destinations).to.have.length(2);
  });

  it('shows what another element of the page saved', async () => {
    const { connection, server, settled, value } = await open();
    server.change({ title: 'Rewritten' });
    connection.client.invalidate('articles');
    await settled();
    expect(value('Title')).to.equal('Rewritten');
  });

  it('loading that failed is told, and tried again', async () => {
    let down = true;
    const server = articleServer();
    const { find, button, settled, value, element } = await open({
      answers: {
        'records.articles.get': () => {
          if (down) throw new NoAnswer();
          return server.stored();
        },
      },
    });
    expect(find('[role=alert]')?.textContent).to.contain('This could not be loaded');
    await expectAccessible(element);
    down = false;
    button('Try again')?.click();
    await settled();
    expect(value('Title')).to.equal(TITLE);
  });
});

describe('asok-detail, deleting', () => {
  it('asks first: Cancel deletes nothing', async () => {
    const { button, find, answer, sent, destinations } = await open();
    button('Delete')?.click();
    const dialog = find<AsokDialog>('asok-dialog');
    expect(dialog?.heading).to.equal(`Delete ${TITLE}?`);
    expect(dialog?.textContent).to.contain('moves to the trash');
    await answer('cancel');
    expect(sent('remove')).to.have.length(0);
    expect(destinations).to.deep.equal([]);
  });

  it('BTN-09 deletes the version that was looked at, says so and goes to the list', async () => {
    const { button, element, answer, sent, destinations, toasts } = await open();
    const deleted = oneEvent(element, 'asok-deleted');
    button('Delete')?.click();
    await answer('confirm');
    await deleted;
    expect(sent('remove')).to.deep.equal([{ id: '7', expectedVersion: 'v1' }]);
    expect(toasts).to.deep.equal([`success: ${TITLE} moved to trash`]);
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'list' }]);
  });

  it('says that it is forever where the model keeps no trash', async () => {
    const { button, find, answer } = await open({ model: articleModel({ paranoid: false }) });
    button('Delete')?.click();
    expect(find<AsokDialog>('asok-dialog')?.confirm).to.equal('Delete forever');
    await answer('cancel');
  });

  it('a refusal is told, and the record stays', async () => {
    const { button, answer, toasts, destinations, value } = await open({
      answers: { 'records.articles.remove': refuse('STILL_REFERENCED') },
    });
    button('Delete')?.click();
    await answer('confirm');
    expect(toasts).to.deep.equal(['danger: Other records still refer to this one.']);
    expect(destinations).to.deep.equal([]);
    expect(value('Title')).to.equal(TITLE);
  });
});
