/** The four kinds of themes that VS Code has. */
export type ThemeKind = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

/** The kind that the editor has put on the page's body. */
export function themeKind(): ThemeKind {
  const { classList } = document.body;
  if (classList.contains('vscode-high-contrast-light')) return 'highContrastLight';
  if (classList.contains('vscode-high-contrast')) return 'highContrast';
  return classList.contains('vscode-light') ? 'light' : 'dark';
}

/** A colour of the theme, as in `--vscode-charts-blue`; `fallback` where the theme leaves it out. For canvases: style sheets use variables directly. */
export function themeColor(variable: string, fallback: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
  return value === '' ? fallback : value;
}

/** Calls `redraw` whenever the person changes the theme; canvases do not follow by themselves. @returns stops it */
export function onThemeChange(redraw: () => void): () => void {
  const observer = new MutationObserver(redraw);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => {
    observer.disconnect();
  };
}

/** Whether the person asked the system for less motion. */
export function wantsLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
