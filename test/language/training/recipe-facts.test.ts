import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { explainRecipe, formatOptimizer } from '#language/training/explain-recipe';
import { overrideRecipe } from '#model/override-recipe';
import { recipeSchema } from '#protocol/recipe-schema';
import type { Recipe } from '#model/recipe';
import { unavailableSources } from '#model/source-catalogue';
import { lowerText } from './lower-text';

const base = `network N(image: 28x28x1) { image -> dense(10) }
network G(z: 100) { z -> dense(784) }
network D(x: 784) { x -> dense(1) }
dataset digits = mnist()
`;

/** The recipe of the only training of a text. */
function recipeOf(clauses: string, before = base): Recipe {
  const lowered = lowerText(`${before}train t { ${clauses} }`);
  const [recipe] = lowered.trainings.values();
  if (recipe === undefined) {
    throw new Error(lowered.all.map((diagnostic) => diagnostic.message).join('\n'));
  }
  return recipe;
}

const plain = 'data digits  minimize crossEntropy(N(image), label)';
const gan = `data digits  z ~ normal(100)  fake = G(z)
  minimize bce(D(stop(fake)), 0) + bce(D(fake), 1) using adam(2e-4, beta1 = 0.5)
  minimize bce(D(fake), 1) over G every 5 steps`;

