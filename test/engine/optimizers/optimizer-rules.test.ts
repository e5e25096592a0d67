import { reshape, scalar, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clipGradients } from '#engine/optimizers/clip-gradients';
import { optimizerRules } from '#engine/optimizers/optimizer-rules';
import { startCorrection } from '#engine/optimizers/start-correction';
import { optimizerKinds, type OptimizerKind } from '#model/schedule';
import { optimizer } from '../trial-recipes';
import { numbersOf, useCpu } from '../tensors';

/**
 * A weight of 1 under gradients of 0.5 and then -1, rate 0.1, computed by hand from the formulas in double precision; settings are the defaults.
 */
const byHand: Readonly<Record<OptimizerKind, readonly [number, number]>> = {
  sgd: [0.95, 1.05],
  // v: 0.5, then 0.45 - 1.
  momentum: [0.95, 1.005],
  // 0.1 (0.5 + 0.45), then v = -0.55 and 0.1 (-1 - 0.495).
  nesterov: [0.905, 1.0545],
  // a: 0.1 + 0.25, then + 1.
  adagrad: [1 - 0.05 / Math.sqrt(0.35), 1 - 0.05 / Math.sqrt(0.35) + 0.1 / Math.sqrt(1.35)],
  // a: 0.025, then 0.0225 + 0.1.
  rmsprop: [1 - 0.05 / Math.sqrt(0.025), 1 - 0.05 / Math.sqrt(0.025) + 0.1 / Math.sqrt(0.1225)],
  adadelta: adadeltaByHand(),
  // The first step is the rate itself; then m = -0.055 / 0.19 and v = 0.00124975 / 0.001999.
  adam: [0.9, 0.9 + (0.1 * (0.055 / 0.19)) / Math.sqrt(0.00124975 / 0.001999)],
  adamw: [0.9, 0.9 + (0.1 * (0.055 / 0.19)) / Math.sqrt(0.00124975 / 0.001999)],
  // u: 0.5, then max(0.4995, 1).
  adamax: [0.9, 0.9 + (0.1 / 0.19) * 0.055],
  closedForm: [1, 1],
  perceptronRule: [0.95, 1.05],
};

beforeAll(useCpu);

describe.each(optimizerKinds)('%s', (kind) => {
  it('makes the steps that its formula gives by hand', () => {
    const rule = optimizerRules[kind];
    const { settings } = optimizer(kind);
    let parameter: Tensor = tensor([1], [1]);
    let slots: Record<string, Tensor> = Object.fromEntries(
      Object.entries(rule.slots(settings)).map(([name, start]) => [name, tensor([start], [1])]),
    );
    [0.5, -1].forEach((gradient, index) => {
      const result = rule.apply({
        parameter,
        gradient: tensor([gradient], [1]),
        slots,
        rate: scalar(0.1),
        update: scalar(index + 1),
        settings,
        decay: 0,
      });
      parameter = reshape(result.parameter, [1]);
      slots = Object.fromEntries(Object.entries(result.slots).map(([name, slot]) => [name, reshape(slot, [1])]));
      expect(numbersOf(parameter)[0]).toBeCloseTo(byHand[kind][index] ?? Number.NaN, 5);
    });
  });
});

describe('what optimisers share', () => {
  it('the correction of a start from 0 is right to the seventh digit from the first step on', () => {
    for (const [beta, update] of [
      [0.9, 1],
      [0.999, 1],
      [0.999, 1000],
      [0.9999, 3],
    ] as const) {
      const found = numbersOf(startCorrection(beta, scalar(update)))[0] ?? 0;
      expect(Math.abs(found / (1 - beta ** update) - 1)).toBeLessThan(3e-7);
    }
  });

  it('decay apart from the gradient takes its share of the weight', () => {
    const { settings } = optimizer('adamw');
    const zero = tensor([0], [1]);
    const call = {
      parameter: tensor([2], [1]),
      gradient: zero,
      slots: { m: zero, v: zero },
      rate: scalar(0.1),
      update: scalar(1),
      settings,
      decay: 0.01,
    };
    expect(numbersOf(optimizerRules.adamw.apply(call).parameter)[0]).toBeCloseTo(2 - 0.1 * 0.01 * 2, 6);
  });

  it('gradients of length 5 are clipped to 1 together, and short ones stay', () => {
    const clip = (values: readonly number[]): number[] =>
      clipGradients(
        values.map((value) => tensor([value], [1])),
        1,
      ).flatMap(numbersOf);
    clip([3, 4]).forEach((value, index) => {
      expect(value).toBeCloseTo([0.6, 0.8][index] ?? 0, 6);
    });
    expect(clip([0.25, 0.5])).toEqual([0.25, 0.5]);
  });
});

function adadeltaByHand(): readonly [number, number] {
  let [weight, squares, updates] = [1, 0, 0];
  const [first = 0, second = 0] = [0.5, -1].map((gradient) => {
    squares = 0.95 * squares + 0.05 * gradient ** 2;
    const step = (Math.sqrt(updates + 1e-6) / Math.sqrt(squares + 1e-6)) * gradient;
    updates = 0.95 * updates + 0.05 * step ** 2;
    weight -= 0.1 * step;
    return weight;
  });
  return [first, second];
}
