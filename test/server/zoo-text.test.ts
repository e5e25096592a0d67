import { describe, expect, test } from 'vitest';
import { createChoice } from '../language/fuzz/random-choice';
import { ZooText } from '#server/zoo-text';

function open(text: string): ZooText {
  return new ZooText({ uri: 'untitled:a', languageId: 'zoo', version: 1, text });
}

describe('a text in the editor', () => {
  test.each([
    ['', 0, { line: 0, character: 0 }],
    ['ab\ncd', 2, { line: 0, character: 2 }],
    ['ab\ncd', 3, { line: 1, character: 0 }],
    ['ab\r\ncd', 4, { line: 1, character: 0 }],
    ['ab\rcd', 3, { line: 1, character: 0 }],
    ['a😀b', 3, { line: 0, character: 3 }],
    ['ab', 99, { line: 0, character: 2 }],
  ])('%j: offset %i is at %j', (text, offset, position) => {
    expect(open(text).positionAt(offset)).toEqual(position);
  });

  test('places outside are brought to the nearest end', () => {
    const text = open('ab\ncd\n');
    expect(text.offsetAt({ line: 9, character: 0 })).toBe(6);
    expect(text.offsetAt({ line: 0, character: 9 })).toBe(3);
    expect(text.offsetAt({ line: -1, character: -1 })).toBe(0);
  });

  test('a thousand edits by stretches give the text that cutting and joining gives', () => {
    const choice = createChoice(20_261);
    let text = 'network N(x: 4) {\n  x -> dense(2)\n}\n';
    let current = open(text);
    for (let version = 2; version < 1000; version++) {
      const a = choice.below(text.length + 1);
      const b = Math.min(text.length, a + choice.below(6));
      const inserted = choice.pick(['', 'x', '\n', 'ab\ncd', '\r\n', '😀']);
      current = current.changed([{ range: current.rangeOf({ start: a, end: b }), text: inserted }], version);
      const expected = text.slice(0, a) + inserted + text.slice(b);
      // A place between the two signs of one line end has no column of its own.
      text = text.slice(a - 1, a + 1) === '\r\n' || text.slice(b - 1, b + 1) === '\r\n' ? current.text : expected;
      expect(current.text).toBe(text);
    }
    expect(current.version).toBe(999);
  });

  test('several changes are made one after the other, and a whole text replaces it', () => {
    const changed = open('abc').changed(
      [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, text: 'x\n' },
        { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, text: '' },
      ],
      2,
    );
    expect(changed.text).toBe('x\nc');
    expect(changed.changed([{ text: 'new' }], 3).text).toBe('new');
  });
});
