import { expect, test } from 'vitest';
import type { Network } from '#model/network';
import { countMacs } from '#model/parameter-count';
import { analyzeText, codesOf } from '../analyze-text';

/** The network N of a text without mistakes. */
function networkOf(text: string): Network {
  const { networks, diagnostics } = analyzeText(text);
  expect(diagnostics).toEqual([]);
  const network = networks.get('N');
  if (network === undefined) throw new Error('The text has no network N.');
  return network;
}

const encoder = 'network E(x: 4) { return mean = x -> dense(2), spread = x -> dense(3) }';
const tower = 'network T(image: 8x8x1) { image -> C1: conv(4, 3x3) -> C2: conv(8, 3x3) -> globalavgpool }';

test('a member of a network in a body is a tensor and costs only what it needs', () => {
  const network = networkOf(`${tower} network N(image: 8x8x1) { T(image).C1 -> flatten -> dense(1) }`);
  const [, call] = network.nodes;
  expect(call).toMatchObject({ kind: 'network', network: 'T', member: 'C1', output: { shape: [6, 6, 4] }, macs: 6 * 6 * 9 * 4 });
});

test('several members of one use cost no part twice', () => {
  const whole = networkOf(`${tower} network N(image: 8x8x1) { image -> T }`);
  const parts = networkOf(`${tower} network N(image: 8x8x1) { t = T(image)  return low = t.C1, high = t.C2, top = t }`);
  expect(countMacs(parts)).toBe(countMacs(whole));
  expect(parts.outputs.map(({ name }) => name)).toEqual(['low', 'high', 'top']);
});

test('outputs of a network are chosen by name, in a call and behind a step', () => {
  const network = networkOf(`${encoder} network N(x: 4) { code = x -> E  a = code.spread  concat(E(x).mean, a) }`);
  expect(network.nodes.at(-1)?.output.shape).toEqual([5]);
});

test('a block with several outputs gives them by name', () => {
  const network = networkOf('block B(x) { return a = x -> dense(2), b = x -> dense(3) } network N(x: 4) { both = x -> B()  both.b }');
  expect(network.nodes[network.outputs[0]?.node ?? -1]?.output.shape).toEqual([3]);
});

test('a layer of a block that another one names is called by its full path', () => {
  const network = networkOf('block B(x) { x -> P: maxpool(2x2) -> unpool(P) } network N(image: 8x8x2) { image -> [B()] x 2 }');
  const unpool = network.nodes.filter((node) => node.kind === 'unpool');
  expect(unpool).toMatchObject([{ settings: { pool: 'repeat.1.1/P' } }, { settings: { pool: 'repeat.1.2/P' } }]);
});

test('weights start as He et al. before a rectifier, also behind a normalisation, and as Glorot & Bengio elsewhere', () => {
  const starts = (steps: string): readonly string[] =>
    networkOf(`network N(image: 8x8x3) { image -> ${steps} }`)
      .layers.flatMap(({ weights }) => weights.filter(({ name }) => name === 'kernel'))
      .map(({ initializer }) => initializer.kind);
  expect(starts('conv(4, 3x3, relu)')).toEqual(['he']);
  expect(starts('conv(4, 3x3) -> batchnorm -> relu')).toEqual(['he']);
  expect(starts('conv(4, 3x3) -> leakyrelu(0.2)')).toEqual(['he']);
  expect(starts('conv(4, 3x3) -> batchnorm -> tanh')).toEqual(['glorot']);
  expect(starts('[conv(4, 1x1) -> batchnorm -> relu] x 2')).toEqual(['he', 'he']);
  expect(starts('conv(4, 3x3, init = glorot) -> relu')).toEqual(['glorot']);
  expect(starts('conv(4, 3x3, tanh, init = he)')).toEqual(['he']);
  expect(starts('conv(4, 3x3, init = normal(0.02)) -> relu')).toEqual(['normal']);
});

test('the comment before a label belongs to its layer', () => {
  const network = networkOf('network N(x: 4) { x -> /** Halves it. */ half: dense(2) -> dense(1) }');
  expect(network.nodes.map(({ documentation }) => documentation)).toEqual([undefined, 'Halves it.', undefined]);
});

