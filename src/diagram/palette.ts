import type { Paint } from './appearance';
import type { Family } from './drawing';

export type Theme = 'light' | 'dark' | 'css-variables';

/** Colours as CSS writes them. */
export interface Palette {
  readonly paints: Readonly<Record<Exclude<Paint, 'none' | 'line' | 'tint' | 'solid'>, string>>;
  readonly families: Readonly<Record<Family, Hue>>;
  /** Nine steps from little to much, for colour by a number. */
  readonly heat: readonly Hue[];
}

/** One hue in three strengths: for lines, for areas behind text, for areas without. */
export interface Hue {
  readonly line: string;
  /** Behind text: at least 7 to 1 against the ink. */
  readonly tint: string;
  readonly solid: string;
}

/** Families of one meaning share a hue, as everywhere in the product. */
type HueName = 'blue' | 'green' | 'orange' | 'grey' | 'purple' | 'red' | 'yellow' | 'teal' | 'plain' | 'pink';

const hueOfFamily: Record<Family, HueName> = {
  convolution: 'blue',
  pooling: 'green',
  dense: 'orange',
  activation: 'grey',
  normal: 'purple',
  regular: 'grey',
  sequence: 'red',
  size: 'yellow',
  spatial: 'teal',
  merge: 'plain',
  input: 'plain',
  network: 'teal',
  equation: 'plain',
  loss: 'pink',
};

const lightHues: Record<HueName, Hue> = {
  blue: { line: '#2f6fb7', tint: '#e6f0fa', solid: '#a9c9ea' },
  green: { line: '#3b8a4b', tint: '#e6f4e8', solid: '#aed8b5' },
  orange: { line: '#bf6a13', tint: '#fdefdf', solid: '#f3c795' },
  grey: { line: '#8a929c', tint: '#f2f3f5', solid: '#d0d4d9' },
  purple: { line: '#7d55b3', tint: '#f1eaf9', solid: '#cdb8e8' },
  red: { line: '#bd3f4a', tint: '#fbe9ea', solid: '#eeb3b8' },
  yellow: { line: '#b08d00', tint: '#fffbe8', solid: '#ecd98a' },
  teal: { line: '#22858f', tint: '#e3f4f5', solid: '#a2d6da' },
  plain: { line: '#59626d', tint: '#ffffff', solid: '#d9dde2' },
  pink: { line: '#b23a82', tint: '#fae8f2', solid: '#eab4d3' },
};

const darkHues: Record<HueName, Hue> = {
  blue: { line: '#6cb0f2', tint: '#1b2f45', solid: '#33587f' },
  green: { line: '#76c583', tint: '#1c3523', solid: '#386443' },
  orange: { line: '#eea24d', tint: '#3d2b17', solid: '#75512a' },
  grey: { line: '#9aa3ad', tint: '#2b2e33', solid: '#50555c' },
  purple: { line: '#b794e6', tint: '#30243f', solid: '#5b4579' },
  red: { line: '#f0838c', tint: '#402225', solid: '#7a4046' },
  yellow: { line: '#dcbf4d', tint: '#36301a', solid: '#695c2c' },
  teal: { line: '#5cc4cd', tint: '#18353a', solid: '#31636a' },
  plain: { line: '#aab3bd', tint: '#25282c', solid: '#454a51' },
  pink: { line: '#ec84be', tint: '#3d2032', solid: '#743d5f' },
};

/** VS Code's own orange for charts is half transparent and hardly seen on dark, so that it is mixed from two that are seen. */
const orange = 'color-mix(in srgb, var(--vscode-charts-red, #d9541e) 45%, var(--vscode-charts-yellow, #b08d00))';

/** The theme's chart colours; VS Code has no pink, cyan or teal for charts. */
const variables: Record<HueName, string> = {
  blue: 'var(--vscode-charts-blue, #2f6fb7)',
  green: 'var(--vscode-charts-green, #3b8a4b)',
  orange,
  grey: 'color-mix(in srgb, var(--vscode-editor-foreground, #1c2128) 55%, var(--vscode-editor-background, #ffffff))',
  purple: 'var(--vscode-charts-purple, #7d55b3)',
  red: 'var(--vscode-charts-red, #bd3f4a)',
  yellow: 'var(--vscode-charts-yellow, #b08d00)',
  teal: 'color-mix(in srgb, var(--vscode-charts-blue, #2f6fb7) 50%, var(--vscode-charts-green, #3b8a4b))',
  plain: 'color-mix(in srgb, var(--vscode-editor-foreground, #1c2128) 70%, var(--vscode-editor-background, #ffffff))',
  pink: 'color-mix(in srgb, var(--vscode-charts-red, #bd3f4a) 55%, var(--vscode-charts-purple, #7d55b3))',
};

