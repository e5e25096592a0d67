import { describe, expect, test } from 'vitest';
import { noSelection, selectByKey, selectRow, withoutGone, type RowSelection } from '#webview/runs/select-rows';

const order = Array.from('abcdefgh');

/** Keys in short: `v` and `^` are the arrows, capitals are with Shift, `c` before one with Ctrl. */
function press(selection: RowSelection, keys: string): RowSelection {
  let current = selection;
  for (const word of keys.split(' ')) {
    const parts = /^(c?)(s?)(.+)$/.exec(word);
    const next = selectByKey(current, order, {
      key: parts?.[3] === 'Space' ? ' ' : (parts?.[3] ?? ''),
      shiftKey: parts?.[2] === 's',
      command: parts?.[1] === 'c',
      pageRows: 3,
    });
    current = next ?? current;
  }
  return current;
}

function words({ chosen, active }: RowSelection): string {
  return `${[...chosen].sort().join('')}@${active ?? '-'}`;
}

describe('the keyboard', () => {
  test.each([
    ['ArrowDown', 'a@a'],
    ['ArrowDown ArrowDown', 'b@b'],
    ['ArrowUp', 'a@a'],
    ['End ArrowDown', 'h@h'],
    ['PageDown PageDown PageUp', 'c@c'],
    ['Home sArrowDown sArrowDown', 'abc@c'],
    ['End sArrowUp sArrowUp sArrowDown', 'gh@g'],
    ['Home cArrowDown cArrowDown Space', 'ac@c'],
    ['Home Space', '@a'],
    ['Home cArrowDown cArrowDown sSpace', 'abc@c'],
    ['ca', 'abcdefgh@a'],
    ['End ca Escape', '@h'],
    ['Home sEnd', 'abcdefgh@h'],
    ['Home x', 'a@a'],
  ])('%s chooses %s', (keys, chosen) => {
    expect(words(press(noSelection, keys))).toBe(chosen);
  });

  test('does nothing in an empty table', () => {
    expect(selectByKey(noSelection, [], { key: 'ArrowDown', shiftKey: false, command: false, pageRows: 3 })).toBeUndefined();
  });
});

describe('the pointer', () => {
  test('chooses one, one more, and all up to one', () => {
    const one = selectRow(noSelection, 'c', { mode: 'one', order });
    const more = selectRow(one, 'f', { mode: 'toggle', order });
    const range = selectRow(more, 'd', { mode: 'range', order });
    const none = selectRow(one, 'c', { mode: 'toggle', order });
    expect([one, more, range, none].map(words)).toEqual(['c@c', 'cf@f', 'def@d', '@c']);
  });

  test('keeps nothing chosen that is gone', () => {
    const selection = selectRow(selectRow(noSelection, 'c', { mode: 'one', order }), 'e', { mode: 'range', order });
    expect(words(withoutGone(selection, (key) => key !== 'e'))).toBe('cd@-');
  });
});
