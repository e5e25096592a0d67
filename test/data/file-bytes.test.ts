import { appendFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Budget } from '#base/budget';
import { readFileBytes } from '#data/file-bytes';
import { folderWith, refusal } from './open';

/** The budget is asked between the look at the file's size and the reading: just then something else writes to the file. */
class InterferingBudget extends Budget {
  readonly #interfere: () => void;

  constructor(interfere: () => void) {
    super(1e6);
    this.#interfere = interfere;
  }

  override take(bytes: number): boolean {
    this.#interfere();
    return super.take(bytes);
  }
}

it.each([
  ['longer', (path: string) => appendFileSync(path, 'more')],
  ['shorter', (path: string) => truncateSync(path, 3)],
  [
    'another of the same length',
    (path: string) => {
      writeFileSync(path, 'other text');
      utimesSync(path, 1000, 1000);
    },
  ],
])('a file that becomes %s while it is read is refused', (_name, change) => {
  const path = join(folderWith({ 'f.txt': 'first text' }), 'f.txt');
  const budget = new InterferingBudget(() => {
    change(path);
  });
  const error = refusal(() => readFileBytes(path, { budget, shown: 'f.txt', followLinks: true }));
  expect([error.code, error.file]).toEqual(['ZOO2026', 'f.txt']);
});

it('a file that nobody touches is read whole', () => {
  const path = join(folderWith({ 'f.txt': 'first text' }), 'f.txt');
  const budget = new Budget(100);
  expect(new TextDecoder().decode(readFileBytes(path, { budget, shown: 'f.txt', followLinks: true }))).toBe('first text');
  expect(budget.leftBytes).toBe(90);
});
