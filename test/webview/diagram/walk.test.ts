import { expect, test } from 'vitest';

import type { DrawnBox } from '#diagram/drawing';
import { boxTowards, isArrow, type Arrow } from '#webview/diagram/walk';

/** A fork: `a` above, `left` and `right` below it, then `end`; `aside` stands alone at the right. */
const boxes: readonly DrawnBox[] = [
  box('a', [100, 0], { next: ['left', 'right'] }),
  box('left', [50, 100], { previous: ['a'], next: ['end'] }),
  box('right', [150, 100], { previous: ['a'], next: ['end'] }),
  box('end', [100, 200], { previous: ['left', 'right'] }),
  box('aside', [400, 100], {}),
];

function box(id: string, [x, y]: readonly [number, number], links: Partial<Pick<DrawnBox, 'next' | 'previous'>>): DrawnBox {
  const facts = {
    path: id,
    label: id,
    words: '',
    family: 'dense',
    shape: '',
    parameters: 0,
    macs: 0,
    memoryBytes: 0,
    repetitions: 1,
  } as const;
  return { ...facts, id, bounds: { x, y, width: 40, height: 20 }, content: 'single', next: [], previous: [], ...links };
}

test.each<[string | undefined, Arrow, string | undefined]>([
  [undefined, 'ArrowDown', 'a'],
  ['a', 'ArrowDown', 'left'],
  ['left', 'ArrowDown', 'end'],
  ['left', 'ArrowRight', 'right'],
  ['right', 'ArrowRight', 'aside'],
  ['right', 'ArrowUp', 'a'],
  ['a', 'ArrowUp', undefined],
  ['end', 'ArrowUp', 'left'],
  ['gone', 'ArrowUp', 'a'],
])('from %s, %s leads to %s', (from, arrow, to) => {
  expect(boxTowards(boxes, from, arrow)?.id).toBe(to);
});

test('frames of opened blocks are no stops', () => {
  const framed = [...boxes, { ...box('frame', [100, 90], {}), content: 'open' as const }];
  expect(boxTowards(framed, 'a', 'ArrowDown')?.id).toBe('left');
});

test('arrows are told from other keys', () => {
  expect(['ArrowUp', 'Enter', 'ArrowRight'].filter(isArrow)).toEqual(['ArrowUp', 'ArrowRight']);
});
