import { readFileSync } from 'node:fs';

import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** @typedef {{ folder: string, runtime: string, may: string[], packages: string[] }} Layer */

/** @type {(text: string) => { layers: Record<string, Layer> }} */
const parseArchitecture = JSON.parse;
const { layers } = parseArchitecture(readFileSync(new URL('architecture.json', import.meta.url), 'utf8'));

/** Packages that belong to a few layers: the editor marks them elsewhere while typing; dependency-cruiser has the whole table. */
const guardedPackages = ['vscode', '@tensorflow', 'langium', 'commander', 'valibot'];

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'A default export has no name of its own; export by name.',
};
const constEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals; an enum is not erasable.' };

/** @type {import('eslint').Linter.RulesRecord} */
const rules = {
  // TypeScript knows the names, in JavaScript files too.
  'no-undef': 'off',
  'max-lines': ['error', { max: 400 }],
  'max-params': ['error', { max: 3 }],
  complexity: ['error', { max: 10, variant: 'modified' }],
  'max-depth': ['error', { max: 3 }],
  'no-console': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
  'no-restricted-syntax': ['error', defaultExport, constEnum],
  eqeqeq: 'error',
  curly: ['error', 'multi-line'],
  'no-implicit-coercion': ['error', { allow: ['!!'] }],
  'prefer-const': 'error',
  'object-shorthand': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
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
const layerBlocks = Object.entries(layers).map(([name, layer]) => ({
  name: `layer ${name}`,
  files: [`${layer.folder}/**/*.ts`, `${layer.folder}/**/*.tsx`],
  rules: { 'no-restricted-imports': ['error', { patterns: forbiddenImports(name, layer) }] },
}));

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', '.build/', '.neurozoo/', 'coverage/', 'src/language/generated/', '.dependency-cruiser.cjs'] },
  {
    name: 'all sources',
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules,
  },
  ...layerBlocks,
  {
    // Tools read these files' default exports by convention.
    name: 'tool configurations',
    files: ['*.config.ts', '*.config.js'],
    rules: { 'no-restricted-syntax': ['error', constEnum] },
  },
);

/**
 * @param {string} name
 * @param {Layer} layer
 * @returns {{ group: string[], message: string }[]}
 */
function forbiddenImports(name, layer) {
  const closed = Object.keys(layers).filter((other) => other !== name && !layer.may.includes(other));
  const packages = guardedPackages.filter((guarded) => !layer.packages.some((own) => own === guarded || own.startsWith(`${guarded}/`)));
  return [
    { group: closed.map((other) => `#${other}/*`), message: `${name} may import only: ${layer.may.join(', ') || 'nothing'}.` },
    {
      group: packages.flatMap((guarded) => [guarded, `${guarded}/*`]),
      message: `${name} does not know this package; see architecture.json.`,
    },
    ...(layer.runtime === 'pure' || layer.runtime === 'dom' ? [{ group: ['node:*'], message: `${name} runs without Node.` }] : []),
    ...(name === 'session' ? [] : [{ group: ['node:child_process', 'child_process'], message: 'Only session starts processes.' }]),
  ];
}
