import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeText, exampleText } from './analyze-text';

const folder = join(import.meta.dirname, '../../examples');
const files = ['.', 'zoo'].flatMap((part) =>
  readdirSync(join(folder, part))
    .filter((name) => name.endsWith('.zoo'))
    .map((name) => join(part, name)),
);

test.each(files)('%s is analysed without a word', (file) => {
  expect(analyzeText(exampleText(file)).diagnostics).toEqual([]);
});

test.each(files)('%s gives every declaration that it has', (file) => {
  const text = exampleText(file);
  const { networks, datasets, trainings, searches } = analyzeText(text);
  const declared = (word: string): readonly (string | undefined)[] =>
    [...text.matchAll(new RegExp(`^${word} (\\w+)`, 'gm'))].map((match) => match[1]);
  expect([...networks.keys()]).toEqual(expect.arrayContaining([...declared('network')]));
  expect([...datasets.keys()]).toEqual(declared('dataset'));
  expect([...trainings.keys()]).toEqual(declared('train'));
  expect([...searches.keys()]).toEqual(declared('search'));
});

test('lenet5.zoo gives the network, the data, the training and what is expected of them', () => {
  const { networks, datasets, trainings, expectations } = analyzeText(exampleText('lenet5.zoo'));
  expect([...networks.keys(), ...datasets.keys(), ...trainings.keys()]).toEqual(['LeNet5', 'digits', 'lenet']);
  expect(expectations.map(({ subject, path }) => `${subject} ${path}`)).toContain('LeNet5 parameters');
});
