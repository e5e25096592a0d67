/** A file that breaks a wall on purpose, and who refuses it with which rule or error number. */
export interface Offence {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  readonly refusedBy: Readonly<Partial<Record<'compiler' | 'lint' | 'imports', string>>>;
}

/** Files that keep to every rule: the offences lean on them, and nobody may complain about them. */
export const goodFiles: Readonly<Record<string, string>> = {
  'src/base/clamp.ts':
    '/** The value, or 1 where it is larger. */\nexport function clamp(value: number): number {\n  return Math.min(1, value);\n}\n',
  'src/model/shape.ts':
    "import { clamp } from '#base/clamp';\n\nexport type Shape = readonly number[];\n\nexport const unit: Shape = [clamp(1)];\n",
  'src/model/internal/rank.ts': "import { unit } from '../shape';\n\nexport const rank: number = unit.length;\n",
  'src/store/folder.ts':
    "import { join } from 'node:path';\n\nimport { unit } from '#model/shape';\n\nexport const folder: string = join('runs', `${unit.length}`);\n",
  'src/protocol/version.ts': "import { unit } from '#model/shape';\n\nexport const version: number = unit.length;\n",
  'src/session/start.ts':
    "import { spawn } from 'node:child_process';\n\nimport { folder } from '#store/folder';\n\n/** Starts a process. */\nexport function start(): void {\n  spawn(folder);\n}\n",
  'src/engine/zeros.ts':
    "import { zeros, type Tensor } from '@tensorflow/tfjs-core';\n\nimport { unit } from '#model/shape';\n\n/** Zeros of the unit shape. */\nexport function zero(): Tensor {\n  return zeros([...unit]);\n}\n",
  'webview/ui/kit.ts':
    "import { vsCodeLink } from '@vscode/webview-ui-toolkit';\n\nexport const link: unknown = vsCodeLink;\ndocument.title = 'kit';\n",
  'src/cli/main.ts': "import { folder } from '#store/folder';\n\nprocess.stdout.write(folder);\n",
};

/** The other halves of offences that take two files. */
export const partners: Readonly<Record<string, string>> = {
  'src/model/right.ts': "import { left } from './left';\n\nexport const right: number = left + 1;\n",
  'src/model/later-type.ts': "import type { Earlier } from './earlier';\n\nexport type Later = { readonly earlier: Earlier };\n",
};

