import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AsokColumnChooser } from '../../../elements/records/list/asok-column-chooser.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { postModel } from '../../../stories/support/posts.ts';
import { openList } from '../../support/list-page.ts';

beforeEach(async () => {
  localStorage.clear();
  await setViewport({ width: 1440, height: 900 });
});

const FIELDS = postModel().list.columns;

describe('asok-list, columns', () => {
  const choose = async (page: Awaited<ReturnType<typeof openList>>) => {
    const chooser = page.find<AsokColumnChooser>('asok-column-chooser') as AsokColumnChooser;
    const root = chooser.shadowRoot as ShadowRoot;
    root.querySelector('button')?.click();
    await chooser.updateComplete;
    const box = (name: string) => root.querySelector<HTMLInputElement>(`[data-name="${name}"]`) as HTMLInputElement;
    return { chooser, root, box };
  };

  it('a hidden column leaves the table and is not asked for; another one comes', async () => {
    const page = await openList();
    const { box } = await choose(page);
    box('views').click();
    await page.settled();
    box('price').click();
    await page.settled();
    expect(page.inputs().at(-1)?.fields).to.deep.equal([...FIELDS.filter((name) => name !== 'views'), 'price']);
    expect(page.all('thead th:not(.select)').map((head) => head.textContent?.trim())).to.not.include('Views');
  });

  it('the first column stays, and long texts make no column', async () => {
    const page = await openList();
    const { root, box } = await choose(page);
    expect(box('title').disabled).to.equal(true);
    expect(root.querySelector('[data-name="body"]')).to.equal(null);
  });

  it('the choice is kept for this model, and can be undone', async () => {
    const { box } = await choose(await openList());
    box('views').click();
    const again = await openList();
    expect(again.inputs()[0]?.fields).to.not.include('views');
    const { root } = await choose(again);
    root.querySelector<HTMLElement>('.menu > .menu-item')?.click();
    await again.settled();
    expect(again.inputs().at(-1)?.fields).to.deep.equal(FIELDS);
    expect((await openList()).inputs()[0]?.fields).to.deep.equal(FIELDS);
  });

  it('what somebody else stored there does no harm', async () => {
    for (const stored of ['{', '{"a":1}', '["nope","views",7]']) {
      localStorage.setItem('asok-columns 1 posts', stored);
      const { inputs } = await openList();
      expect(inputs()[0]?.fields?.[0]).to.equal('title');
    }
  });

  it('Alt with an arrow moves a column, says so and keeps the focus', async () => {
    const page = await openList();
    const { root, box } = await choose(page);
    box('views').focus();
    box('views').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true }),
    );
    await page.settled();
    const heads = page.all('thead th:not(.select)').map((head) => head.textContent?.trim());
    expect(heads.slice(0, 4)).to.deep.equal(['Title', 'Status', 'Views', 'Featured']);
    expect(root.activeElement).to.equal(box('views'));
    expect(root.querySelector('[role="status"]')?.textContent).to.contain('Views: position 3');
  });

  it('has no violation of WCAG', async () => {
    const { chooser } = await choose(await openList());
    await expectAccessible(chooser as Element);
  });
});
