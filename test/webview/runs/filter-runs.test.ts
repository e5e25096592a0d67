import { describe, expect, test } from 'vitest';
import { parseFilter } from '#webview/runs/filter-runs';
import { entryOf } from './run-lines';

const nowMs = Date.UTC(2026, 10, 24, 10);
const entry = entryOf('ws/lenet-1', { title: 'With <b> "dropout"', tags: ['paper', 'old one'], note: 'to keep', seed: 3 });

function fits(text: string, of = entry): boolean {
  const parsed = parseFilter(text);
  return parsed.kind === 'filter' && parsed.filter.matches(of, nowMs);
}

describe('a filter', () => {
  test.each([
    '',
    'dropout',
    'WITH paper',
    '<b>',
    '"old one"',
    'state:finished tag:paper training:len',
    'tag:"old one"',
    'note:keep device:wasm name:lenet-1',
    'val.accuracy > 0.96',
    'val.accuracy>=97%',
    'val.accuracy = 0.97',
    'last.val.accuracy < 98%',
    'best.val.accuracy >= 0.98 min.val.accuracy<=.5',
    'test.accuracy != 1e-3',
    'seed = 3 epoch > 4 epochs<=12 step==100',
    'duration = 60 age < 3',
    'batch.size != 64 optimizer.kind = Adam',
    'optimizer.kind=adam',
    '-tag:new -seed>5 -nothing',
    'paper -"two words"',
  ])('%j lets the run through', (text) => {
    expect(fits(text)).toBe(true);
  });

  test.each([
    'nothing',
    'dropout nothing',
    'state:failed',
    'tag:new',
    'val.accuracy > 0.97',
    'val.precision > 0',
    'test.loss <= 1',
    'seed != 3',
    'batch.size > 32',
    'no.such.setting = 1',
    'optimizer.kind != adam',
    '-dropout',
    '-val.accuracy>0.5',
    'constructor = 1',
    'constructor:x',
  ])('%j keeps the run out', (text) => {
    expect(fits(text)).toBe(false);
  });

  test.each([
    ['val.accuracy >', 'After val.accuracy > a value is missing.'],
    ['val.accuracy > high', 'val.accuracy > needs a number, not high.'],
    ['seed <', 'After seed < a value is missing.'],
  ])('%j says what is missing', (text, problem) => {
    expect(parseFilter(text)).toEqual({ kind: 'problem', problem });
  });

  test.each([
    ['seed = 3', false],
    ['val.loss < 1', false],
    ['best.val.loss < 1', true],
    ['batch.size = 1', true],
  ])('%j needs more to be read: %s', (text, isRead) => {
    const parsed = parseFilter(text);
    expect(parsed.kind === 'filter' && parsed.filter.isRead).toBe(isRead);
  });

  test('of any text neither throws nor takes long', () => {
    const alphabet = ['"', '-', ':', '>', '<', '=', '!', '.', 'a', 'val', ' ', '9', '%', '\u202e', '('];
    let state = 7;
    for (let round = 0; round < 2_000; round++) {
      let text = '';
      for (let length = 0; length < 12; length++) {
        state = (state * 48_271) % 2_147_483_647;
        text += alphabet[state % alphabet.length] ?? '';
      }
      expect(['filter', 'problem']).toContain(parseFilter(text).kind);
      fits(text);
    }
    expect(fits('"'.repeat(50_000))).toBe(true);
  });
});
