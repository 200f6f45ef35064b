import { html, nothing, type TemplateResult } from 'lit';
import type { ModelDescriptor, Site } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { modelIcon } from '../internal/icon.ts';
import { icon } from './icon.ts';
import { brand } from './mark.ts';
import { formatRoute } from './routes.ts';

/** What the sidebar shows, and what its buttons do. */
export interface SidebarView {
  localize: LocalizeController;
  site: Site;
  prefix: string;
  models: readonly ModelDescriptor[];
  /** Slug of the model whose pages are open. */
  current: string | null;
  /** The log of the admin; null: not for this person. */
  audit: { isCurrent: boolean } | null;
  /** Icons only. */
  isRail: boolean;
  /** Makes it narrow or wide; null in the drawer. */
  collapse: (() => void) | null;
  /** Closes the drawer; null elsewhere. */
  close: (() => void) | null;
}

/** Models in their groups, both in the order in which they came. */
export function groupsOf(models: readonly ModelDescriptor[]): Map<string, ModelDescriptor[]> {
  return Map.groupBy(models, ({ group }) => group);
}

/** The brand, the models in their groups, and the button that makes it narrow. */
export function renderSidebar(view: SidebarView): TemplateResult {
  const { localize, site, prefix } = view;
  return html`
    <div class="brand" part="brand">
      <a href=${formatRoute(prefix, { page: 'start' })} title=${site.siteName}>
        ${brand(site, 28)}<span class=${view.isRail ? 'visually-hidden' : 'truncated'}>${site.siteName}</span>
      </a>
      ${
        view.close
          ? html`<button
            class="icon-button"
            type="button"
            aria-label=${localize.term('shellCloseMenu')}
            @click=${view.close}
          >
            ${icon('x', 18)}
          </button>`
          : nothing
      }
    </div>
    <nav part="nav" aria-label=${localize.term('shellNavigation')}>
      ${groupsWithSystem(view).map(([label, members]) => renderGroup(view, label, members))}
    </nav>
    ${view.collapse ? renderFooter(view, view.collapse) : nothing}
  `;
}

/** The sidebar of a phone. A modal dialog: it holds the focus, and Escape closes it. */
export function renderDrawer(view: SidebarView, close: () => void): TemplateResult {
  return html`<dialog
    class="sidebar"
    aria-label=${view.localize.term('shellNavigation')}
    @close=${close}
    @click=${(event: Event) => event.target === event.currentTarget && close()}
  >
    ${renderSidebar({ ...view, isRail: false, collapse: null, close })}
  </dialog>`;
}

/** The groups of models, and the one of what belongs to the whole admin: a team may put models of its own there too. */
function groupsWithSystem({ localize, models, audit }: SidebarView): [string, ModelDescriptor[]][] {
  const groups = groupsOf(models);
  const system = localize.term('shellSystem');
  if (audit && !groups.has(system)) groups.set(system, []);
  return [...groups];
}

function renderGroup(view: SidebarView, label: string, models: ModelDescriptor[]): TemplateResult {
  const { audit, localize, prefix } = view;
  const isSystem = label === localize.term('shellSystem');
  return html`<div class="group" part="sidebar-group" role="group" aria-label=${label}>
    <div class="group-label" part="sidebar-group-label" aria-hidden="true">${view.isRail ? nothing : label}</div>
    <ul>
      ${models.map(({ slug, label: text, icon: name }) => {
        const href = formatRoute(prefix, { page: 'list', model: slug, query: '' });
        return html`<li>${renderItem(view, { href, text, name, isCurrent: slug === view.current })}</li>`;
      })}
      ${audit && isSystem ? html`<li>${renderAudit(view, audit.isCurrent)}</li>` : nothing}
    </ul>
  </div>`;
}

interface Item {
  href: string;
  text: string;
  /** Of its icon. */
  name: string;
  isCurrent: boolean;
}

function renderAudit(view: SidebarView, isCurrent: boolean): TemplateResult {
  const href = formatRoute(view.prefix, { page: 'audit', query: '' });
  return renderItem(view, { href, text: view.localize.term('shellAudit'), name: 'scroll-text', isCurrent });
}

function renderItem({ isRail }: SidebarView, { href, text, name, isCurrent }: Item): TemplateResult {
  return html`<a
    class="item"
    part="sidebar-item"
    href=${href}
    title=${text}
    aria-current=${isCurrent ? 'page' : nothing}
  >
    ${modelIcon(name)}<span class=${isRail ? 'visually-hidden' : 'truncated'}>${text}</span>
  </a>`;
}

function renderFooter({ localize, isRail }: SidebarView, collapse: () => void): TemplateResult {
  const label = localize.term(isRail ? 'shellExpand' : 'shellCollapse');
  return html`<div class="sidebar-footer" part="sidebar-footer">
    <button
      class="icon-button small"
      type="button"
      title=${label}
      aria-label=${label}
      aria-expanded=${!isRail}
      @click=${collapse}
    >
      ${icon('panel-left')}
    </button>
  </div>`;
}
