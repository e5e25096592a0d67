import { describe, expect, test } from 'vitest';
import { aroundChanges, diffLines } from '#base/line-diff';

const signs = { same: ' ', removed: '-', added: '+', skipped: '…' } as const;

function changes(before: string, after: string): string {
  return diffLines(before, after)
    .map(({ kind, text }) => `${signs[kind]}${text}`)
    .join('|');
}

describe('two texts', () => {
  test.each([
    ['', '', ''],
    ['a\n', '', '-a'],
    ['', 'a', '+a'],
    ['a\nb\nc\n', 'a\nb\nc\n', ' a| b| c'],
    ['a\nb\nc\nd', 'a\nx\nc\ne\nd', ' a|-b|+x| c|+e| d'],
    ['a\r\nb', 'a\nb', ' a| b'],
    ['a\nb\na', 'b\na\nb', '-a| b| a|+b'],
  ])('%j and %j differ by %j', (before, after, expected) => {
    expect(changes(before, after)).toBe(expected);
  });

  test('are found again in their difference', () => {
    let state = 5;
    const draw = (limit: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % limit;
    };
    const text = (): string[] => Array.from({ length: draw(14) }, () => 'abcd'.charAt(draw(4)));
    for (let round = 0; round < 500; round++) {
      const [before, after] = [text(), text()];
      const lines = diffLines(before.join('\n'), after.join('\n'));
      expect(lines.filter(({ kind }) => kind !== 'added').map((line) => line.text)).toEqual(before);
      expect(lines.filter(({ kind }) => kind !== 'removed').map((line) => line.text)).toEqual(after);
    }
  });

  test('that have nothing in common are told as a whole', () => {
    const many = (mark: string): string => Array.from({ length: 1_500 }, (_, line) => `${mark}${String(line)}`).join('\n');
    const lines = diffLines(many('a'), many('b'));
    expect(lines.map(({ kind }) => signs[kind]).join('')).toBe('-'.repeat(1_500) + '+'.repeat(1_500));
  });

  test('are shown around their changes, and the rest is counted', () => {
    const before = 'abcdefghij'.split('').join('\n');
    const shown = aroundChanges(diffLines(before, before.replace('e', 'X')), 1);
    expect(shown.map(({ kind, text }) => `${signs[kind]}${text}`).join('|')).toBe('…3| d|-e|+X| f|…4');
    expect(aroundChanges(diffLines(before, before), 1)).toEqual([]);
  });
});
