import type { ListView } from './list-view.ts';

const TOOLS = { search: '.search input', filters: '.filters' };

/** Gives the focus to a tool over the rows: what had it is about to vanish. */
export function focusTool({ host }: ListView, tool: keyof typeof TOOLS): void {
  host.shadowRoot?.querySelector<HTMLElement>(TOOLS[tool])?.focus();
}