describe('a recipe', () => {
  it('has every default where the text says nothing', () => {
    const { batch, length, seed, decay, clip, labelSmoothing, earlyStop, keepBest, precision, backend, objectives } = recipeOf(plain);
    expect({ batch, length, seed, decay, clip, labelSmoothing, earlyStop, keepBest, precision, backend }).toEqual({
      batch: { size: 32, balanced: null },
      length: { unit: 'epochs', count: 10 },
      seed: 1,
      decay: 0,
      clip: null,
      labelSmoothing: 0,
      earlyStop: null,
      keepBest: null,
      precision: 'float32',
      backend: 'auto',
    });
    expect(formatOptimizer(objectives[0]?.optimizer ?? { kind: 'sgd', rate: { kind: 'constant', rate: 0 }, settings: {} })).toBe(
      'adam(rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7)',
    );
  });

  it('computes a value once, however often it is written', () => {
    const recipe = recipeOf(`${plain}  report accuracy(N(image), label), top5(N(image), label)`);
    expect(recipe.values.map((value) => value.kind)).toEqual(['field', 'apply', 'field', 'function']);
  });

  it('updates what a gradient reaches, and only what `over` names', () => {
    const recipe = recipeOf(gan);
    expect(recipe.objectives.map((objective) => objective.over)).toEqual([['G', 'D'], ['G']]);
    expect(recipe.objectives.map((objective) => objective.every)).toEqual([1, 5]);
    expect(recipeOf('data digits  z ~ normal(100)  minimize bce(D(stop(G(z))), 0)').objectives[0]?.over).toEqual(['D']);
  });

  it('uses the optimiser of the objective before that of the training', () => {
    expect(recipeOf(`${gan}  optimizer sgd(0.5)`).objectives.map((objective) => objective.optimizer.kind)).toEqual(['adam', 'sgd']);
  });

  it('nests schedules', () => {
    const recipe = recipeOf(`${plain}  optimizer momentum(warmup(5, then = step(0.1, at = {80, 120})), momentum = 0.8)`);
    expect(recipe.objectives[0]?.optimizer).toEqual({
      kind: 'momentum',
      rate: { kind: 'warmup', epochs: 5, then: { kind: 'step', rate: 0.1, at: [80, 120], factor: 0.1 } },
      settings: { momentum: 0.8 },
    });
  });

  it('reads early stopping, best weights, freezing and starting', () => {
    const recipe = recipeOf(
      `${plain}  report accuracy(N(image), label)  stop early(val.loss, patience = 3)  keep best(validation.accuracy)  freeze N  start N from "runs/first"`,
    );
    expect(recipe.earlyStop).toEqual({ metric: { part: 'val', metric: 'loss', better: 'lower' }, patience: 3 });
    expect(recipe.keepBest).toEqual({ part: 'val', metric: 'accuracy', better: 'higher' });
    expect(recipe.freeze).toEqual(['N']);
    expect(recipe.start).toEqual([{ network: 'N', from: 'runs/first' }]);
  });

  it('follows the shapes that clauses of the data change', () => {
    const fields = (text: string): readonly string[] =>
      [...(lowerText(`dataset d = ${text}`).datasets.get('d')?.fields ?? [])].map((field) => `${field.name} ${field.type.shape.join('x')}`);
    expect(fields('mnist() { augment crop(24x24) }')).toEqual(['image 24x24x1', 'label ']);
    expect(fields('digitScenes(size = 40x40) { size 20x20 }').slice(0, 2)).toEqual(['image 20x20x1', 'mask 20x20']);
    expect(fields('folder("dir", size = 64x64)')).toEqual(['image 64x64x3', 'label ']);
  });

  it('names the fields of data sets that stand together, and pairs them', () => {
    const { datasets } = lowerText('dataset d = mnist()\ndataset p = pairs(d)\ndataset b = together(one = d, two = p)');
    expect(datasets.get('p')?.fields.map((field) => field.name)).toEqual(['left', 'right', 'same']);
    expect(datasets.get('b')?.fields.map((field) => field.name)).toEqual(['one.image', 'one.label', 'two.left', 'two.right', 'two.same']);
    expect(datasets.get('p')?.source.of['data']?.name).toBe('d');
  });

  it('scales pictures to 0..1 and leaves numbers alone, unless the text says otherwise', () => {
    const { datasets } = lowerText(
      'dataset a = mnist()\ndataset b = truth("0 1 1 0")\ndataset c = mnist() { scale -1..1 }\ndataset e = spiral() { split 70% 30% }',
    );
    expect([...datasets.values()].map((dataset) => dataset.scaling)).toEqual([
      { kind: 'unit' },
      { kind: 'none' },
      { kind: 'range', low: -1, high: 1 },
      { kind: 'none' },
    ]);
    expect([...datasets.values()].map((dataset) => dataset.split)).toEqual([null, [1, 0, 0], null, [0.7, 0.3, 0]]);
  });

  it('takes columns that only the file knows for what they are used as', () => {
    const recipe = recipeOf(
      'data flowers  minimize crossEntropy(M(x), label)',
      'network M(x: 4) { x -> dense(3) }\ndataset flowers = csv("iris.csv", target = "species")\n',
    );
    expect(recipe.data.fields).toEqual([]);
    expect(recipe.values.filter((value) => value.kind === 'field').map((value) => value.type)).toEqual([
      { shape: [4], element: 'float' },
      { shape: [], element: 'int', classes: 3 },
    ]);
  });

  it('is refused by its schema when something is missing, too much, or points nowhere', () => {
    const recipe = recipeOf(plain);
    const unseeded = Object.fromEntries(Object.entries(recipe).filter(([key]) => key !== 'seed'));
    expect(v.is(recipeSchema, recipe)).toBe(true);
    expect(v.is(recipeSchema, unseeded)).toBe(false);
    expect(v.is(recipeSchema, { ...recipe, more: 1 })).toBe(false);
    expect(v.is(recipeSchema, { ...recipe, version: 2 })).toBe(false);
    expect(v.is(recipeSchema, { ...recipe, objectives: recipe.objectives.map((objective) => ({ ...objective, value: 99 })) })).toBe(false);
  });

  it('says which of its sources cannot be read yet', () => {
    expect(unavailableSources(recipeOf(plain).data)).toEqual([]);
    const { datasets } = lowerText('dataset a = cifar10()\ndataset b = pairs(a)');
    expect([...datasets.values()].map(unavailableSources)).toEqual([['cifar10'], ['cifar10']]);
  });

  it('prints as a text of the language, all defaults written out', () => {
    expect(
      explainRecipe(recipeOf(`${gan}  show fake as rows`))
        .split('\n')
        .slice(-25),
    ).toMatchInlineSnapshot(`
      [
        "// G: 79184 parameters, 78400 multiply-adds a sample",
        "// D: 785 parameters, 784 multiply-adds a sample",
        "",
        "dataset digits = mnist(size = 28x28) { scale 0..1 }  // image: 28x28x1, label: 10 classes",
        "",
        "train t {",
        "  data           digits",
        "  z              ~ normal(100, mean = 0, deviation = 1)",
        "  fake           = G(z)",
        "  minimize       bce(D(stop(fake)), 0) + bce(D(fake), 1)  over G, D  using adam(rate = 0.0002, beta1 = 0.5, beta2 = 0.999, epsilon = 1e-7)",
        "  minimize       bce(D(fake), 1)  over G  using adam(rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7)  every 5 steps",
        "  batch          32",
        "  epochs         10",
        "  seed           1",
        "  decay          0",
        "  clip           none",
        "  labelSmoothing 0",
        "  stop           at the end",
        "  keep           last",
        "  precision      float32",
        "  backend        auto",
        "  show           fake as rows(samples = 8)",
        "}",
        "",
      ]
    `);
  });
});

