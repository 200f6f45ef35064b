import { html, nothing, type TemplateResult } from 'lit';
import { renderSidebar, type SidebarView } from './sidebar.ts';
import { renderTopbar, type TopbarView } from './topbar.ts';

/** What surrounds a page. */
export interface FrameView {
  sidebar: SidebarView;
  topbar: TopbarView;
  isPhone: boolean;
  skip(event: Event): void;
  closeMenu(): void;
}

/** Skip link, sidebar (on a phone a drawer), topbar, and the page in `main`. */
export function renderFrame(view: FrameView, page: unknown): TemplateResult {
  const { isPhone, sidebar } = view;
  const layout = isPhone ? 'phone' : sidebar.isRail ? 'rail' : '';
  return html`<a class="skip" part="skip-link" href="#main" @click=${view.skip}>
      ${sidebar.localize.term('shellSkip')}
    </a>
    <div class="app ${layout}">
      ${isPhone ? nothing : html`<div class="sidebar">${renderSidebar(sidebar)}</div>`}
      <div class="column">
        <header class="topbar">${renderTopbar(view.topbar)}</header>
        <main id="main" part="main" tabindex="-1">${page}</main>
      </div>
    </div>
    ${isPhone ? renderDrawer(view) : nothing}`;
}

// A modal dialog: it holds the focus, and Escape closes it.
function renderDrawer({ sidebar, closeMenu }: FrameView): TemplateResult {
  return html`<dialog
    class="sidebar"
    aria-label=${sidebar.localize.term('shellNavigation')}
    @close=${closeMenu}
    @click=${(event: Event) => event.target === event.currentTarget && closeMenu()}
  >
    ${renderSidebar({ ...sidebar, close: closeMenu })}
  </dialog>`;
}
