import { describe, expect, test } from 'vitest';
import { collectLabels, latestPins, parseLabel, type Label } from '#protocol/label';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 24, 8, 0, second)).toISOString();
const pin = (second: number, pinned: boolean): Label => ({ kind: 'baseline', at: at(second), pinned });

describe('a run', () => {
  test.each<[string, readonly Label[], string | null]>([
    ['is no baseline before it is pinned', [], null],
    ['is a baseline since it was pinned', [pin(1, true)], at(1)],
    ['is none any more after it was unpinned', [pin(1, true), pin(2, false)], null],
    ['is one since the last time', [pin(1, true), pin(2, false), pin(3, true)], at(3)],
  ])('%s', (_, lines, pinnedAt) => {
    expect(collectLabels(lines).pinnedAt).toBe(pinnedAt);
  });

  test('keeps its other labels where a line is of a kind that this version does not know', () => {
    const lines = [
      { kind: 'tag', at: at(1), tag: 'paper' },
      { kind: 'colour', at: at(2), colour: 'red' },
    ].map(parseLabel);
    const known = lines.flatMap((line) => (line.kind === 'value' ? [line.value] : []));
    expect(collectLabels(known)).toEqual({ title: null, note: '', tags: ['paper'], pinnedAt: null });
  });
});

test.each([
  ['', ''],
  ['a-', '-'],
  ['a1 b2', '11'],
  ['a1 a2 a-', '-1-'],
  ['a2 a1 b1', '1-1'],
])('of the pins %j the latest of each training counts: %j', (pins, counting) => {
  const read = pins
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ training: word.charAt(0), pinnedAt: word.charAt(1) === '-' ? null : at(Number(word.charAt(1))) }));
  expect(
    latestPins(read)
      .map((counts) => (counts ? '1' : '-'))
      .join(''),
  ).toBe(counting);
});
