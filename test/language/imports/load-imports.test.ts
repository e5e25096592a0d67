import { expect, test } from 'vitest';
import { importPath } from '#language/imports/import-path';
import { analyzeText, codesOf } from '../analyze-text';

const stem = 'block Stem(x) { x -> conv(8, 3x3, pad = same) -> batchnorm -> relu }';
const head = 'import "./stem.zoo" network Tower(image: 8x8x1) { image -> Stem() -> globalavgpool -> dense(2) }';

test('an import brings networks and blocks, also those that it imports itself', () => {
  const text = 'import "parts/head.zoo" network N(image: 8x8x1) { image -> Tower -> dense(3) } network M(image: 8x8x3) { image -> Stem() }';
  const analysis = analyzeText(text, { 'parts/head.zoo': head, 'parts/stem.zoo': stem });
  expect(analysis.diagnostics).toEqual([]);
  expect([...analysis.networks.keys()]).toEqual(['Tower', 'N', 'M']);
  expect(analysis.networks.get('Tower')?.nodes.every((node) => node.source === undefined)).toBe(true);
});

test('two ways to the same file bring it once', () => {
  const text = 'import "a.zoo" import "b.zoo" network N(image: 8x8x1) { image -> A() -> B() }';
  const files = {
    'a.zoo': 'import "stem.zoo" block A(x) { x -> Stem() }',
    'b.zoo': 'import "./stem.zoo" block B(x) { x -> Stem() }',
    'stem.zoo': stem,
  };
  expect(codesOf(text, files)).toEqual([]);
});

test('a mistake that shows in a block of another file is said where the block is used', () => {
  const text = 'import "stem.zoo" network N(x: 7) { x -> Stem() }';
  const [diagnostic, ...more] = analyzeText(text, { 'stem.zoo': stem }).diagnostics;
  expect(more).toEqual([]);
  expect(text.slice(diagnostic?.start, diagnostic?.end)).toBe('Stem()');
  expect(diagnostic?.message).toContain('In Stem: conv needs a picture');
  expect(diagnostic?.fixes).toEqual([]);
});

test.each([
  ['import "nowhere.zoo"', 'ZOO1110', 'nowhere.zoo'],
  ['import "zoo:vgg99"', 'ZOO1110', 'zoo:vgg99'],
  ['import "a.zoo"', 'ZOO1111', 'a.zoo -> b.zoo -> a.zoo'],
  ['import "lost.zoo"', 'ZOO1110', 'which lost.zoo imports'],
  ['import "wrong.zoo"', 'ZOO1112', 'There is no layer, block or network "dens"'],
  ['import "unreadable.zoo"', 'ZOO1112', 'unreadable.zoo'],
  ['import "stem.zoo" network Stem(x: 4) { x -> dense(2) }', 'ZOO1103', 'this file declares it, too'],
  ['import "stem.zoo" import "other.zoo"', 'ZOO1103', 'so does "stem.zoo"'],
])('%s is refused with %s: %s', (text, code, words) => {
  const files = {
    'a.zoo': 'import "b.zoo"',
    'b.zoo': 'import "a.zoo"',
    'lost.zoo': 'import "gone.zoo"',
    'wrong.zoo': 'network W(x: 4) { x -> dens(2) }',
    'unreadable.zoo': 'network W(x: 4) { x -> -> }',
    'stem.zoo': stem,
    'other.zoo': 'block Stem(x) { x -> relu }',
  };
  const { diagnostics } = analyzeText(text, files);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  expect(diagnostics[0]?.message).toContain(words);
  expect(text.slice(diagnostics[0]?.start, diagnostics[0]?.end)).toMatch(/^import "[^"]*"$/);
});

test.each([
  [undefined, './parts.zoo', 'parts.zoo'],
  [undefined, '../parts.zoo', '../parts.zoo'],
  ['lib/a.zoo', 'b.zoo', 'lib/b.zoo'],
  ['lib/a.zoo', '../b.zoo', 'b.zoo'],
  ['../a.zoo', './b.zoo', '../b.zoo'],
  ['lib/a.zoo', 'zoo:vgg19', 'zoo:vgg19'],
  ['zoo:vgg19', './vgg16.zoo', 'zoo:vgg16'],
  ['lib/a.zoo', '/home/b.zoo', '/home/b.zoo'],
])('seen from %s, %s is %s', (importer, written, path) => {
  expect(importPath(importer, written)).toBe(path);
});
