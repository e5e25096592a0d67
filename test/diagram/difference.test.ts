import { describe, expect, test } from 'vitest';
import { differenceOf, isSameNetwork, type NetworkDifference } from '#diagram/difference';
import { differenceMarkdown } from '#diagram/difference-markdown';
import { analyzeText, exampleText } from '../language/analyze-text';

const lenet = exampleText('lenet5.zoo');

function differenceOfTexts(before: string, after: string): NetworkDifference {
  const [old, fresh] = [before, after].map((text) => {
    const { networks } = analyzeText(text);
    const [network] = networks.values();
    if (network === undefined) {
      throw new Error('The text has no network.');
    }
    return { network, lookup: (name: string) => networks.get(name) };
  });
  if (old === undefined || fresh === undefined) {
    throw new Error('There are not two texts.');
  }
  return differenceOf(old, fresh);
}

function changesOf(replace: string, by: string): readonly string[] {
  return differenceOfTexts(lenet, lenet.replace(replace, by)).layers.map(({ change, path }) => `${change} ${path}`);
}

describe('the difference of two networks', () => {
  test('is none for the same text', () => {
    const difference = differenceOfTexts(lenet, lenet);
    expect(difference.layers).toEqual([]);
    expect(isSameNetwork(difference)).toBe(true);
  });

  test.each([
    ['a new layer', '-> S2:', '-> batchnorm -> S2:', ['added batchnorm.1']],
    ['a lost layer', '-> F6: dense(84, tanh)', '', ['removed F6', 'follows output']],
    ['another setting', 'dense(84, tanh)', 'dense(84, relu)', ['changed F6']],
    ['a setting that others follow', 'F6: dense(84', 'F6: dense(64', ['changed F6', 'follows output']],
    ['another kind under the same name', 'S2: avgpool', 'S2: maxpool', ['removed S2', 'added S2']],
  ] as const)('names %s', (...row) => {
    const [, replace, by, changes] = row;
    expect(changesOf(replace, by)).toEqual(changes);
  });

  test('tells which settings changed, from what to what, and what that costs', () => {
    const difference = differenceOfTexts(lenet, lenet.replace('C1: conv(6, 5x5, tanh)', 'C1: conv(8, 5x5, relu)'));
    expect(difference.layers[0]).toMatchObject({
      change: 'changed',
      settings: [
        { name: 'filters', before: '6', after: '8' },
        { name: 'activation', before: 'tanh', after: 'relu' },
      ],
      shape: { before: '28x28x6', after: '28x28x8' },
      parameters: { before: 156, after: 208 },
    });
  });

  test('of ResNet-18 and ResNet-34 keeps the layers that both have', () => {
    const { networks } = analyzeText(exampleText('zoo/resnet.zoo'));
    const [small, large] = ['ResNet18', 'ResNet34'].map((name) => networks.get(name));
    if (small === undefined || large === undefined) {
      throw new Error('The zoo has no such networks.');
    }
    const lookup = (): undefined => undefined;
    const { layers } = differenceOf({ network: small, lookup }, { network: large, lookup });
    expect(layers.filter(({ change }) => change === 'added')).toHaveLength(large.nodes.length - small.nodes.length);
    expect(layers.filter(({ change }) => change === 'removed')).toEqual([]);
  });

  test('is a table in Markdown', () => {
    const text = differenceMarkdown(differenceOfTexts(lenet, lenet.replace('dense(84, tanh)', 'dense(64, relu)')));
    expect(text.split('\n')).toEqual([
      '### LeNet5',
      '',
      '- parameters: 61,706 → 59,086 (−2,620)',
      '- multiply-adds: 416,520 → 413,920 (−2,600)',
      '',
      '| | layer | what | output | parameters |',
      '| --- | --- | --- | --- | ---: |',
      '| ~ | F6 | dense 64 · relu; units 84 → 64; activation tanh → relu | 84 → 64 | −2,420 |',
      '|  | output | dense 10 | 10 | −200 |',
      '',
    ]);
  });
});
