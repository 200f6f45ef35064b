import { expect, oneEvent } from '@open-wc/testing';
import type { AsokForm } from '../../../elements/records/asok-form.ts';
import '../../../elements/records/asok-form.ts';
import type { AsokNavigateEvent, Destination } from '../../../elements/internal/events.ts';
import type {
  AsokFailedEvent,
  AsokLoadedEvent,
  AsokSavedEvent,
  AsokSaveEvent,
} from '../../../elements/records/events.ts';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import type { UpdateInput } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { NoAnswer, Refusal } from '../../support/fixture-link.ts';
import { articleModel, articleServer, craft, paper } from '../../support/form-fixtures.ts';
import { rights } from '../../support/list-fixtures.ts';
import { openPage, type PageSetup } from '../../support/record-page.ts';
import { me } from '../../support/site.ts';

const TITLE = 'The quiet craft of repairing paper maps';

async function open(setup: PageSetup = {}) {
  const page = await openPage('asok-form', setup);
  const { element, root } = page;
  const destinations: Destination[] = [];
  element.addEventListener('asok-navigate', (event) => destinations.push(event.destination));
  const control = (name: string) => root.getElementById(`field-${name}`) as HTMLElement;
  /** The native control of a field. */
  const native = (name: string) => control(name).shadowRoot?.querySelector('.control') as HTMLInputElement;
  const type = async (name: string, text: string) => {
    native(name).value = text;
    native(name).dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await element.updateComplete;
  };
  const press = (name: string, init: KeyboardEventInit) =>
    native(name).dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
    );
  const updates = () => page.sent('update') as UpdateInput[];
  const status = () => page.find('.status')?.textContent?.trim();
  return { ...page, destinations, control, native, type, press, updates, status };
}

const refuse =
  (...[code, details]: ConstructorParameters<typeof Refusal>) =>
  () => {
    throw new Refusal(code, details);
  };

describe('asok-form, denials', () => {
  it('PERM-05 sends someone who may only look to the detail page, and shows that', async () => {
    const asked = new Promise<AsokNavigateEvent>((resolve) => {
      document.addEventListener('asok-navigate', (event) => resolve(event as AsokNavigateEvent), { once: true });
    });
    const { find } = await open({
      model: articleModel({ can: rights('view') }),
      server: articleServer({ edit: false, delete: false }),
    });
    expect((await asked).destination).to.deep.equal({ model: 'articles', view: 'detail', id: '7' });
    expect(find('form')).to.equal(null);
    expect(find('asok-detail')?.shadowRoot?.textContent).to.contain(TITLE);
  });

  it('PERM-05 goes by the record too: the model may be edited, this record not', async () => {
    const { find } = await open({ server: articleServer({ edit: false, delete: false }) });
    expect(find('form')).to.equal(null);
    expect(find('asok-detail')).to.not.equal(null);
  });

  it('PERM-07 without `add` there is no empty form', async () => {
    const { find, calls } = await open({ id: null, model: articleModel({ can: rights('view', 'edit') }) });
    expect(find('form')).to.equal(null);
    expect(find('[part=state]')?.textContent).to.contain('No access');
    expect(calls.map(({ path }) => path)).to.deep.equal(['auth.me', 'meta.models']);
  });

  it('PERM-06 a model that the person may not view shows as no access', async () => {
    const { find, calls } = await open({ model: null });
    expect(find('[part=state]')?.textContent).to.contain('No access');
    expect(calls.map(({ path }) => path)).to.deep.equal(['auth.me', 'meta.models']);
  });

  it('a record that does not exist, or is not his to see, shows as missing', async () => {
    const { find, element } = await open({ answers: { 'records.articles.get': refuse('NOT_FOUND') } });
    expect(find('[part=state]')?.textContent).to.contain('No such record');
    await expectAccessible(element);
  });

  it('BTN-09 there is no Delete without the right, and no "add another" without `add`', async () => {
    const { button } = await open({
      model: articleModel({ can: rights('view', 'edit') }),
      server: articleServer({ edit: true, delete: false }),
    });
    expect(button('Delete')).to.equal(undefined);
    expect(button('Save and add another')).to.equal(undefined);
    expect(button('View')).to.not.equal(undefined);
  });

  it('MOD-11 a readonly field is text; in an empty form it is not there', async () => {
    const { control } = await open();
    expect(control('createdAt').matches('.readonly')).to.equal(true);
    expect(control('id').textContent).to.contain('7');
    const empty = await open({ id: null });
    expect(empty.control('createdAt')).to.equal(null);
  });

  it('MOD-14 a fieldset that names an excluded field leaves it out, and a card without fields too', async () => {
    const model = articleModel();
    const { root, control } = await open({
      model: {
        ...model,
        fields: model.fields.filter(({ name }) => name !== 'excerpt'),
        fieldsets: [...model.fieldsets, { label: 'Hidden', other: false, fields: ['excerpt'] }],
      },
    });
    expect(control('excerpt')).to.equal(null);
    expect([...root.querySelectorAll('.card-title')].map((it) => it.textContent)).to.deep.equal([
      'Content',
      'Publishing',
      'Other',
    ]);
  });

  it('a save that the server forbids keeps everything typed, and says so', async () => {
    const { element, type, native, find } = await open({ answers: { 'records.articles.update': refuse('FORBIDDEN') } });
    await type('title', 'Typed');
    expect(await element.save()).to.equal(false);
    expect(find('#summary')?.textContent).to.contain('Your roles do not allow this.');
    expect(native('title').value).to.equal('Typed');
  });
});

