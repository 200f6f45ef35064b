/** What a person chose; `system` follows the system's setting. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'asok-theme';

/** The theme chosen in this browser. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Keeps the theme, where this browser lets us. */
export function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice lasts as long as the page.
  }
}

/** Gives the theme to the whole page: custom properties and `color-scheme` inherit from its root. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** What the toggle goes on to: from the system's theme to the other one first, so that the first press shows. */
export function nextTheme(theme: Theme, isSystemDark: boolean): Theme {
  const [first, second]: [Theme, Theme] = isSystemDark ? ['light', 'dark'] : ['dark', 'light'];
  if (theme === 'system') return first;
  return theme === first ? second : 'system';
}
