import type { AsokFilterPanel } from '../../elements/records/list/asok-filter-panel.ts';
import type { AsokRelationFilter } from '../../elements/records/list/asok-relation-filter.ts';
import { type ListSetup, openList } from './list-page.ts';

/** What a search of the authors answers. */
export const AUTHORS = {
  options: [
    { key: '7', label: 'Ann Lee' },
    { key: '8', label: 'Bo Cruz' },
  ],
  more: true,
};

/** Opens a list and its filter panel. */
export async function openPanel(setup: ListSetup = {}) {
  const page = await openList({ ...setup, answers: { 'records.posts.options': AUTHORS, ...setup.answers } });
  await page.press('.filters');
  const panel = page.find<AsokFilterPanel>('asok-filter-panel') as AsokFilterPanel;
  await panel.updateComplete;
  await page.settled();
  const group = (name: string) => panel.renderRoot.querySelector(`[data-field="${name}"]`) as HTMLElement;
  const inside = <E extends Element = HTMLInputElement>(name: string, selector: string) => [
    ...group(name).querySelectorAll<E>(selector),
  ];
  const relation = (name: string) => group(name).querySelector('asok-relation-filter') as AsokRelationFilter;
  const filter = () => page.inputs().at(-1)?.filter;
  return { ...page, panel, group, inside, relation, filter };
}
