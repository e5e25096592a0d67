import { expect, test } from 'vitest';
import { LineSplitter } from '#base/line-splitter';

test.each([
  [['one\ntwo\n'], ['one', 'two']],
  [
    ['o', 'n', 'e\n', '\ntw', 'o'],
    ['one', 'two'],
  ],
  [['a\u2028b\u2029c\rd\n'], ['a\u2028b\u2029c\rd']],
  [[''], []],
] as const)('%j are the lines %j', (pieces, expected) => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  expect(lines).toEqual(expected);
  expect(splitter.pending).toBe(0);
});

test('an unfinished line says how long it is', () => {
  const splitter = new LineSplitter(() => undefined);
  splitter.push('one\ntw');
  splitter.push('o');
  expect(splitter.pending).toBe(3);
});
