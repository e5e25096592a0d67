import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { augmentationKinds, sourceKinds } from '#model/dataset-recipe';
import { equationFunctions, metricKinds } from '#model/equation-function';
import { layerKinds } from '#model/layer-kind';
import { optimizerKinds } from '#model/schedule';
import { parseZoo } from '#language/parse';
import { exampleTexts } from '../example-texts';
import { highlight, loadGrammar } from './highlight';

let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar();
});

/** Each line, and below it every coloured stretch with its innermost scope. */
function picture(text: string): string {
  return highlight(grammar, text)
    .map((line) => {
      const stretches = line.filter(({ text: stretch, scopes }) => stretch.trim() !== '' && scopes.length > 0);
      const marks = stretches.map(({ text: stretch, scopes }) => `  ${stretch.trim().padEnd(16)} ${scopes.at(-1) ?? ''}`);
      return [line.map(({ text: stretch }) => stretch).join(''), ...marks].join('\n');
    })
    .join('\n');
}

/** The innermost scope of the first stretch with this text. */
function scopeOf(text: string, word: string): string {
  const found = highlight(grammar, text)
    .flat()
    .find((each) => each.text.trim() === word);
  return found?.scopes.at(-1) ?? '';
}

test.each(['lenet5.zoo', 'dcgan.zoo', 'resnet.zoo', 'charlstm.zoo', 'dann.zoo', 'history.zoo'])(
  '%s is coloured as before',
  async (name) => {
    const golden = join(import.meta.dirname, 'scopes', `${name}.txt`);
    await expect(picture(exampleTexts.get(name) ?? '')).toMatchFileSnapshot(golden);
  },
);

test.each([...exampleTexts.keys()])('%s: every declaration, number, text and arrow has its colour', (name) => {
  const text = exampleTexts.get(name) ?? '';
  const scopes = new Map<number, string>();
  let offset = 0;
  for (const line of highlight(grammar, text)) {
    for (const { text: stretch, scopes: own } of line) {
      scopes.set(offset, own.at(-1) ?? '');
      offset += stretch.length;
    }
    offset++;
  }
  const scopeAt = (at: number): string => scopes.get([...scopes.keys()].findLast((start) => start <= at) ?? 0) ?? '';
  const wrong = parseZoo(text).tokens.flatMap(({ image, startOffset, tokenType }) => {
    const expected = expectedScopes.get(tokenType.name);
    return expected === undefined || expected.test(scopeAt(startOffset)) ? [] : [`${image}: ${scopeAt(startOffset)}`];
  });
  expect(wrong).toEqual([]);
});

const expectedScopes: ReadonlyMap<string, RegExp> = new Map([
  ['network', /^storage\.type\.network/],
  ['block', /^storage\.type\.block/],
  ['dataset', /^storage\.type\.dataset/],
  ['import', /^keyword\.control\.import/],
  ['minimize', /^keyword\.control/],
  ['maximize', /^keyword\.control/],
  ['return', /^keyword\.control/],
  ['optimizer', /^keyword\.other\.clause/],
  ['NUMBER', /^constant\.numeric/],
  ['PERCENT', /^constant\.numeric/],
  ['SIZE', /^constant\.numeric/],
  ['RANGE', /^(constant\.numeric|keyword\.operator)/],
  ['STRING', /string/],
  ['->', /^keyword\.operator\.pipe/],
  ['yes', /^constant\.language/],
]);

describe('words that mean several things', () => {
  test.each([
    ['train t { data d  stop early(val.loss) }', 'stop', 'keyword.other.clause.zoo'],
    ['train t { minimize bce(D(stop(fake)), 0) }', 'stop', 'support.function.equation.zoo'],
    ['network N(x: 2) { x -> [dense(2)] x 3 }', 'x', 'variable.parameter.input.zoo'],
    ['network N(y: 2) { y -> [dense(2)] x 3 }', 'x', 'keyword.operator.repeat.zoo'],
    ['network N(y: 2) { y -> relu }', 'relu', 'support.function.layer.zoo'],
    ['network N(y: 2) { y -> dense(2, relu) }', 'relu', 'support.constant.activation.zoo'],
    ['network N(y: 2) { y -> relu: dense(2) }', 'relu', 'entity.name.label.zoo'],
    ['dataset d = folder("a", size = 64x64) { size 32x32 }', 'size', 'variable.parameter.argument.zoo'],
    ['dataset d = mnist() { size 32x32 }', 'size', 'keyword.other.clause.zoo'],
    ['train t {\n  z ~ normal(3)\n}', 'z', 'variable.other.noise.zoo'],
    ['train t { report source = accuracy(a, b) }', 'report', 'keyword.other.clause.zoo'],
    ['train t { data both { scale -1..1 } }', 'scale', 'keyword.other.clause.zoo'],
    ['train t { seed 3  steps 600 }', 'steps', 'keyword.other.clause.zoo'],
    ['train t { minimize a every 5 steps }', 'steps', 'keyword.other.objective.zoo'],
  ])('%s: %s is %s', (text, word, scope) => {
    expect(scopeOf(text, word)).toBe(scope);
  });

  test('every layer of the catalogue is coloured as one', () => {
    const others = layerKinds.filter((kind) => scopeOf(`network N(y: 2) { y -> ${kind}() }`, kind) !== 'support.function.layer.zoo');
    expect(others).toEqual([]);
  });

  test.each([
    { what: 'source', names: sourceKinds, write: (name: string) => `dataset d = ${name}()` },
    { what: 'optimiser', names: optimizerKinds, write: (name: string) => `train t { optimizer ${name}(1) }` },
    { what: 'augmentation', names: augmentationKinds, write: (name: string) => `dataset d = mnist() { augment ${name}(1) }` },
    { what: 'loss or function', names: equationFunctions, write: (name: string) => `train t { minimize ${name}(1) }` },
    { what: 'metric', names: metricKinds, write: (name: string) => `train t { report ${name}(1) }` },
  ])('every $what of the catalogue is coloured as a known word', ({ names, write }) => {
    expect(names.filter((name) => !scopeOf(write(name), name).startsWith('support.function.'))).toEqual([]);
  });

  test('a broken declaration does not colour the next one wrongly', () => {
    expect(scopeOf('dataset d = mnist()\n\ntrain t {\n  batch 3\n}', 'train')).toBe('storage.type.train.zoo');
  });
});