describe('asok-form, the page', () => {
  it('VIEW-03 MOD-15 shows the record in cards, in order, the rest under "Other"', async () => {
    const { find, root, native, element } = await open();
    expect(find('h1')?.textContent?.trim()).to.equal('Edit article');
    expect(find('.subtitle')?.textContent).to.equal(TITLE);
    expect([...root.querySelectorAll('.card-title')].map((it) => it.textContent)).to.deep.equal([
      'Content',
      'Publishing',
      'Other',
    ]);
    expect(native('title').value).to.equal(TITLE);
    expect(native('password').value).to.equal('');
    await expectAccessible(element);
  });

  it('VIEW-03 FLD-09 without a key it is a new record, with the defaults', async () => {
    const { find, element, status, button, calls } = await open({ id: null });
    expect(find('h1')?.textContent?.trim()).to.equal('New article');
    expect(status()).to.equal('Not saved yet');
    expect(button('View')).to.equal(undefined);
    expect(button('Delete')).to.equal(undefined);
    expect(calls.some(({ path }) => path.endsWith('.get'))).to.equal(false);
    await expectAccessible(element);
  });

  it('a model without fieldsets has one card without a title, and no rail', async () => {
    const fieldsets = [{ label: null, other: false, fields: ['title', 'slug'] }];
    const { root, find } = await open({ model: articleModel({ fieldsets }) });
    expect(root.querySelectorAll('.card')).to.have.length(1);
    expect(find('.card-title')).to.equal(null);
    expect(find('[part=section-rail]')).to.equal(null);
  });

  it('loading that failed is told, and tried again', async () => {
    let down = true;
    const server = articleServer();
    const { find, button, settled, element } = await open({
      server,
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
    expect(find('h1')?.textContent?.trim()).to.equal('Edit article');
  });

  it('speaks French', async () => {
    const { find, button } = await open({ locale: 'fr' });
    expect(find('h1')?.textContent?.trim()).to.equal('Modifier : article');
    expect(button('Enregistrer et ajouter un autre')).to.not.equal(undefined);
  });

  it('on a narrow page the fields stand in one column and the actions fold', async () => {
    const { find, root, element } = await open({ width: 390 });
    const columns = getComputedStyle(find('.fields') as HTMLElement).gridTemplateColumns.split(' ');
    expect(columns).to.have.length(1);
    expect(find('[part=section-rail]')?.checkVisibility()).to.equal(false);
    const more = find('[popovertarget=more-saves]') as HTMLElement;
    expect(more.checkVisibility()).to.equal(true);
    more.click();
    const items = [...root.querySelectorAll('#more-saves .menu-item')].map((item) => item.textContent?.trim());
    expect(items).to.deep.equal(['Save and add another', 'Save and continue']);
    await expectAccessible(element);
    find('#more-saves')?.hidePopover();
    find('[popovertarget=more-actions]')?.click();
    expect(find('#more-actions')?.matches(':popover-open')).to.equal(true);
    expect(element.scrollWidth).to.be.at.most(390);
  });
});

describe('asok-form, saving', () => {
  it('FORM-01 Save sends what changed and asks for the list', async () => {
    const { element, type, button, updates, destinations, settled } = await open();
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
    const { element, type, button, destinations, settled, status, find } = await open();
    await type('title', 'Paper maps');
    button('Save and continue')?.click();
    await settled();
    expect(destinations).to.deep.equal([]);
    expect(status()).to.equal('All changes saved');
    expect(find('.subtitle')?.textContent).to.equal('Paper maps');
    expect(element.dirty).to.equal(false);
  });

  it('FORM-02 a new record goes on as the stored one', async () => {
    const { element, type, destinations, native, sent, find } = await open({ id: null });
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
    const { element, type, destinations, native, find, settled } = await open();
    await type('title', 'Paper maps');
    expect(await element.save('add-another')).to.equal(true);
    await settled();
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'new' }]);
    expect(find('h1')?.textContent?.trim()).to.equal('New article');
    expect(native('title').value).to.equal('');
    expect(element.dirty).to.equal(false);
  });

  it('FORM-03 the second new record is empty too', async () => {
    const { element, type, native, sent, settled } = await open({ id: null });
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
    const { element, type, updates } = await open();
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
    const { type, press, settled, updates, destinations } = await open();
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
    const { element, type, button, updates, find, status } = await open({
      server,
      answers: {
        'records.articles.update': (input: unknown) =>
          new Promise((resolve) => {
            answer = () => resolve((server.table['records.articles.update'] as (input: unknown) => unknown)(input));
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

describe('asok-form, refused values', () => {
  it('tells every refused field, takes the focus, and leads to the field', async () => {
    const { element, type, find, root, updates, status, control } = await open();
    await type('title', '');
    await type('minutes', '500');
    expect(await element.save()).to.equal(false);
    expect(updates()).to.have.length(0);
    const summary = find('#summary');
    expect(summary?.getAttribute('role')).to.equal('alert');
    expect(root.activeElement).to.equal(summary);
    expect(summary?.querySelector('b')?.textContent).to.equal('2 fields need attention before this can be saved');
    expect(status()).to.equal('2 fields need attention');
    expect([...root.querySelectorAll('.rail .count')]).to.have.length(2);
    await expectAccessible(element);
    summary?.querySelector<HTMLElement>('a[href="#field-minutes"]')?.click();
    expect(root.activeElement).to.equal(control('minutes'));
    await type('title', 'Maps');
    expect(status()).to.equal('1 field needs attention');
  });

  it('an error of a field that is not on the page stands in the summary, without a link', async () => {
    const fieldErrors = { slug: { code: 'unique' as const }, tenantId: { code: 'required' as const } };
    const { element, type, find, native } = await open({
      answers: { 'records.articles.update': refuse('VALIDATION_FAILED', { fieldErrors }) },
    });
    await type('title', 'Typed');
    await element.save();
    expect(find('#summary')?.textContent).to.contain('tenantId');
    expect(find('#summary a[href="#field-tenantId"]')).to.equal(null);
    expect(find('#summary a[href="#field-slug"]')?.textContent).to.equal('Slug');
    expect(native('title').value).to.equal('Typed');
  });

  it('no answer: it says so, keeps everything typed, and Try again saves', async () => {
    let down = true;
    const server = articleServer();
    const { element, type, find, native, button, settled, destinations } = await open({
      server,
      answers: {
        'records.articles.update': (input: unknown) => {
          if (down) throw new NoAnswer();
          return (server.table['records.articles.update'] as (input: unknown) => unknown)(input);
        },
      },
    });
    await type('title', 'Typed');
    expect(await element.save()).to.equal(false);
    expect(find('#summary')?.textContent).to.contain('No answer from the server');
    expect(native('title').value).to.equal('Typed');
    await expectAccessible(element);
    down = false;
    button('Try again')?.click();
    await settled();
    expect(server.stored().title).to.equal('Typed');
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'list' }]);
  });

  it('a lost session keeps what was typed; after logging in again the same save works', async () => {
    let out = true;
    const server = articleServer();
    const { element, type, native, connection } = await open({
      server,
      answers: {
        'records.articles.update': (input: unknown) => {
          if (out) throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
          return (server.table['records.articles.update'] as (input: unknown) => unknown)(input);
        },
      },
    });
    await type('title', 'Typed');
    expect(await element.save()).to.equal(false);
    out = false;
    await connection.session.load();
    await element.updateComplete;
    expect(native('title').value).to.equal('Typed');
    expect(await element.save()).to.equal(true);
    expect(server.stored().title).to.equal('Typed');
  });
});

describe('asok-form, changes of others', () => {
  async function clash(setup: PageSetup = {}) {
    const page = await open(setup);
    await page.type('title', 'Mine');
    await page.type('minutes', '12');
    page.server.change({ title: 'Theirs', excerpt: 'Rewritten', tags: { items: [paper, craft], count: 2 } });
    expect(await page.element.save()).to.equal(false);
    return page;
  }

  it('SEC-RACE-01 shows what it was, mine and theirs of each clashing field, and what was merged', async () => {
    const { element, find, root, native, status, updates } = await clash();
    const panel = find('#conflict');
    expect(root.activeElement).to.equal(panel);
    const row = [...(panel?.querySelectorAll('tbody tr > *') ?? [])].map((cell) => cell.textContent?.trim());
    expect(row).to.deep.equal(['Title', TITLE, 'Mine', 'Theirs']);
    expect(find('[part=merged]')?.textContent).to.contain('Excerpt and Tags');
    expect(status()).to.equal('Choose what to keep');
    expect(native('title').value).to.equal('Mine');
    expect(native('excerpt').value).to.equal('Rewritten');
    expect(await element.save(), 'saving again settles nothing').to.equal(false);
    expect(updates()).to.have.length(1);
    await expectAccessible(element);
  });

  it('keeps mine when told so, on top of their other changes', async () => {
    const { button, settled, server, destinations } = await clash();
    button('Keep selected and save')?.click();
    await settled();
    expect(server.stored().title).to.equal('Mine');
    expect(server.stored().minutes).to.equal(12);
    expect(server.stored().excerpt).to.equal('Rewritten');
    expect(destinations).to.deep.equal([{ model: 'articles', view: 'list' }]);
  });

  it('keeps theirs when told so, and still saves the rest', async () => {
    const { root, button, settled, updates, server } = await clash();
    root.querySelectorAll<HTMLInputElement>('#conflict input[type=radio]')[1]?.click();
    button('Keep selected and save')?.click();
    await settled();
    expect(updates()[1]?.changes).to.deep.equal({ minutes: 12 });
    expect(server.stored().title).to.equal('Theirs');
  });

  it('discarding mine shows theirs', async () => {
    const { element, button, native, find } = await clash();
    button('Discard my changes')?.click();
    await element.updateComplete;
    expect(find('#conflict')).to.equal(null);
    expect(native('title').value).to.equal('Theirs');
    expect(element.dirty).to.equal(false);
  });

  it('offers their version in a new tab where pages have addresses', async () => {
    const { find } = await clash({ hrefBase: '/admin' });
    expect(find<HTMLAnchorElement>('#conflict a')?.getAttribute('href')).to.equal('/admin/articles/7/view');
  });

  it('a narrow page stacks the choices', async () => {
    const { element, find } = await clash({ width: 390 });
    expect(find('#conflict thead')?.checkVisibility()).to.equal(false);
    await expectAccessible(element);
  });
});

describe('asok-form, unsaved changes', () => {
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('tells when there are any, guards the page, and Discard takes them back', async () => {
    const { element, type, status, button, native, root } = await open();
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
    const { element, type } = await open();
    await type('title', 'Paper maps');
    element.remove();
    expect(leave()).to.equal(false);
  });

  it('moved to another place of the page it keeps what was typed', async () => {
    const { element, type, native, settled, sent } = await open();
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
    const { element, type, settled, sent } = await open();
    await type('title', 'Typed');
    element.recordId = '9';
    await settled();
    expect(sent('get')).to.deep.equal([{ id: '7' }, { id: '9' }]);
    expect(element.dirty).to.equal(false);
  });
});

describe('asok-form, deleting', () => {
  it('BTN-09 deletes after asking; unsaved changes do not hold the person on the page', async () => {
    const { element, type, button, find, sent, settled, destinations } = await open();
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
    const { type, button, find, native, settled, destinations } = await open({
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

describe('asok-form, what the page around learns', () => {
  const learn = () => {
    const heard: string[] = [];
    const note = (event: Event) => {
      const { record, error } = event as AsokLoadedEvent & AsokFailedEvent;
      heard.push(`${event.type} ${record?.$key ?? error.code}`);
    };
    document.addEventListener('asok-loaded', note);
    document.addEventListener('asok-failed', note);
    const stop = () => {
      document.removeEventListener('asok-loaded', note);
      document.removeEventListener('asok-failed', note);
      return heard;
    };
    return stop;
  };

  it('that the record came, once', async () => {
    const stop = learn();
    const { type } = await open();
    await type('title', 'Typed');
    expect(stop()).to.deep.equal(['asok-loaded 7']);
  });

  it('that there is none', async () => {
    const stop = learn();
    await open({ answers: { 'records.articles.get': refuse('NOT_FOUND') } });
    expect(stop()).to.deep.equal(['asok-failed NOT_FOUND']);
  });

  it('nothing of a lost session: the form comes after logging in again', async () => {
    const stop = learn();
    let out = true;
    const server = articleServer();
    const { find, settled, connection } = await open({
      server,
      answers: {
        'auth.login': me(),
        'records.articles.get': () => {
          if (out) throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
          return server.stored();
        },
      },
    });
    expect(find('form')).to.equal(null);
    out = false;
    await connection.session.login({ email: 'amira@kestrel.example', password: 'nine paper boats' });
    await settled();
    expect(find('h1')?.textContent?.trim()).to.equal('Edit article');
    expect(stop()).to.deep.equal(['asok-loaded 7']);
  });
});