export const palettes: Record<Theme, Palette> = {
  light: {
    paints: {
      paper: '#ffffff',
      ink: '#1c2128',
      muted: '#57606a',
      faint: '#a5adb7',
      positive: '#2f6fb7',
      negative: '#c0392b',
      kernel: '#39424d',
    },
    families: familiesOf((hue) => lightHues[hue]),
    heat: heatOf('#ffffff', '#d9541e', '#8a5a3c'),
  },
  dark: {
    paints: {
      paper: '#1e1f22',
      ink: '#eef0f2',
      muted: '#b3bac2',
      faint: '#6c737c',
      positive: '#6cb0f2',
      negative: '#f0838c',
      kernel: '#d5dae0',
    },
    families: familiesOf((hue) => darkHues[hue]),
    heat: heatOf('#1e1f22', '#a03c12', '#d08a63'),
  },
  'css-variables': {
    paints: {
      paper: 'var(--vscode-editor-background, #ffffff)',
      ink: 'var(--vscode-editor-foreground, #1c2128)',
      muted: 'var(--vscode-descriptionForeground, #57606a)',
      faint: 'color-mix(in srgb, var(--vscode-editor-foreground, #1c2128) 40%, var(--vscode-editor-background, #ffffff))',
      positive: 'var(--vscode-charts-blue, #2f6fb7)',
      negative: 'var(--vscode-charts-red, #c0392b)',
      kernel: 'var(--vscode-editor-foreground, #39424d)',
    },
    families: familiesOf((hue) => variableHue(variables[hue])),
    heat: Array.from({ length: 9 }, (_, step) => variableHeat(step)),
  },
};

/** The hue of a family or of a step of heat, by the name of its class. */
export function hueOf(palette: Palette, name: string): Hue | undefined {
  const step = /^heat-(\d)$/.exec(name)?.[1];
  return step === undefined ? Object.entries(palette.families).find(([family]) => family === name)?.[1] : palette.heat[Number(step)];
}

function familiesOf(hue: (name: HueName) => Hue): Record<Family, Hue> {
  return {
    convolution: hue(hueOfFamily.convolution),
    pooling: hue(hueOfFamily.pooling),
    dense: hue(hueOfFamily.dense),
    activation: hue(hueOfFamily.activation),
    normal: hue(hueOfFamily.normal),
    regular: hue(hueOfFamily.regular),
    sequence: hue(hueOfFamily.sequence),
    size: hue(hueOfFamily.size),
    spatial: hue(hueOfFamily.spatial),
    merge: hue(hueOfFamily.merge),
    input: hue(hueOfFamily.input),
    network: hue(hueOfFamily.network),
    equation: hue(hueOfFamily.equation),
    loss: hue(hueOfFamily.loss),
  };
}

function variableHue(color: string): Hue {
  return { line: color, tint: mixed(color, 14), solid: mixed(color, 45) };
}

function variableHeat(step: number): Hue {
  const color = orange;
  return { line: mixed(color, 70), tint: mixed(color, 3 + 5 * step), solid: mixed(color, 15 + 5 * step) };
}

function mixed(color: string, percent: number): string {
  return `color-mix(in srgb, ${color} ${String(percent)}%, var(--vscode-editor-background, #ffffff))`;
}

/** Steps from the paper's colour towards the strongest one, which text can still be read on. */
function heatOf(paper: string, strongest: string, line: string): readonly Hue[] {
  return Array.from({ length: 9 }, (_, step) => {
    const share = (step / 8) * 0.62;
    return { line, tint: mix(paper, strongest, share), solid: mix(paper, strongest, Math.min(1, share + 0.25)) };
  });
}

function mix(a: string, b: string, share: number): string {
  const channel = (color: string, place: number): number => parseInt(color.slice(1 + 2 * place, 3 + 2 * place), 16);
  const mixedChannels = [0, 1, 2].map((place) => Math.round(channel(a, place) + (channel(b, place) - channel(a, place)) * share));
  return `#${mixedChannels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
