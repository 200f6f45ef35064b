import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { PAGE_PARTS } from '../../../elements/internal/part-names.ts';
import { articleModel, articleServer } from '../../../stories/support/articles.ts';
import { matrixOutput, roleModel, roleServer } from '../../../stories/support/roles.ts';
import { postModel, postPages } from '../../../stories/support/posts.ts';
import { leaveAdmin, openAdmin } from '../../support/admin-page.ts';
import { drawn } from '../../support/drawn.ts';
import { openList } from '../../support/list-page.ts';

/** Every part below an element that has not the element's own tag, and the names by which a rule of the page reaches it. */
function reached(outer: HTMLElement, inner: ShadowRoot, names: readonly string[]): Map<string, Set<string>> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(names.map((name) => `${outer.localName}::part(${name}) { --reached-${name}: 1 }`).join('\n'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const found = new Map<string, Set<string>>();
  for (const node of inner.querySelectorAll('[part]')) {
    const style = getComputedStyle(node);
    const by = names.filter((name) => style.getPropertyValue(`--reached-${name}`) === '1');
    // A custom property is inherited: only what the node has beyond its parent is its own.
    const above = node.parentElement ? getComputedStyle(node.parentElement) : null;
    const own = by.filter((name) => above?.getPropertyValue(`--reached-${name}`) !== '1');
    for (const name of node.part) found.set(name, new Set([...(found.get(name) ?? []), ...own]));
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  return found;
}

const root = (element: Element | null | undefined) => element?.shadowRoot as ShadowRoot;

describe('parts of pages from outside', () => {
  afterEach(leaveAdmin);

  const visible = [articleModel(), postModel(), roleModel()];
  const table = {
    ...articleServer().table,
    ...roleServer().table,
    'records.posts.list': postPages(30),
    'roles.matrix': matrixOutput(),
  };

  for (const [page, tag, address] of [
    ['list', 'asok-list', '/admin/posts'],
    ['form', 'asok-form', '/admin/articles/7'],
    ['detail', 'asok-detail', '/admin/articles/7/view'],
    ['matrix', 'asok-permission-matrix', '/admin/roles/3'],
  ] as const) {
    it(`WID-02 those of ${tag} are parts of asok-admin, by the name of the page`, async () => {
      const { admin, frame, settle } = await openAdmin({ address, visible, table });
      for (
        let turn = 0;
        turn < 20 && !root(root(frame())?.querySelector(tag))?.querySelector('[part~=header]');
        turn += 1
      ) {
        await settle();
      }
      const element = root(frame()).querySelector(tag) as LitElement;
      await drawn(element);
      const own: readonly string[] = PAGE_PARTS[page];
      const found = reached(
        admin,
        root(element),
        own.flatMap((name) => [name, `${page}-${name}`]),
      );
      const seen = own.filter((name) => found.has(name));
      expect(seen.length, [...found.keys()].join(' ')).to.be.greaterThan(4);
      for (const name of seen) expect([...(found.get(name) ?? [])], name).to.include(`${page}-${name}`);
    });
  }

  it('WID-02 those of the filters and the columns are parts of asok-list', async () => {
    const { list, find, settled } = await openList({ width: 1400 });
    find('[aria-expanded]')?.click();
    for (const button of list.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []) {
      if (/filters/i.test(button.textContent ?? '')) button.click();
    }
    await settled();
    await drawn(list);
    const panel = list.shadowRoot?.querySelector('asok-filter-panel') as LitElement;
    await drawn(panel);
    for (const [name, outside] of Object.entries({
      header: 'filter-header',
      group: 'filter-group',
      footer: 'filter-footer',
    })) {
      const found = reached(list, root(panel), [name, outside]);
      expect([...(found.get(name) ?? [])], name).to.deep.equal([outside]);
    }
  });
});
