import { describe, expect, test } from 'vitest';
import { datasetLine, splitsOf } from '#host/trees/dataset-line';
import { modelLine } from '#host/trees/model-line';
import type { DatasetNode, DatasetsNode, ModelNode } from '#host/trees/tree-nodes';
import { inEnglish as t } from '#base/translate';

const words = { t, fileName: (uri: string) => uri.split('/').at(-1) ?? uri };
const range = { start: { line: 1, character: 0 }, end: { line: 9, character: 1 } };
const uri = 'file:///w/lenet5.zoo';
const part = { name: 'C1', path: 'C1', words: 'conv 6@5x5 · tanh', repeat: 1, shape: '28x28x6', parameters: 156, range, children: [] };
const network: ModelNode = {
  kind: 'network',
  uri,
  name: 'LeNet5',
  network: {
    name: 'LeNet5',
    documentation: 'LeNet-5 [LeCun](command:evil).',
    parameters: 61_706,
    macs: 416_520,
    inputs: [{ name: 'image', shape: '32x32x1' }],
    output: '10',
    range,
    parts: [part],
  },
};
const digits: DatasetNode = {
  kind: 'dataset',
  uri,
  name: 'digits',
  dataset: {
    name: 'digits',
    documentation: null,
    source: 'mnist',
    path: null,
    counts: { train: 55_000, val: 5_000, test: 10_000 },
    fields: [{ name: 'image', type: '32x32x1' }],
    clauses: ['augment shift(1)'],
    range,
  },
};
const own: DatasetNode = {
  ...digits,
  name: 'pets',
  dataset: { ...digits.dataset, name: 'pets', source: 'folder', path: 'data/pets', counts: null },
};
const template: ModelNode = {
  kind: 'template',
  id: 'zoo/vgg16',
  template: {
    id: 'zoo/vgg16',
    title: 'VGG-16',
    description: 'Simonyan & Zisserman 2014',
    year: 2014,
    kind: 'zoo',
    networks: [{ name: 'VGG16', parameters: 138_357_544 }],
  },
};

describe('a line of the Models view', () => {
  const cases: readonly (readonly [string, ModelNode, string, string])[] = [
    ['a network', network, 'LeNet5', '61.7 k · lenet5.zoo'],
    ['a layer', { kind: 'part', uri, name: 'LeNet5', path: 'C1', part }, 'C1', 'conv 6@5x5 · tanh · 28x28x6 · 156'],
    [
      'a repetition',
      { kind: 'part', uri, name: 'LeNet5', path: 'C1', part: { ...part, repeat: 3, parameters: 0 } },
      'C1 × 3',
      'conv 6@5x5 · tanh · 28x28x6',
    ],
    ['the zoo', { kind: 'zoo' }, 'Zoo', 'architectures to open and train'],
    ['an architecture of the zoo', template, 'VGG-16', '2014 · 138 M'],
  ];
  test.each(cases)('of %s has the name and the number that matters', (_, node, ...[label, description]) => {
    expect(modelLine(node, words)).toMatchObject({ label, description });
  });

  test('is read out with its numbers in full', () => {
    expect(modelLine(network, words).spoken).toBe('network LeNet5, 61,706 parameters, in lenet5.zoo');
  });

  test('has a card without links or markup from the file', () => {
    expect(modelLine(network, words).card).toContain('LeNet\\-5 \\[LeCun\\]\\(command\\:evil\\)\\.');
  });

  test('has an identity of its own', () => {
    const ids = cases.map(([, node]) => modelLine(node, words).id);
    expect(new Set(ids).size).toBe(ids.length - 1);
  });
});

describe('a line of the Datasets view', () => {
  test.each<readonly [string, DatasetsNode, string, string]>([
    ['a data set of known size', digits, 'digits', '55,000 + 5,000 + 10,000 · 32x32x1'],
    ['a data set that only reading tells the size of', own, 'pets', 'folder · 32x32x1'],
    ['a part', { kind: 'split', uri, name: 'digits', split: 'val', count: 5_000 }, 'validation', '5,000'],
    ['the built-in ones', { kind: 'builtIns' }, 'Built-in', 'sources that a file can name'],
    ['one that this version cannot read', { kind: 'builtIn', source: 'cifar10' }, 'cifar10', 'not readable in this version'],
  ])('of %s tells samples and shape', (_, node, ...[label, description]) => {
    expect(datasetLine(node, words)).toMatchObject({ label, description });
  });

  test('opens into the parts that have samples', () => {
    expect(splitsOf(digits).map(({ split, count }) => [split, count])).toEqual([
      ['train', 55_000],
      ['val', 5_000],
      ['test', 10_000],
    ]);
    expect(splitsOf(own)).toEqual([]);
    expect(datasetLine(own, words).opens).toBe('never');
  });
});
