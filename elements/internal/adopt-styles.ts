import type { CSSResult, LitElement } from 'lit';

/** Gives an element the looks of late code, right behind its own: what comes after those, as a team's sheets, still wins. */
export function adoptStyles(element: LitElement, styles: CSSResult): void {
  const root = element.renderRoot as ShadowRoot;
  const { styleSheet } = styles;
  if (!styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  const { elementStyles } = element.constructor as typeof LitElement;
  root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(elementStyles.length, 0, styleSheet);
}
