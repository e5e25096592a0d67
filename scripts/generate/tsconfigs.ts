import { join, posix } from 'node:path';

import { existingLayers, holdsTypeScript } from '../architecture';
import type { Layer } from '../layers.js';
import type { GeneratedFile } from './generated-file';

/** One tsconfig a layer, one each for tests and scripts, one for lint, and the solution file that `tsc -b` starts from. */
export function generateTsconfigs(root: string): readonly GeneratedFile[] {
  const layers = existingLayers(root);
  const folders = layers.map((layer) => layer.folder);
  const tools = ['scripts', 'test'].filter((folder) => holdsTypeScript(join(root, folder)));
  return [
    ...layers.map((layer) => layerConfig(layer, layers)),
    ...tools.map((folder) => toolConfig(folder, [...folders, ...tools.filter((other) => folder === 'test' && other === 'scripts')])),
    lintConfig(),
    toFile('tsconfig.json', { files: [], references: [...folders, ...tools].map((path) => ({ path: `./${path}` })) }),
  ];
}

function layerConfig(layer: Layer, existing: readonly Layer[]): GeneratedFile {
  const up = posix.relative(layer.folder, '');
  const referenced = existing.filter((other) => layer.may.includes(other.name));
  return toFile(`${layer.folder}/tsconfig.json`, {
    extends: `${up}/tsconfig.base.json`,
    compilerOptions: { rootDir: '.', outDir: `${up}/.build/types/${layer.folder}`, ...runtimeOptions(layer) },
    include: ['.'],
    references: referenced.map((other) => ({ path: posix.relative(layer.folder, other.folder) })),
  });
}

/** Only the globals that exist where the layer runs: a pure layer sees neither `process` nor `document`. */
function runtimeOptions(layer: Layer): Record<string, unknown> {
  const options: Record<Layer['runtime'], Record<string, unknown>> = {
    pure: { types: [] },
    node: { types: ['node'] },
    vscode: { types: ['node', 'vscode'] },
    dom: { types: [], lib: ['ES2023', 'DOM', 'DOM.Iterable'], jsx: 'react-jsx', jsxImportSource: 'preact' },
  };
  return options[layer.runtime];
}

/** Scripts take the configuration files of the root in, so that these are checked like everything else. */
function toolConfig(folder: string, referenced: readonly string[]): GeneratedFile {
  const takesRootIn = folder === 'scripts';
  return toFile(`${folder}/tsconfig.json`, {
    extends: '../tsconfig.base.json',
    compilerOptions: {
      rootDir: takesRootIn ? '..' : '.',
      outDir: `../.build/types/${folder}`,
      types: ['node'],
      allowJs: true,
      checkJs: true,
    },
    include: takesRootIn ? ['.', '../*.config.ts', '../*.config.js', '../.dependency-cruiser.js'] : ['.'],
    references: referenced.map((path) => ({ path: `../${path}` })),
  });
}

/** ESLint reads all sources as one program: one type check for all layers instead of one a layer. */
function lintConfig(): GeneratedFile {
  return toFile('tsconfig.lint.json', {
    extends: './tsconfig.base.json',
    compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: true, types: ['node'], allowJs: true, checkJs: true },
    include: ['src', 'scripts', 'test', '*.config.ts', '*.config.js', '.dependency-cruiser.js'],
  });
}

function toFile(path: string, config: unknown): GeneratedFile {
  return { path, text: `${JSON.stringify(config, undefined, 2)}\n` };
}
