import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SymbolInfo } from '#language/analysis';
import { analyzeText, exampleText } from '../analyze-text';

/** Every symbol as `kind path`, with how often it is used. */
function usesOf(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(analyzeText(text).symbols.map(({ kind, path, uses }) => [`${kind} ${path}`, uses.length]));
}

test('lenet5.zoo: declarations, inputs, hyper-parameters, layers and fields have all their uses', () => {
  expect(usesOf(exampleText('lenet5.zoo'))).toEqual({
    'network LeNet5': 3,
    'hyper LeNet5.classes': 1,
    'input LeNet5.image': 1,
    'layer LeNet5.C1': 1,
    'layer LeNet5.S2': 0,
    'layer LeNet5.C3': 0,
    'layer LeNet5.S4': 0,
    'layer LeNet5.F5': 0,
    'layer LeNet5.F6': 0,
    'layer LeNet5.output': 0,
    'dataset digits': 1,
    'field digits.image': 2,
    'field digits.label': 2,
    'train lenet': 1,
  });
});

test('layers are used as tensors, behind dots, in freeze, search and expect; values and noise in equations', () => {
  const text = `
    block B<n, k = n>(x) { x -> dense(n) -> dense(k) }
    network A(x: 4) { T(x).F -> B(3, k = 2) }
    network T<m = 2>(x: 4) { layer d = dense(4)  h = x -> d -> d  h -> F: dense(m) -> [G: relu] x 2  F + h }
    dataset points = blobs(points = 100)
    train t { data points  z ~ normal(4)  fake = T(z)  minimize l2(stop(fake), T(x = z)) over T  freeze T.F  report mse(fake, T(z)) }
    search s of t { T.F.units in 2..4  minimize val.loss }
    expect T { F.output = 2  parameters = 30 }
  `;
  expect(usesOf(text)).toMatchObject({
    'block B': 1,
    'hyper B.n': 2,
    'hyper B.k': 1 + 1,
    'input B.x': 1,
    'input T.x': 1 + 1,
    'hyper T.m': 1,
    'network T': 8,
    'layer T.d': 2,
    'value T.h': 2,
    'layer T.F': 1 + 1 + 1 + 1 + 1,
    'layer T.G': 0,
    'dataset points': 1,
    'noise t.z': 3,
    'value t.fake': 2,
    'train t': 1,
    'search s': 0,
  });
});

test('the comment before a declaration or label is its documentation', () => {
  const { symbols } = analyzeText('/** A net. */ network N(x: 4) { x -> /** Half. */ h: dense(2) }');
  expect(symbols.map(({ path, documentation }) => [path, documentation])).toEqual([
    ['N', 'A net.'],
    ['N.x', undefined],
    ['N.h', 'Half.'],
  ]);
});

test('networks with mistakes keep their symbols, those with syntax errors their names', () => {
  expect(usesOf('network A(x: 4) { x -> l: dens(2) } network B(x: 4) { x -> -> } network C(x: 4) { x -> A }')).toEqual({
    'network A': 1,
    'input A.x': 1,
    'layer A.l': 0,
    'network B': 0,
    'network C': 0,
    'input C.x': 1,
  });
});

const folder = join(import.meta.dirname, '../../../examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.zoo'));

test.each(files)('%s: every definition and use is the name itself, and a new name at all of them means the same', (file) => {
  const text = exampleText(file);
  const { symbols } = analyzeText(text);
  for (const { name, definition, uses, kind } of symbols) {
    const written = [...uses, ...(kind === 'field' ? [] : [definition])].map(({ start, end }) => text.slice(start, end));
    expect(new Set(written)).toEqual(new Set(written.length === 0 ? [] : [name]));
  }
  const renamed = symbols.filter(({ kind }) => kind !== 'field');
  for (const symbol of renamed) {
    const { diagnostics } = analyzeText(rename(text, symbol, `${symbol.name}_new`));
    expect(diagnostics.map(({ message }) => `${symbol.path}: ${message}`)).toEqual([]);
  }
});

function rename(text: string, { definition, uses }: SymbolInfo, name: string): string {
  const places = [definition, ...uses].toSorted((a, b) => b.start - a.start);
  return places.reduce((result, { start, end }) => result.slice(0, start) + name + result.slice(end), text);
}
