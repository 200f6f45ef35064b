// Sets the chosen theme before the first paint. A classic script of its own, because the page's policy allows no inline
// one; it must block, or a dark page would flash white.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('asok-theme');
  } catch {
    // Storage may be forbidden: then the system decides.
  }
  document.documentElement.dataset.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
})();
