import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

import { documentedExports } from '../../scripts/lint/documented-exports.js';

test.each([
  ['/** Adds. */ export function add() {}', 0],
  ['/** Adds. */\nexport class Sum {}', 0],
  ['/** A sum. */\nexport interface Sum { a: number }', 0],
  ['export type Sum = number;', 0],
  ['export const sum = 1;', 0],
  ['function add() {}', 0],
  ['export function add() {}', 1],
  ['export class Sum {}', 1],
  ['export interface Sum { a: number }', 1],
  ['// Adds.\nexport function add() {}', 1],
  ['/** Another thing. */\nconst other = 1;\nexport function add() {}', 1],
] as const)('%j has %i exports without words', (text, count) => {
  const messages = new Linter().verify(text, {
    languageOptions: { parser: tseslint.parser },
    plugins: { house: { rules: { 'documented-exports': documentedExports } } },
    rules: { 'house/documented-exports': 'error' },
  });
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(Array.from({ length: count }, () => 'house/documented-exports'));
});
