import { expect } from '@open-wc/testing';
import type { AsokNavigateEvent } from '../../../elements/internal/events.ts';
import type { AsokFailedEvent, AsokLoadedEvent } from '../../../elements/records/events.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { articleModel, articleServer } from '../../../stories/support/articles.ts';
import { openForm, TITLE } from '../../support/form-page.ts';
import { GET, refuse, UPDATE } from '../../support/form-store.ts';
import { rights } from '../../../stories/support/descriptors.ts';
import { me } from '../../../stories/support/site.ts';

describe('asok-form, denials', () => {
  it('PERM-05 sends someone who may only look to the detail page, and shows that', async () => {
    const asked = new Promise<AsokNavigateEvent>((resolve) => {
      document.addEventListener('asok-navigate', (event) => resolve(event as AsokNavigateEvent), { once: true });
    });
    const { find } = await openForm({
      model: articleModel({ can: rights('view') }),
      server: articleServer({ edit: false, delete: false }),
    });
    expect((await asked).destination).to.deep.equal({ model: 'articles', view: 'detail', id: '7' });
    expect(find('form')).to.equal(null);
    expect(find('asok-detail')?.shadowRoot?.textContent).to.contain(TITLE);
  });

  it('PERM-05 goes by the record too: the model may be edited, this record not', async () => {
    const { find } = await openForm({ server: articleServer({ edit: false, delete: false }) });
    expect(find('form')).to.equal(null);
    expect(find('asok-detail')).to.not.equal(null);
  });

  it('PERM-07 without `add` there is no empty form', async () => {
    const { find, calls } = await openForm({ id: null, model: articleModel({ can: rights('view', 'edit') }) });
    expect(find('form')).to.equal(null);
    expect(find('[part=state]')?.textContent).to.contain('No access');
    expect(calls.map(({ path }) => path)).to.have.members(['auth.me', 'meta.models']);
  });

  it('PERM-06 a model that the person may not view shows as no access', async () => {
    const { find, calls } = await openForm({ model: null });
    expect(find('[part=state]')?.textContent).to.contain('No access');
    expect(calls.map(({ path }) => path)).to.have.members(['auth.me', 'meta.models']);
  });

  it('a record that does not exist, or is not his to see, shows as missing', async () => {
    const { find, element } = await openForm({ answers: { [GET]: refuse('NOT_FOUND') } });
    expect(find('[part=state]')?.textContent).to.contain('No such record');
    await expectAccessible(element);
  });

  it('BTN-09 there is no Delete without the right, and no "add another" without `add`', async () => {
    const { button } = await openForm({
      model: articleModel({ can: rights('view', 'edit') }),
      server: articleServer({ edit: true, delete: false }),
    });
    expect(button('Delete')).to.equal(undefined);
    expect(button('Save and add another')).to.equal(undefined);
    expect(button('View')).to.not.equal(undefined);
  });

  it('MOD-11 FLD-02 a readonly field is text; in an empty form it is not there', async () => {
    const { control } = await openForm();
    expect(control('createdAt').matches('.readonly')).to.equal(true);
    expect(control('id').textContent).to.contain('7');
    const empty = await openForm({ id: null });
    expect(empty.control('createdAt')).to.equal(null);
  });

  it('MOD-11 a readonly field stands in a dashed box, which no control has', async () => {
    const { control } = await openForm();
    const { borderTopStyle, borderTopWidth } = getComputedStyle(control('createdAt'));
    expect([borderTopStyle, borderTopWidth]).to.deep.equal(['dashed', '1px']);
  });

  it('a field takes a row of its own where the model says so, and half of one where it says not', async () => {
    const rows: Record<string, boolean> = { title: true, excerpt: false };
    const model = articleModel();
    model.fields = model.fields.map((field) => {
      const fullRow = rows[field.name];
      return fullRow === undefined ? field : { ...field, fullRow };
    });
    const { control, find } = await openForm({ model });
    const room = find('.fields')?.getBoundingClientRect().width ?? 0;
    const share = (name: string) => control(name).getBoundingClientRect().width / room;
    expect(share('title')).to.be.closeTo(1, 0.01);
    expect(share('excerpt')).to.be.below(0.5);
  });

  it('beside the title stands the badge of the first choice that has a tone, and none in an empty form', async () => {
    const model = articleModel();
    model.fields = model.fields.map((field) =>
      field.name === 'status'
        ? { ...field, choices: field.choices?.map((choice) => ({ ...choice, tone: 'success' as const })) ?? null }
        : field,
    );
    const { find, element } = await openForm({ model });
    expect(find('.page-head .badge.success')).to.not.equal(null);
    await expectAccessible(element);
    expect((await openForm({ model, id: null })).find('.page-head .badge')).to.equal(null);
  });

  it('MOD-11 a readonly Yes or No keeps its label, which its input would have brought', async () => {
    const model = articleModel();
    const fields = model.fields.map((field) =>
      field.name === 'featured'
        ? { ...field, readonly: true, create: false, edit: false, label: 'On the front page' }
        : field,
    );
    const { root } = await openForm({ model: { ...model, fields } });
    expect(root.querySelector('#field-featured-label')?.textContent).to.contain('On the front page');
  });

  it('MOD-14 a fieldset that names an excluded field leaves it out, and a card without fields too', async () => {
    const model = articleModel();
    const { root, control } = await openForm({
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
    const { element, type, native, find } = await openForm({ answers: { [UPDATE]: refuse('FORBIDDEN') } });
    await type('title', 'Typed');
    expect(await element.save()).to.equal(false);
    expect(find('#summary')?.textContent).to.contain('Your roles do not allow this.');
    expect(native('title').value).to.equal('Typed');
  });
});

describe('asok-form, the page', () => {
  it('VIEW-03 MOD-15 shows the record in cards, in order, the rest under "Other"', async () => {
    const { find, root, native, element } = await openForm();
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
    const { find, element, status, button, calls } = await openForm({ id: null });
    expect(find('h1')?.textContent?.trim()).to.equal('New article');
    expect(status()).to.equal('Not saved yet');
    expect(button('View')).to.equal(undefined);
    expect(button('Delete')).to.equal(undefined);
    expect(calls.some(({ path }) => path.endsWith('.get'))).to.equal(false);
    await expectAccessible(element);
  });

  it('a model without fieldsets has one card without a title, and no rail', async () => {
    const fieldsets = [{ label: null, other: false, fields: ['title', 'slug'] }];
    const { root, find } = await openForm({ model: articleModel({ fieldsets }) });
    expect(root.querySelectorAll('.card')).to.have.length(1);
    expect(find('.card-title')).to.equal(null);
    expect(find('[part=section-rail]')).to.equal(null);
  });

  it('loading that failed is told, and tried again', async () => {
    let down = true;
    const server = articleServer();
    const { find, button, settled, element } = await openForm({
      server,
      answers: {
        [GET]: () => {
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
    const { find, button } = await openForm({ locale: 'fr' });
    expect(find('h1')?.textContent?.trim()).to.equal('Modifier : article');
    expect(button('Enregistrer et ajouter un autre')).to.not.equal(undefined);
  });

  it('on a narrow page the fields stand in one column and the actions fold', async () => {
    const { find, root, element } = await openForm({ width: 390 });
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
    const { type } = await openForm();
    await type('title', 'Typed');
    expect(stop()).to.deep.equal(['asok-loaded 7']);
  });

  it('that there is none', async () => {
    const stop = learn();
    await openForm({ answers: { [GET]: refuse('NOT_FOUND') } });
    expect(stop()).to.deep.equal(['asok-failed NOT_FOUND']);
  });

  it('nothing of a lost session: the form comes after logging in again', async () => {
    const stop = learn();
    let out = true;
    const server = articleServer();
    const { find, settled, connection } = await openForm({
      server,
      answers: {
        'auth.login': me(),
        [GET]: () => {
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
