import { expect, test } from 'vitest';
import { analyze } from '#language/analyze';
import { analyzeText, codesOf } from './analyze-text';

test('diagnostics of all parts come in the order of the text', () => {
  const text = 'train t { data d } network N(x: 4) { x -> dens(2) } import_ network M(x: 4) { x -> dense(2) }';
  const { diagnostics } = analyzeText(text);
  const starts = diagnostics.map(({ start }) => start);
  expect(starts.length).toBeGreaterThan(2);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

test('a mistake in one declaration leaves the answers for the others', () => {
  const { networks, datasets } = analyzeText(
    'network A(x: 4) { x -> } network B(x: 4) { x -> dens(2) } network C(x: 4) { x -> dense(2) } dataset d = mnist()',
  );
  expect([...networks.keys()]).toEqual(['C']);
  expect([...datasets.keys()]).toEqual(['d']);
});

test('what nobody foresaw is a diagnostic, too', () => {
  const { diagnostics, networks } = analyze('import "a.zoo"', {
    importText: () => {
      throw new Error('the disk is gone');
    },
    fieldsOf: () => undefined,
  });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['ZOO1006', 'This file cannot be analysed, by a defect of Neurozoo: the disk is gone.'],
  ]);
  expect(networks.size).toBe(0);
});

test('an empty text has nothing wrong with it', () => {
  expect(codesOf('')).toEqual([]);
  expect(codesOf('// nothing yet\n')).toEqual([]);
});
