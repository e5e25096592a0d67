import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseZoo } from '#language/parse';
import { resolveNetworks } from '#language/resolve/resolve-networks';

/** Networks of the samples and their trainable parameters, counted by hand or published with the architecture. */
const counts = [
  ['lenet5', 'LeNet5', 61_706],
  ['resnet', 'ResNet', 272_474],
  ['cyclegan', 'F', 11_378_179],
  ['cyclegan', 'DX', 2_764_737],
  ['segnet', 'SegNet', 49_243],
  ['siamese', 'Embed', 46_080],
  ['history', 'AndGate', 3],
] as const;

test.each(counts)('%s: %s has %i parameters', (file, name, parameters) => {
  const parsed = parseZoo(readFileSync(new URL(`../../../examples/${file}.zoo`, import.meta.url), 'utf8'));
  const { resolved, diagnostics } = resolveNetworks(parsed);
  const weights = resolved.get(name)?.layers.flatMap((layer) => layer.weights.filter(({ role }) => role === 'parameter')) ?? [];
  const total = weights.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  expect(total).toBe(parameters);
  expect([...parsed.diagnostics, ...diagnostics].filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each([
  ['network N(x: 400) { x -> dense(200000000) }', 'ZOO1201'],
  ['network N(x: 4) { x -> [dense(4)] x 1e12 }', 'ZOO1106'],
  [`network N(x: 4) { ${'('.repeat(300)}`, 'ZOO1004'],
  ['block B(x) { x -> B() } network N(x: 4) { x -> B() }', 'ZOO1104'],
  ['network A(x: 4) { x -> B } network B(x: 4) { x -> A }', 'ZOO1104'],
  ['network N(x: 4) { x -> a: dense(2) -> a: dense(2) }', 'ZOO1103'],
])('%s is refused with %s alone', (text, code) => {
  const parsed = parseZoo(text);
  expect([...parsed.diagnostics, ...resolveNetworks(parsed).diagnostics].map((diagnostic) => diagnostic.code)).toEqual([code]);
});
