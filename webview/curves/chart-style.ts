import { themeColor, themeKind } from '../ui/theme';

/** Colours and fonts of the theme, for canvases and exported pictures. */
export interface ChartStyle {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
  /** By number of the run, in turns. */
  readonly runs: readonly string[];
  readonly font: string;
  readonly fontSize: number;
  readonly warning: string;
}

/** Variables of the theme by run, with colours where a theme leaves them out. */
const runColors = [
  ['--vscode-charts-blue', '#3794ff'],
  ['--vscode-charts-yellow', '#cca700'],
  ['--vscode-charts-purple', '#b180d7'],
  ['--vscode-charts-green', '#89d185'],
  ['--vscode-charts-red', '#f14c4c'],
  ['--vscode-foreground', '#808080'],
] as const;

/** The style of the theme that the page has now. */
export function chartStyle(): ChartStyle {
  const text = themeColor('--vscode-foreground', '#808080');
  return {
    text,
    muted: themeColor('--vscode-descriptionForeground', text),
    grid: themeKind() === 'light' || themeKind() === 'dark' ? '#80808033' : '#80808066',
    background: themeColor('--vscode-editor-background', '#ffffff'),
    runs: runColors.map(([variable, fallback]) => themeColor(variable, fallback)),
    font: themeColor('--vscode-font-family', 'sans-serif'),
    fontSize: Number.parseFloat(themeColor('--vscode-font-size', '13px')) || 13,
    warning: themeColor('--vscode-charts-red', '#f14c4c'),
  };
}

/** The colour of a run. */
export function runColor(style: ChartStyle, run: number): string {
  return style.runs[run % style.runs.length] ?? style.text;
}