/** One offence a wall. */
export const offences: readonly Offence[] = [
  {
    what: 'a layer that is not in the row',
    path: 'src/base/takes-model.ts',
    text: "import { rank } from '#model/internal/rank';\n\nexport const size: number = rank;\n",
    refusedBy: { compiler: 'TS6307', lint: 'no-restricted-imports', imports: 'layer-base' },
  },
  {
    what: 'a type from a layer that is not in the row',
    path: 'src/base/takes-model-type.ts',
    text: "import type { Shape } from '#model/shape';\n\nexport type Size = Shape;\n",
    refusedBy: { compiler: 'TS6307', lint: 'no-restricted-imports', imports: 'layer-base' },
  },
  {
    what: 'a layer that is not in the row, by its path',
    path: 'src/engine/takes-protocol.ts',
    text: "import { version } from '../protocol/version';\n\nexport const next: number = version;\n",
    refusedBy: { compiler: 'TS6307', imports: 'layer-engine' },
  },
  {
    what: 'a module of Node in a pure layer',
    path: 'src/model/reads-disk.ts',
    text: "import { readFileSync } from 'node:fs';\n\nexport const text: string = readFileSync('a', 'utf8');\n",
    refusedBy: { compiler: 'TS2591', lint: 'no-restricted-imports', imports: 'pure-has-no-node' },
  },
  {
    what: 'a global of Node in a pure layer',
    path: 'src/engine/asks-process.ts',
    text: 'export const pid: number = process.pid;\n',
    refusedBy: { compiler: 'TS2591' },
  },
  {
    what: 'the page in a layer without one',
    path: 'src/store/asks-document.ts',
    text: 'export const title: string = document.title;\n',
    refusedBy: { compiler: 'TS2584' },
  },
  {
    what: 'the editor outside the extension',
    path: 'src/session/asks-editor.ts',
    text: "import { window } from 'vscode';\n\nexport const name: string = window.name;\n",
    refusedBy: { lint: 'no-restricted-imports', imports: 'only-host-imports-vscode' },
  },
  {
    what: 'TensorFlow.js outside engine and runtime',
    path: 'src/store/takes-tensors.ts',
    text: "import { memory } from '@tensorflow/tfjs-core';\n\nexport const count: number = memory().numTensors;\n",
    refusedBy: { lint: 'no-restricted-imports', imports: 'packages-store' },
  },
  {
    what: 'a way from the command line to TensorFlow.js',
    path: 'src/cli/trains.ts',
    text: "import { zero } from '../engine/zeros';\n\nexport const rank: number = zero().rank;\n",
    refusedBy: { imports: 'host-and-cli-never-reach-tfjs' },
  },
  {
    what: 'a package that the table does not give to the layer',
    path: 'src/store/validates.ts',
    text: "import * as v from 'valibot';\n\nexport const schema = v.string();\n",
    refusedBy: { lint: 'no-restricted-imports', imports: 'packages-store' },
  },
  {
    what: 'a process started outside session',
    path: 'src/store/spawns.ts',
    text: "import { spawn } from 'node:child_process';\n\nexport function run(): void {\n  spawn('ls');\n}\n",
    refusedBy: { lint: 'no-restricted-imports', imports: 'only-session-starts-processes' },
  },
  {
    what: 'the network',
    path: 'src/session/listens.ts',
    text: "import { createServer } from 'node:http';\n\nexport const server = createServer();\n",
    refusedBy: { imports: 'no-network' },
  },
  {
    what: 'a download',
    path: 'src/session/downloads.ts',
    text: "export async function load(): Promise<number> {\n  return (await fetch('x')).status;\n}\n",
    refusedBy: { lint: 'no-restricted-globals' },
  },
  {
    what: 'a cycle',
    path: 'src/model/left.ts',
    text: "import { right } from './right';\n\nexport const left: number = right + 1;\n",
    refusedBy: { imports: 'no-cycles' },
  },
  {
    what: 'a cycle of types',
    path: 'src/model/earlier.ts',
    text: "import type { Later } from './later-type';\n\nexport type Earlier = Later | undefined;\n",
    refusedBy: { imports: 'no-cycles' },
  },
  {
    what: "another layer's internal folder",
    path: 'src/store/looks-inside.ts',
    text: "import { rank } from '#model/internal/rank';\n\nexport const size: number = rank;\n",
    refusedBy: { imports: 'internal-stays-inside' },
  },
  {
    what: 'an entry that is imported',
    path: 'src/cli/takes-entry.ts',
    text: "import './main';\n\nexport const started = true;\n",
    refusedBy: { imports: 'entries-are-never-imported' },
  },
  {
    what: 'an orphan',
    path: 'src/model/alone.ts',
    text: 'export const alone = 1;\n',
    refusedBy: { imports: 'no-orphans' },
  },
  {
    what: 'an import that leads nowhere',
    path: 'src/model/lost.ts',
    text: "import { gone } from './gone';\n\nexport const lost: unknown = gone;\n",
    refusedBy: { compiler: 'TS2307', imports: 'no-unresolvable' },
  },
  {
    what: 'the toolkit of controls, past its one door',
    path: 'webview/ui/borrows.ts',
    text: "import { vsCodeButton } from '@vscode/webview-ui-toolkit';\n\nexport const button: unknown = vsCodeButton;\n",
    refusedBy: { imports: 'one-door-to-the-toolkit' },
  },
  {
    what: 'the file system in a page',
    path: 'webview/ui/reads-disk.ts',
    text: "import { readFileSync } from 'node:fs';\n\nexport const text: string = readFileSync('a', 'utf8');\n",
    refusedBy: { compiler: 'TS2591', lint: 'no-restricted-imports', imports: 'pure-has-no-node' },
  },
  {
    what: 'a document outside the pages',
    path: 'src/session/draws.ts',
    text: 'export const title: string = document.title;\n',
    refusedBy: { compiler: 'TS2584' },
  },
  {
    what: 'a barrel',
    path: 'src/model/everything.ts',
    text: "export * from './shape';\n",
    refusedBy: { lint: 'no-restricted-syntax' },
  },
  {
    what: 'a barrel by names',
    path: 'src/model/some-things.ts',
    text: "export { unit } from './shape';\n",
    refusedBy: { lint: 'no-restricted-syntax' },
  },
  {
    what: 'a file whose name says nothing',
    path: 'src/model/utils.ts',
    text: "import { unit } from './shape';\n\nexport const two: number = unit.length;\n",
    refusedBy: { lint: 'no-restricted-syntax' },
  },
  {
    what: 'a file of 401 lines',
    path: 'src/model/long.ts',
    text: Array.from({ length: 401 }, (_, line) => `export const line${line} = ${line};\n`).join(''),
    refusedBy: { lint: 'max-lines' },
  },
  {
    what: 'any',
    path: 'src/model/has-any.ts',
    text: 'export function size(value: any): number {\n  return Number(value);\n}\n',
    refusedBy: { lint: '@typescript-eslint/no-explicit-any' },
  },
  {
    what: 'a value that is asserted to be there',
    path: 'src/model/has-bang.ts',
    text: "import { unit } from './shape';\n\nexport const first: number = unit[0]!;\n",
    refusedBy: { lint: '@typescript-eslint/no-non-null-assertion' },
  },
  {
    what: 'a value that may not be there, used as if it were',
    path: 'src/model/unchecked.ts',
    text: "import { unit } from './shape';\n\nexport const first: number = unit[0];\n",
    refusedBy: { compiler: 'TS2322' },
  },
  {
    what: 'a silenced compiler',
    path: 'src/model/silenced.ts',
    text: "// @ts-ignore\nexport const size: number = 'one';\n",
    refusedBy: { lint: '@typescript-eslint/ban-ts-comment' },
  },
  {
    what: 'a type that is asserted and not checked',
    path: 'src/model/believes.ts',
    text: "import type { Shape } from './shape';\n\nexport function toShape(value: unknown): Shape {\n  return value as Shape;\n}\n",
    refusedBy: { lint: '@typescript-eslint/no-unsafe-type-assertion' },
  },
  {
    what: 'a promise that nobody waits for',
    path: 'src/session/floats.ts',
    text: 'export function go(): void {\n  Promise.resolve();\n}\n',
    refusedBy: { lint: '@typescript-eslint/no-floating-promises' },
  },
  {
    what: 'a failure that is swallowed',
    path: 'src/session/swallows.ts',
    text: "import { start } from './start';\n\nexport function go(): void {\n  try {\n    start();\n  } catch {}\n}\n",
    refusedBy: { lint: 'no-empty' },
  },
  {
    what: 'printing past the output',
    path: 'src/session/prints.ts',
    text: "export function go(): void {\n  console.log('here');\n}\n",
    refusedBy: { lint: 'no-console' },
  },
  {
    what: 'a default export',
    path: 'src/model/nameless.ts',
    text: 'export default 1;\n',
    refusedBy: { lint: 'no-restricted-syntax' },
  },
  {
    what: 'a function that does not say what it returns',
    path: 'src/model/untold.ts',
    text: "import { unit } from './shape';\n\nexport function first() {\n  return unit[0];\n}\n",
    refusedBy: { lint: '@typescript-eslint/explicit-module-boundary-types' },
  },
  {
    what: 'a switch with a case forgotten',
    path: 'src/model/forgets.ts',
    text: "export function sign(kind: 'plus' | 'minus'): number {\n  switch (kind) {\n    case 'plus':\n      return 1;\n  }\n  return -1;\n}\n",
    refusedBy: { lint: '@typescript-eslint/switch-exhaustiveness-check' },
  },
  {
    what: 'four parameters',
    path: 'src/model/wide.ts',
    text: 'export function sum(a: number, b: number, c: number, d: number): number {\n  return a + b + c + d;\n}\n',
    refusedBy: { lint: 'max-params' },
  },
  {
    what: 'a function that is hard to follow',
    path: 'src/model/tangled.ts',
    text: [
      'export function find(rows: readonly (readonly number[])[], wanted: number): number {',
      '  for (const row of rows) {',
      '    for (const cell of row) {',
      '      if (cell === wanted) {',
      '        if (row.length > 1 && cell > 0) return cell;',
      '        else return 0;',
      '      }',
      '    }',
      '  }',
      '  return -1;',
      '}',
      '',
    ].join('\n'),
    refusedBy: { lint: 'house/cognitive-complexity' },
  },
  {
    what: 'a number that no seed brings back',
    path: 'src/model/throws-dice.ts',
    text: 'export function roll(): number {\n  return Math.random();\n}\n',
    refusedBy: { lint: 'no-restricted-properties' },
  },
  {
    what: 'work put off in a comment',
    path: 'src/model/later.ts',
    text: ['// TO', 'DO: finish.\nexport const size = 1;\n'].join(''),
    refusedBy: { lint: 'no-warning-comments' },
  },
];
