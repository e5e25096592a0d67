/** Programs that are built together, what they must never contain, and how large their files may become together. */
export interface Bundle {
  readonly name: string;
  /** The entries by the name of their file in `dist`; what several of them, or a lazy import, need becomes a part of its own. */
  readonly entries: Readonly<Record<string, string>>;
  /** `node`: programs with their parts beside them; `editor`: one file that VS Code loads; `page`: one script and one style sheet for each page. */
  readonly runsIn: 'node' | 'editor' | 'page';
  /** Packages whose presence means that a layer leaked. */
  readonly without: readonly string[];
  readonly budgetKilobytes: number;
}

/** Every bundle. Budgets are the measured sizes with about a fifth of headroom. */
export const bundles: readonly Bundle[] = [
  { name: 'cli', runsIn: 'node', entries: { cli: 'src/cli/main.ts' }, without: ['@tensorflow', 'vscode'], budgetKilobytes: 1200 },
  { name: 'server', runsIn: 'node', entries: { server: 'src/server/main.ts' }, without: ['@tensorflow', 'vscode'], budgetKilobytes: 1500 },
  {
    name: 'trainer',
    runsIn: 'node',
    entries: { trainer: 'src/trainer/main.ts', inspector: 'src/trainer/inspector-main.ts' },
    without: ['langium', 'chevrotain', 'vscode'],
    budgetKilobytes: 1100,
  },
  {
    name: 'heartbeat',
    runsIn: 'node',
    entries: { heartbeat: 'src/trainer/heartbeat-main.ts' },
    without: ['@tensorflow', 'langium'],
    budgetKilobytes: 100,
  },
  {
    name: 'data-worker',
    runsIn: 'node',
    entries: { 'data-worker': 'src/data/worker-main.ts' },
    without: ['@tensorflow', 'langium'],
    budgetKilobytes: 100,
  },
  {
    name: 'curve-reader',
    runsIn: 'node',
    entries: { 'curve-reader': 'src/session/curve-reader-main.ts' },
    without: ['@tensorflow', 'langium', 'vscode'],
    budgetKilobytes: 140,
  },
  {
    name: 'extension',
    runsIn: 'editor',
    entries: { extension: 'src/host/main.ts' },
    without: ['@tensorflow', 'langium', 'chevrotain', 'preact'],
    budgetKilobytes: 900,
  },
  {
    name: 'pages',
    runsIn: 'page',
    entries: {
      'webview/curves': 'webview/curves/main.tsx',
      'webview/dataset': 'webview/dataset/main.tsx',
      'webview/diagram': 'webview/diagram/main.tsx',
      'webview/evaluation': 'webview/evaluation/main.tsx',
      'webview/runs': 'webview/runs/main.tsx',
    },
    without: ['@tensorflow', 'langium', 'vscode', '@vscode-elements'],
    budgetKilobytes: 1700,
  },
];
