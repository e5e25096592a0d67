import { beforeAll, describe, expect, it } from 'vitest';
import type { TensorData } from '#base/tensor-data';
import { createClosedForm } from '#engine/closed-form';
import { createTrainingPrograms } from '#engine/create-training-programs';
import { initialState } from '#engine/initial-state';
import { checkLabels, labelFields } from '#engine/label-check';
import type { Recipe } from '#model/recipe';
import { floatTensor } from '#model/tensor-type';
import { createCpuTarget } from '#runtime/eager/eager-target';
import { buildNetwork, buildRecipe, Equations } from './network-builder';
import { useCpu } from './tensors';
import { optimizer, trialRecipes } from './trial-recipes';

beforeAll(useCpu);

const inputs = [0, 0, 0, 1, 1, 0, 1, 1];

describe('the perceptron rule', () => {
  it.each([
    ['AND', [0, 0, 0, 1], 6, [-2, 2, 1]],
    ['OR', [0, 1, 1, 1], 4, [0, 1, 1]],
    ['NAND', [1, 1, 1, 0], 6, [3, -2, -1]],
  ] as const)('learns %s from 0 with the known weights', async (...[, targets, epochs, [bias, first, second]]) => {
    const recipe = gateRecipe('perceptronRule');
    const session = await createCpuTarget().createSession();
    await session.writeState(initialState(recipe, 1));
    const program = await session.load(createTrainingPrograms(recipe).train(1, [true]));
    let errors = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      errors = 0;
      for (let sample = 0; sample < 4; sample++) {
        const fetched = await session.run(program, {
          x: float([1, 2], inputs.slice(2 * sample, 2 * sample + 2)),
          y: float([1, 1], [targets[sample] ?? 0]),
          step: { type: 'int32', shape: [], data: Int32Array.of(4 * epoch + sample) },
          progress: float([], [0]),
          'rate.0': float([], [1]),
        });
        errors += fetched['loss.0']?.data[0] ?? Number.NaN;
      }
    }
    expect(errors).toBe(0);
    const state = await session.readState();
    expect(state['Gate/unit/kernel']?.data).toEqual(Float32Array.of(first, second));
    expect(state['Gate/unit/bias']?.data).toEqual(Float32Array.of(bias));
    session.dispose();
  });
});

describe('the closed form', () => {
  it.each([
    ['AND', [-1, -1, -1, 1], [-1.5, 1, 1]],
    ['OR', [-1, 1, 1, 1], [-0.5, 1, 1]],
    ['XOR', [-1, 1, 1, -1], [0, 0, 0]],
  ] as const)('finds the least squares of %s, over batches', (_name, targets, [bias, first, second]) => {
    const recipe = gateRecipe('closedForm');
    const [objective] = recipe.objectives;
    expect(objective).toBeDefined();
    if (objective === undefined) {
      return;
    }
    const solver = createClosedForm(recipe, objective);
    solver.add({ x: float([3, 2], inputs.slice(0, 6)), y: float([3, 1], targets.slice(0, 3)) });
    solver.add({ x: float([1, 2], inputs.slice(6)), y: float([1, 1], targets.slice(3)) });
    const weights = solver.solve();
    const found = [...(weights['Gate/unit/bias']?.data ?? []), ...(weights['Gate/unit/kernel']?.data ?? [])];
    [bias, first, second].forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 6);
    });
  });

  it('finds the least squares against one-hot classes, stretched to +1 and -1', () => {
    const network = buildNetwork('Gate', { x: floatTensor([2]) }, [['unit', 'dense', { units: 2 }]]);
    const equations = new Equations();
    const prediction = equations.apply(network, equations.field('x', floatTensor([2])));
    const label = equations.field('label', { shape: [], element: 'int', classes: 2 });
    const twice = equations.plus(equations.call('onehot', [label], { classes: 2 }), equations.call('onehot', [label], { classes: 2 }));
    const value = equations.call('adaline', [prediction, equations.plus(twice, equations.number(-1))]);
    const recipe = buildRecipe({
      networks: [network],
      equations,
      objectives: [{ value, over: ['Gate'], optimizer: optimizer('closedForm') }],
    });
    const solvers = recipe.objectives.map((objective) => createClosedForm(recipe, objective));
    solvers[0]?.add({ x: float([4, 2], inputs), label: { type: 'int32', shape: [4], data: Int32Array.of(0, 0, 0, 1) } });
    const weights = solvers[0]?.solve();
    const found = [...(weights?.['Gate/unit/bias']?.data ?? []), ...(weights?.['Gate/unit/kernel']?.data ?? [])];
    [1.5, -1.5, -1, 1, -1, 1].forEach((expected, index) => {
      expect(found[index]).toBeCloseTo(expected, 6);
    });
  });

  it('is refused where the network bends', () => {
    const recipe = gateRecipe('perceptronRule');
    expect(() => recipe.objectives.map((objective) => createClosedForm(recipe, objective))).toThrow(
      expect.objectContaining({ code: 'ZOO4106' }),
    );
  });
});

