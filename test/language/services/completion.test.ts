import { describe, expect, test } from 'vitest';
import { layerKinds } from '#model/layer-kind';
import { optimizerKinds } from '#model/schedule';
import { sourceKinds } from '#model/dataset-recipe';
import { completionsAt } from '#language/services/completion';
import { markedText } from './marked-text';

const before = 'network N(image: 28x28x1) { image -> C1: conv(6, 5x5, tanh) -> F: dense(10) }\ndataset digits = mnist()\n';

/** What is offered at the mark, best first. */
function offered(marked: string): readonly string[] {
  const { document, offset } = markedText(marked);
  const files = { '': ['a.csv', 'parts.zoo'], 'zoo:': ['vgg16'], 'data/': ['x.png'] };
  const items = completionsAt(document, offset, (folder) =>
    Object.entries(files)
      .filter(([name]) => name === folder)
      .flatMap(([, names]) => names.map((name) => ({ name, isFolder: false }))),
  );
  return items.toSorted((a, b) => a.rank - b.rank).map(({ label }) => label);
}

/** What is written when an item is taken. */
function inserted(marked: string, label: string): string | undefined {
  const { document, offset } = markedText(marked);
  return completionsAt(document, offset, () => []).find((item) => item.label === label)?.insert;
}

describe('where what is offered', () => {
  test.each([
    ['a step', 'network M(x: 4) { x -> | }', ['conv', 'dense', 'relu', 'lstm']],
    ['a step in unfinished text', 'network M(x: 4) { x -> de|', ['dense', 'deconv']],
    ['a step behind a label', 'network M(x: 4) { x -> A: |', ['dense']],
    ['a step in a repetition', 'network M(x: 4) { x -> [|', ['dense']],
    ['blocks and networks as steps', `${before}block B<n>(x) { x -> dense(n) }\nnetwork M(x: 4) { x -> |`, ['N', 'B']],
    ['names of a body', 'network M<n = 2>(x: 4) {\n  h = x -> L: dense(3)\n  |\n}', ['x', 'h', 'L', 'n', 'layer', 'return']],
    ['arguments of a layer', 'network M(x: 8x8x1) { x -> conv(6, | }', ['kernel =', 'stride =', 'relu', 'pad =']],
    ['values of an argument', 'network M(x: 8x8x1) { x -> conv(6, 3x3, pad = |', ['same']],
    ['initialisers', 'network M(x: 4) { x -> dense(6, init = |', ['he', 'glorot', 'normal']],
    ['choices', 'dataset d = mnist() { augment flip(| }', ['horizontal', 'vertical']],
    ['activations behind numbers', 'network M(x: 4) { x -> dense(3, r|', ['relu', 'sigmoid']],
    ['sources', 'dataset d = |', ['mnist', 'csv', 'folder']],
    ['data sets in sources', 'dataset a = mnist()\ndataset b = pairs(|', ['a']],
    ['clauses of data', 'dataset d = mnist() { | }', ['split', 'augment', 'take']],
    ['augmentations', 'dataset d = mnist() { augment | }', ['shift', 'rotate']],
    ['data sets in a training', `${before}train t { data |`, ['digits']],
    ['fields and networks in an equation', `${before}train t { data digits\n  minimize |`, ['image', 'label', 'N', 'crossEntropy']],
    ['fields inside a loss', `${before}train t { data digits  minimize crossEntropy(N(|`, ['image', 'label']],
    ['noise and values in an equation', `${before}train t {\n data digits\n z ~ normal(3)\n f = N(image)\n minimize l2(|`, ['z', 'f']],
    ['clauses of a training', `${before}train t {\n  data digits\n  |\n}`, ['minimize', 'optimizer', 'epochs', 'report']],
    ['optimisers', `${before}train t { data digits  optimizer |`, ['adam', 'momentum', 'sgd']],
    ['schedules', `${before}train t { optimizer adam(rate = |`, ['cosine', 'warmup']],
    ['metrics', `${before}train t { data digits  report |`, ['accuracy', 'f1']],
    ['measured numbers', `${before}train t { data digits  stop early(val.|`, ['loss']],
    ['rules', `${before}train t { data digits  keep |`, ['best']],
    ['forms', `${before}train t { data digits  show image as |`, ['grid', 'rows']],
    ['noise', `${before}train t { data digits  z ~ |`, ['normal', 'uniform']],
    ['backends', `${before}train t { backend |`, ['wasm', 'auto']],
    ['members of a network', `${before}train t { data digits  minimize l2(N(image).|`, ['output', 'C1', 'F']],
    ['fields of parts', 'dataset a = mnist()\ndataset b = together(l = a, r = a)\ntrain t { data b  minimize mean(l.|', ['image', 'label']],
    ['trainings to search', `${before}train t { data digits  minimize crossEntropy(N(image), label) }\nsearch s of |`, ['t']],
    [
      'settings to vary',
      `${before}train t { data digits  minimize crossEntropy(N(image), label) }\nsearch s of t { |`,
      ['rate', 'batch', 'N', 'using'],
    ],
    ['methods', 'search s of t { using |', ['asha', 'grid']],
    ['numbers of layers', `${before}search s of t { N.F.|`, ['units']],
    ['facts of a network', `${before}expect N { |`, ['parameters', 'macs', 'output', 'C1']],
    ['facts of a layer', `${before}expect N { C1.|`, ['output']],
    ['what may be expected', `${before}expect |`, ['N']],
    ['imports', 'import "|', ['zoo:', 'parts.zoo']],
    ['names of the zoo', 'import "zoo:|"', ['vgg16']],
    ['data paths', 'dataset d = folder("data/|', ['x.png']],
    ['declarations', '|', ['network', 'block', 'dataset', 'train', 'search', 'expect', 'import']],
    ['declarations behind others', `${before}n|`, ['network', 'train']],
  ])('%s', (_what, marked, wanted) => {
    const found = offered(marked);
    expect(wanted.filter((label) => !found.includes(label))).toEqual([]);
  });

  test.each([
    ['in comments', 'network M(x: 4) { // de|'],
    ['in numbers', 'network M(x: 4) { x -> dense(1|'],
    ['in texts that are no paths', 'dataset d = mnist(size = "|'],
  ])('nothing %s', (_what, marked) => {
    expect(offered(marked).filter((label) => label !== 'a.csv' && label !== 'parts.zoo')).toEqual([]);
  });

  test('a clause that stands there already is not offered again, what may be repeated is', () => {
    const found = offered(`${before}train t {\n data digits\n epochs 3\n show image\n |\n}`);
    expect(found).not.toContain('epochs');
    expect(found).toContain('show');
  });

  test('every layer, source and optimiser is offered, but those that are written with signs', () => {
    const steps = new Set(offered('network M(x: 4) { x -> |'));
    expect(layerKinds.filter((kind) => !steps.has(kind))).toEqual(['subtract', 'multiply', 'linear']);
    const sources = new Set(offered('dataset d = |'));
    expect(sourceKinds.filter((kind) => !sources.has(kind))).toEqual([]);
    const optimizers = new Set(offered('train t { optimizer |'));
    expect(optimizerKinds.filter((kind) => !optimizers.has(kind))).toEqual([]);
  });
});

test.each([
  ['network M(x: 4) { x -> |', 'dense', 'dense(${1:64})'],
  ['network M(x: 4) { x -> |', 'relu', 'relu'],
  ['network M(x: 4) { x -> |(3)', 'dense', 'dense'],
  ['dataset d = |', 'mnist', 'mnist($1)'],
  ['network M(x: 4) { x -> dense(3, |', 'bias =', 'bias = ${1:no}'],
  ['train t { stop |', 'early', 'early(${1:metric})'],
])('in %s, %s becomes %s', (marked, label, insert) => {
  expect(inserted(marked, label)).toBe(insert);
});
