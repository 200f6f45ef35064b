import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/accessibility.ts';
import { NoAnswer, Refusal } from '../../../stories/support/fixture-client.ts';
import { articleServer, craft, paper } from '../../../stories/support/articles.ts';
import { openForm, TITLE } from '../../support/form-page.ts';
import { refuse, UPDATE, updateOf } from '../../support/form-store.ts';
import type { PageSetup } from '../../support/record-page.ts';

describe('asok-form, refused values', () => {
  it('tells every refused field, takes the focus, and leads to the field', async () => {
    const { element, type, find, root, updates, status, control } = await openForm();
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
    const { element, type, find, native } = await openForm({
      answers: { [UPDATE]: refuse('VALIDATION_FAILED', { fieldErrors }) },
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
    const { element, type, find, native, button, settled, destinations } = await openForm({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          if (down) throw new NoAnswer();
          return updateOf(server, input);
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
    const { element, type, native, connection } = await openForm({
      server,
      answers: {
        [UPDATE]: (input: unknown) => {
          if (out) throw new Refusal('UNAUTHENTICATED', { httpStatus: 401 });
          return updateOf(server, input);
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
    const page = await openForm(setup);
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
