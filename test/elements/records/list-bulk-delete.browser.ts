import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { AsokBulkBar } from '../../../elements/records/list/asok-bulk-bar.ts';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { Refusal } from '../../../stories/support/fixture-client.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { type ListSetup, openList } from '../../support/list-page.ts';

const REMOVE = 'records.posts.removeMany';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

/** A list with the first `count` rows selected, and its bulk bar. */
async function openSelected(count: number, setup: ListSetup = {}) {
  const page = await openList({ ...setup, answers: { [REMOVE]: { removed: count }, ...setup.answers } });
  for (const box of page.all<HTMLInputElement>('tbody .checkbox').slice(0, count)) box.click();
  await page.settled();
  await customElements.whenDefined('asok-bulk-bar');
  const bar = page.find<AsokBulkBar>('asok-bulk-bar') as AsokBulkBar;
  await bar.updateComplete;
  const dialog = () => page.find<AsokDialog>('asok-dialog');
  const inDialog = <E extends HTMLElement>(selector: string) => dialog()?.shadowRoot?.querySelector<E>(selector) as E;
  const askToDelete = async () => {
    bar.shadowRoot?.querySelector<HTMLElement>('.delete')?.click();
    await page.settled();
    await dialog()?.updateComplete;
  };
  const confirm = async () => {
    inDialog<HTMLElement>('.footer .danger').click();
    await dialog()?.updateComplete;
    await page.settled();
    await page.settled();
  };
  return { ...page, bar, dialog, inDialog, askToDelete, confirm };
}

describe('asok-list, delete many', () => {
  it('LIST-05 a refusal is told with the record that refused; nothing goes, and the selection stays', async () => {
    const { askToDelete, confirm, toasts, all } = await openSelected(3, {
      answers: {
        [REMOVE]: () => {
          const refused = ['2', '3'].map((id) => ({ id, code: 'STILL_REFERENCED' }));
          throw new Refusal('STILL_REFERENCED', { httpStatus: 409, params: { refused } });
        },
      },
    });
    await askToDelete();
    await confirm();
    expect(toasts).to.deep.equal([
      {
        tone: 'danger',
        text: 'Nothing was deleted. Post 2: Other records still refer to this one. 1 other was refused too.',
      },
    ]);
    expect(all('tr.selected')).to.have.length(3);
  });

  it('when by now another number matches, that is said', async () => {
    const { bar, find, settled, askToDelete, inDialog, dialog, confirm, toasts } = await openSelected(1, {
      answers: {
        [REMOVE]: () => {
          throw new Refusal('CONFLICT', { httpStatus: 409, params: { expectedTotal: 95, total: 96 } });
        },
      },
    });
    find('.select-page')?.click();
    await settled();
    await bar.updateComplete;
    bar.shadowRoot?.querySelector<HTMLElement>('.link-button')?.click();
    await settled();
    await askToDelete();
    inDialog<HTMLInputElement>('#phrase').focus();
    await sendKeys({ type: 'delete 95' });
    await dialog()?.updateComplete;
    await confirm();
    expect(toasts.map(({ text }) => text)).to.deep.equal(['Nothing was deleted: 96 records match now.']);
  });

  it('more than the server takes at once is said before anything is asked', async () => {
    const { bar, find, settled, askToDelete, dialog, toasts, sent } = await openSelected(1, { count: 20_000 });
    find('.select-page')?.click();
    await settled();
    await bar.updateComplete;
    bar.shadowRoot?.querySelector<HTMLElement>('.link-button')?.click();
    await settled();
    await askToDelete();
    expect(dialog()).to.equal(null);
    expect(toasts).to.deep.equal([{ tone: 'info', text: 'At most 1,000 records can be deleted at once.' }]);
    expect(sent(REMOVE)).to.deep.equal([]);
  });

  it('Cancel, where the focus starts, deletes nothing', async () => {
    const { askToDelete, inDialog, dialog, settled, sent } = await openSelected(3);
    await askToDelete();
    const cancel = inDialog<HTMLElement>('.footer .button');
    expect(dialog()?.shadowRoot?.activeElement).to.equal(cancel);
    cancel.click();
    await settled();
    expect(sent(REMOVE)).to.deep.equal([]);
  });

  it('a page may take it over', async () => {
    const { list, askToDelete, dialog } = await openSelected(2);
    const asked: unknown[] = [];
    list.addEventListener('asok-bulk-action', (event) => {
      asked.push([event.action, event.selected.keys]);
      event.preventDefault();
    });
    await askToDelete();
    expect(asked).to.deep.equal([['delete', ['1', '2']]]);
    expect(dialog()).to.equal(null);
  });

  it('LIST-05 LIST-07 up to ten go to the trash after one question, which counts them', async () => {
    const { askToDelete, confirm, dialog, toasts, sent, inputs, find, root } = await openSelected(3);
    await askToDelete();
    expect(dialog()?.heading).to.equal('Move 3 posts to trash?');
    expect(dialog()?.phrase).to.equal('');
    await confirm();
    expect(sent(REMOVE)).to.deep.equal([{ ids: ['1', '2', '3'] }]);
    expect(toasts).to.deep.equal([{ tone: 'success', text: '3 posts moved to trash' }]);
    expect(inputs()).to.have.length(2);
    expect(find('asok-bulk-bar')).to.equal(null);
    expect(root.activeElement?.className).to.contain('region');
  });

  it('more than ten, and what is gone for good, must be typed', async () => {
    for (const [count, model, phrase] of [
      [11, postModel(), 'delete 11'],
      [1, postModel({ paranoid: false }), 'delete 1'],
    ] as const) {
      const { askToDelete, dialog, inDialog, sent, settled } = await openSelected(count, { model });
      await askToDelete();
      const [input, button] = [inDialog<HTMLInputElement>('#phrase'), inDialog<HTMLElement>('.footer .danger')];
      expect(dialog()?.shadowRoot?.activeElement).to.equal(input);
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      button.click();
      await sendKeys({ type: `${phrase.slice(0, -1)}` });
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(sent(REMOVE)).to.deep.equal([]);
      await sendKeys({ type: phrase.slice(-1) });
      await dialog()?.updateComplete;
      expect(button.hasAttribute('aria-disabled')).to.equal(false);
      await sendKeys({ press: 'Enter' });
      await settled();
      await settled();
      expect(sent(REMOVE)).to.have.length(1);
    }
  });

  it('the dialog that asks for words has no violation of WCAG', async () => {
    const { askToDelete, dialog } = await openSelected(11);
    await askToDelete();
    await expectAccessible(dialog() as Element);
  });
});