describe('labels', () => {
  it('beyond the classes are named with their sample', () => {
    const fields = labelFields(trialRecipes['LeNet-5']);
    expect(fields).toEqual([{ field: 'label', classes: 3 }]);
    const batch = (values: number[]): Record<string, TensorData> => ({
      label: { type: 'int32', shape: [values.length], data: Int32Array.from(values) },
    });
    checkLabels(fields, batch([0, 2, 1]), Int32Array.of(7, 8, 9));
    expect(() => {
      checkLabels(fields, batch([0, 3, 1]), Int32Array.of(7, 8, 9));
    }).toThrow(expect.objectContaining({ code: 'ZOO4107', message: 'label of sample 8 is 3, but labels are 0 to 2.' }));
  });
});

describe('several objectives', () => {
  it('update their own networks only, each with its running averages', () => {
    const program = createTrainingPrograms(trialRecipes['two adversaries']);
    const changed = (due: boolean[]): string[] =>
      program.train(4, due).outputs.flatMap(({ name, role }) => (role === 'state' ? [name] : []));
    const critic = changed([true, false]);
    const maker = changed([false, true]);
    expect(critic.every((name) => name.includes('D/'))).toBe(true);
    expect(maker.every((name) => name.includes('G/'))).toBe(true);
    expect(critic).toContain('D/b/movingMean');
    expect(maker).toContain('G/b/movingVariance');
    expect(new Set(changed([true, true]))).toEqual(new Set([...critic, ...maker]));
  });

  it('share what does not depend on updated weights: the second makes no new noise and no new fake', () => {
    const { operations } = createTrainingPrograms(trialRecipes['two adversaries']).train(4, [true, true]);
    expect(operations.filter(({ kernel }) => kernel === 'Philox')).toHaveLength(1);
    expect(operations.filter(({ kernel, scope }) => kernel === 'Tanh' && scope === 'G/up')).toHaveLength(1);
  });

  it('frozen weights do not move', () => {
    const recipe: Recipe = { ...trialRecipes['LeNet-5'], freeze: ['LeNet5/C1'] };
    const names = createTrainingPrograms(recipe)
      .train(4, [true])
      .outputs.map(({ name }) => name);
    expect(names.some((name) => name.includes('/C1/'))).toBe(false);
    expect(names).toContain('LeNet5/C3/kernel');
  });
});

function gateRecipe(kind: 'perceptronRule' | 'closedForm'): Recipe {
  const network = buildNetwork('Gate', { x: floatTensor([2]) }, [
    ['unit', 'dense', { units: 1, activation: kind === 'closedForm' ? 'linear' : 'step' }],
  ]);
  const equations = new Equations();
  const prediction = equations.apply(network, equations.field('x', floatTensor([2])));
  const value = equations.call(kind === 'closedForm' ? 'l2' : 'perceptron', [prediction, equations.field('y', floatTensor([1]))]);
  return buildRecipe({ networks: [network], equations, objectives: [{ value, over: ['Gate'], optimizer: optimizer(kind) }] });
}

function float(shape: readonly number[], values: readonly number[]): TensorData {
  return { type: 'float32', shape, data: Float32Array.from(values) };
}
