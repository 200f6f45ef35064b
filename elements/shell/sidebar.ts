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
  const { localize, site, prefix, models } = view;
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
      ${[...groupsOf(models)].map(([label, members]) => renderGroup(view, label, members))}
    </nav>
    ${view.collapse ? renderFooter(view, view.collapse) : nothing}
  `;
}

function renderGroup(view: SidebarView, label: string, models: ModelDescriptor[]): TemplateResult {
  return html`<div class="group" part="sidebar-group" role="group" aria-label=${label}>
    <div class="group-label" part="sidebar-group-label" aria-hidden="true">${view.isRail ? nothing : label}</div>
    <ul>
      ${models.map((model) => html`<li>${renderItem(view, model)}</li>`)}
    </ul>
  </div>`;
}

function renderItem(
  { prefix, current, isRail }: SidebarView,
  { slug, label, icon: name }: ModelDescriptor,
): TemplateResult {
  return html`<a
    class="item"
    part="sidebar-item"
    href=${formatRoute(prefix, { page: 'list', model: slug, query: '' })}
    title=${label}
    aria-current=${slug === current ? 'page' : nothing}
  >
    ${modelIcon(name)}<span class=${isRail ? 'visually-hidden' : 'truncated'}>${label}</span>
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
