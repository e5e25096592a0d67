import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { closedTo, readLayers } from './scripts/layers.js';
import { cognitiveComplexity } from './scripts/lint/cognitive-complexity.js';
import { documentedExports } from './scripts/lint/documented-exports.js';

const layers = readLayers(import.meta.dirname);

/** Packages that belong to a few layers: the editor marks them elsewhere while typing; dependency-cruiser has the whole table. */
const guardedPackages = ['vscode', '@tensorflow', 'langium', 'valibot', 'preact', '@vscode/webview-ui-toolkit'];

const vagueNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'index'];

const byName = { selector: 'ExportDefaultDeclaration', message: 'A default export has no name of its own; export by name.' };
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals; an enum is not erasable.' };
const noBarrel = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has the thing.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file that has the thing.' },
];

/** @type {import('eslint').Linter.RulesRecord} */
const rules = {
  // TypeScript knows the names, in JavaScript files too.
  'no-undef': 'off',
  'max-lines': ['error', { max: 400 }],
  'max-params': ['error', { max: 3 }],
  'house/cognitive-complexity': ['error', { max: 10 }],
  'max-depth': ['error', { max: 4 }],
  'no-console': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
  'no-restricted-syntax': ['error', byName, noEnum, ...noBarrel],
  eqeqeq: 'error',
  curly: ['error', 'multi-line'],
  'no-implicit-coercion': ['error', { allow: ['!!'] }],
  'object-shorthand': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
  '@typescript-eslint/no-unsafe-type-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true, allowDefaultCaseForExhaustiveSwitch: true },
  ],
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/prefer-readonly': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
};

/**
 * A later block with `no-restricted-imports` replaces an earlier one, hence one complete block for each layer.
 * @type {import('eslint').Linter.Config[]}
 */
const layerBlocks = layers.map((layer) => ({
  name: `layer ${layer.name}`,
  files: [`${layer.folder}/**/*.ts`, `${layer.folder}/**/*.tsx`],
  rules: { 'no-restricted-imports': ['error', { patterns: forbiddenImports(layer) }] },
}));

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', '.build/', '.neurozoo/', 'coverage/', 'src/language/generated/'] },
  {
    name: 'all sources',
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    // Pages see a document and no Node, so they are a program of their own.
    languageOptions: {
      parserOptions: { project: ['./webview/tsconfig.json', './tsconfig.lint.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    plugins: { house: { rules: { 'cognitive-complexity': cognitiveComplexity, 'documented-exports': documentedExports } } },
    rules,
  },
  ...layerBlocks,
  {
    name: 'product code is deterministic, stays on the machine and says what it promises',
    files: layers.flatMap((layer) => [`${layer.folder}/**/*.ts`, `${layer.folder}/**/*.tsx`]),
    rules: {
      'house/documented-exports': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use the counter-based numbers of #base/random.' },
      ],
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
    },
  },
  {
    name: 'a file is named after what it holds',
    files: vagueNames.flatMap((name) => [`**/${name}.ts`, `**/${name}.tsx`, `**/${name}.js`]),
    rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message: 'Name the file after its main export.' }] },
  },
  {
    name: 'tools read these default exports',
    files: ['*.config.ts', '*.config.js', '.dependency-cruiser.js'],
    rules: { 'no-restricted-syntax': ['error', noEnum, ...noBarrel] },
  },
  {
    // TypeScript checks the types that these files name in comments; a second annotation of returns has no place there.
    name: 'plain JavaScript',
    files: ['**/*.js', '**/*.mjs'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);

/**
 * @param {import('./scripts/layers.js').Layer} layer
 * @returns {({ group: string[], message: string } | { regex: string, message: string })[]}
 */
function forbiddenImports(layer) {
  const closed = closedTo(layer, layers).map((other) => other.name);
  const packages = guardedPackages.filter((guarded) => !layer.packages.some((own) => own === guarded || own.startsWith(`${guarded}/`)));
  const withoutNode = layer.runtime === 'pure' || layer.runtime === 'dom';
  return [
    // A pattern and not a group: in a group, a leading # begins a comment.
    { regex: `^#(${closed.join('|')})/`, message: `${layer.name} may import only: ${layer.may.join(', ') || 'nothing'}.` },
    {
      group: packages.flatMap((guarded) => [guarded, `${guarded}/*`]),
      message: `${layer.name} does not use this package; see architecture.json.`,
    },
    ...(withoutNode ? [{ group: ['node:*'], message: `${layer.name} runs without Node.` }] : []),
    ...(layer.name === 'session' ? [] : [{ group: ['node:child_process', 'child_process'], message: 'Only session starts processes.' }]),
  ];
}
