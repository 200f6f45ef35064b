const KEPT = 'asok-sidebar';

/** Icons alone, or with their names. */
export type SidebarWidth = 'rail' | 'full';

/** How a person last had the sidebar in this browser; null: as the window has room. */
export function readSidebar(): SidebarWidth | null {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === 'rail' || kept === 'full' ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps the choice, where this browser lets us. */
export function keepSidebar(sidebar: SidebarWidth): void {
  try {
    localStorage.setItem(KEPT, sidebar);
  } catch {
    // The choice lasts as long as the page.
  }
}