test('a mistake in a block shows the use that led there', () => {
  const text = 'block In(x) { x -> conv(4, 3x3) } block Out(x) { x -> a: In() } network N(x: 7) { x -> b: Out() }';
  const { diagnostics } = analyzeText(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(['ZOO1202']);
  expect(text.slice(diagnostics[0]?.start, diagnostics[0]?.end)).toBe('conv(4, 3x3)');
  expect(diagnostics[0]?.related.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`)).toEqual([
    'In(): In is used here as b/a.',
    'Out(): Out is used here as b.',
  ]);
});

test('the weights of inner networks count towards the limit, once', () => {
  const big = 'network A(x: 40000) { x -> dense(40000) }';
  expect(codesOf(`${big} network N(x: 40000) { x -> A -> A -> dense(40000) }`)).toEqual([]);
  expect(codesOf(`${big} network N(x: 40000) { x -> A -> dense(40000) -> dense(40000) }`)).toEqual(['ZOO1201']);
});

test('repetitions of nothing in repetitions come to an end', () => {
  expect(codesOf('block I(x) { x } network N(x: 4) { x -> [[[[I()] x 1000] x 1000] x 1000] x 1000 }')).toEqual(['ZOO1106']);
});

test.each([
  [`${encoder} network N(x: 4) { x -> E -> dense(2) }`, ['ZOO1109']],
  [`${encoder} network N(x: 4) { code = x -> E  code }`, ['ZOO1109']],
  ['network E(x: 4, y: 3) { concat(x, y) } network N(x: 4, y: 3) { E(y = y, x = x) }', []],
  ['network E(x: 4) { x -> dense(3) } network N(x: 4) { E(y = x) }', ['ZOO1105']],
  ['network E(x: 4) { x -> dense(3) } network N(x: 4) { E(x, x = x) }', ['ZOO1105']],
  ['network N(x: 4) { concat(x, y = x) }', ['ZOO1105']],
  ['network N(x: 4) { return x -> dense(2) }', []],
  ['network N(x: 0, y: 4) { y -> dense(2) }', ['ZOO1222']],
  ['network N<n>(x: 4) { x -> dense(n) }', ['ZOO1105']],
  ['network N(x: 4) { x -> dense(2, relu, tanh) }', ['ZOO1105']],
  [`${encoder} network N(x: 4) { E(x).men }`, ['ZOO1109']],
  ['network N(x: 4) { a = x -> dense(2)  a.mean }', ['ZOO1109']],
  ['network A<n = 2>(x: 4) { x -> dense(n) } network N(x: 4) { x -> A(3) }', ['ZOO1108']],
  ['network A<n = 2>(x: 4) { x -> dense(n) } network N(x: 4) { x -> A(2) }', []],
  ['network A(x: 4) { x -> -> dense(2) } network N(x: 4) { x -> A -> dense(2) }', ['ZOO1001']],
  ['block A(x) { x -> -> dense(2) } network N(x: 4) { x -> A() -> dense(2) }', ['ZOO1001']],
  ['block B(x) { x -> dens(2) } network N(x: 4) { x -> dense(2) }', ['ZOO1102']],
  ['block B<n, k = n>(x) { y -> dense(n * 2, unts = 3) }', ['ZOO1101', 'ZOO1105']],
  ['block B<n>(x) { if n > 2 { x -> dens(2) } else { x -> [dnse(n)] x n } }', ['ZOO1102', 'ZOO1102']],
  ['network N(x: 4) { x -> conv(2, 3x3) -> dens(2) }', ['ZOO1202', 'ZOO1102']],
  ['network N<hidden = 3>(x: 4) { x -> dense(hiden * 2) }', ['ZOO1101']],
  ['network N(x: 4) { x -> dropout(1.5) }', ['ZOO1219']],
  ['network N(image: 8x8x1) { image -> C: conv(1, 3x3) -> unpool(C) }', ['ZOO1209']],
  ['network N(x: 4) { layer d = dense(4)  x -> d(3) }', ['ZOO1105']],
  ['network N(x: 4) { layer d = dense(4)  layer d = dense(2)  x -> d }', ['ZOO1103']],
  ['network N<x = 2>(x: 4) { x -> dense(2) }', ['ZOO1103']],
  ['network N(x: 4) { x -> dense(2) } block N(x) { x -> relu }', ['ZOO1103']],
  ['dataset d = mnist dataset d = mnist()', ['ZOO1001', 'ZOO1103']],
  ['dataset d = mnist() dataset d = mnist()', ['ZOO1103']],
  ['dataset d = mnist() network d(x: 4) { x -> dense(2) }', ['ZOO1103']],
  ['network N(image: 8x8x3) { image -> dense(2) }', ['ZOO1203']],
  ['network N(image: 8x8x3) { image -> relu -> dense(2) }', ['ZOO1203']],
  ['network N(image: 8x8x3) { image -> conv(2, 3x3) -> dense(2) }', []],
])('%s gives %j', (text, codes) => {
  expect(codesOf(text)).toEqual(codes);
});