describe('settings from the command line', () => {
  it('replace clauses, rates and settings of optimisers', () => {
    const recipe = recipeOf(`${plain}  optimizer adam(warmup(2, then = cosine(0.1)))`);
    const { recipe: changed, problems } = overrideRecipe(recipe, {
      batch: '64',
      steps: '100',
      rate: '0.01',
      beta1: '0.5',
      clip: '1',
      backend: 'cpu',
    });
    expect(problems).toEqual([]);
    expect(changed.batch.size).toBe(64);
    expect(changed.length).toEqual({ unit: 'steps', count: 100 });
    expect(changed.objectives[0]?.optimizer.rate).toEqual({ kind: 'warmup', epochs: 2, then: { kind: 'cosine', rate: 0.01, to: 0 } });
    expect(changed.objectives[0]?.optimizer.settings['beta1']).toBe(0.5);
    expect([changed.clip, changed.backend]).toEqual([1, 'cpu']);
  });

  it('change one objective where its number is given', () => {
    const { recipe } = overrideRecipe(recipeOf(gan), { 'rate.1': '0.5' });
    expect(recipe.objectives.map((objective) => ('rate' in objective.optimizer.rate ? objective.optimizer.rate.rate : null))).toEqual([
      2e-4, 0.5,
    ]);
  });

  it('are refused with a reason where there is no such setting or the value does not fit', () => {
    const { recipe, problems } = overrideRecipe(recipeOf(plain), { bath: '64', batch: 'many', seed: '-1', momentum: '0.9', beta1: '2' });
    expect(problems.map((problem) => problem.code)).toEqual(['ZOO1517', 'ZOO1518', 'ZOO1518', 'ZOO1517', 'ZOO1518']);
    expect(recipe).toEqual(recipeOf(plain));
  });
});

describe('searches and expectations', () => {
  const training = `${base}train t { ${plain}  report accuracy(N(image), label) }\n`;

  it('become plain data', () => {
    const { searches, expectations, all } = lowerText(
      `${training}search s of t { rate in log(1e-4, 1e-1)  batch in {32, 64}  seed in 1..5  maximize val.accuracy  using asha(trials = 40) }
expect N { parameters = 7850  macs <= 8k  output = 10 }
expect t { test.accuracy >= 92%  deterministic  overfits 8 }`,
    );
    expect(all).toEqual([]);
    expect(searches.get('s')).toEqual({
      name: 's',
      training: 't',
      goal: { part: 'val', metric: 'accuracy', better: 'higher' },
      axes: [
        { path: 'rate', space: { kind: 'log', low: 1e-4, high: 0.1 } },
        { path: 'batch', space: { kind: 'set', values: [32, 64] } },
        { path: 'seed', space: { kind: 'range', low: 1, high: 5 } },
      ],
      method: { kind: 'asha', trials: 40 },
    });
    expect(expectations.map(({ path, operator, value }) => [path, operator, value])).toEqual([
      ['parameters', '=', 7850],
      ['macs', '<=', 8000],
      ['output', '=', [10]],
      ['test.accuracy', '>=', 0.92],
      ['deterministic', 'holds', null],
      ['overfits', 'holds', 8],
    ]);
  });

  it('say what is there instead of what is expected', () => {
    const { all } = lowerText(`${training}expect N { parameters = 7840  output = 9 }`);
    expect(all.map((diagnostic) => diagnostic.message)).toEqual(['N.parameters is 7850, not 7840.', 'N.output is 10, not 9.']);
  });
});

describe('broken texts', () => {
  const folder = join(import.meta.dirname, '../../../examples');
  it.each(['history.zoo', 'dcgan.zoo', 'siamese.zoo', 'resnet.zoo', 'style.zoo'])(
    '%s with a stretch left out anywhere is answered, never thrown at',
    (file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      for (let start = 0; start < text.length; start += 7) {
        const length = 1 + (start % 23);
        lowerText(text.slice(0, start) + text.slice(start + length));
      }
    },
  );

  it('leave the answers for the rest as they are', () => {
    const { trainings, all } = lowerText(`${base}train t { ${plain} }\ntrain u { data digits minimize ( }`);
    expect([...trainings.keys()]).toEqual(['t']);
    expect(all).toHaveLength(1);
  });
});
