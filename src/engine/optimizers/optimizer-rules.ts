import { abs, add, div, maximum, mul, sqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { OptimizerKind } from '#model/schedule';
import { adamRule, decayingMean } from './adam';
import { startCorrection } from './start-correction';
import type { OptimizerCall, OptimizerResult, OptimizerRule } from './optimizer-rule';

/** Every optimiser, by the formulas of `optimizerCatalogue`. */
export const optimizerRules: Readonly<Record<OptimizerKind, OptimizerRule>> = {
  sgd: { slots: () => ({}), apply: ({ parameter, gradient, rate }) => ({ parameter: sub(parameter, mul(gradient, rate)), slots: {} }) },
  momentum: { slots: () => ({ velocity: 0 }), apply: momentum },
  nesterov: { slots: () => ({ velocity: 0 }), apply: nesterov },
  adagrad: { slots: (settings) => ({ squares: settings['initial'] ?? 0.1 }), apply: adagrad },
  rmsprop: {
    slots: (settings) => (settings['momentum'] ? { squares: 0, velocity: 0 } : { squares: 0 }),
    apply: rmsprop,
  },
  adadelta: { slots: () => ({ squares: 0, updates: 0 }), apply: adadelta },
  adam: adamRule,
  adamw: { ...adamRule, decoupledDecay: true, decaySetting: 'decay' },
  adamax: { slots: () => ({ m: 0, u: 0 }), apply: adamax },
  // Solved outside of the program over all samples at once, see `solveClosedForm`; a step of it changes nothing.
  closedForm: { slots: () => ({}), apply: ({ parameter }) => ({ parameter, slots: {} }) },
  // The gradient of the criterion passes the threshold as if it were not there, so that it is -(t - a) x.
  perceptronRule: {
    slots: () => ({}),
    apply: ({ parameter, gradient, rate }) => ({ parameter: sub(parameter, mul(gradient, rate)), slots: {} }),
  },
};

function momentum({ parameter, gradient, slots, rate, settings }: OptimizerCall): OptimizerResult {
  const velocity = add(mul(slotOf(slots, 'velocity'), settings['momentum'] ?? 0.9), gradient);
  return { parameter: sub(parameter, mul(velocity, rate)), slots: { velocity } };
}

function nesterov({ parameter, gradient, slots, rate, settings }: OptimizerCall): OptimizerResult {
  const kept = settings['momentum'] ?? 0.9;
  const velocity = add(mul(slotOf(slots, 'velocity'), kept), gradient);
  return { parameter: sub(parameter, mul(add(gradient, mul(velocity, kept)), rate)), slots: { velocity } };
}

function adagrad({ parameter, gradient, slots, rate, settings }: OptimizerCall): OptimizerResult {
  const squares = add(slotOf(slots, 'squares'), square(gradient));
  return { parameter: sub(parameter, div(mul(gradient, rate), add(sqrt(squares), settings['epsilon'] ?? 1e-7))), slots: { squares } };
}

function rmsprop({ parameter, gradient, slots, rate, settings }: OptimizerCall): OptimizerResult {
  const squares = decayingMean(slotOf(slots, 'squares'), square(gradient), settings['rho'] ?? 0.9);
  const scaled = div(gradient, add(sqrt(squares), settings['epsilon'] ?? 1e-7));
  const kept = settings['momentum'] ?? 0;
  if (kept === 0) {
    return { parameter: sub(parameter, mul(scaled, rate)), slots: { squares } };
  }
  const velocity = add(mul(slotOf(slots, 'velocity'), kept), scaled);
  return { parameter: sub(parameter, mul(velocity, rate)), slots: { squares, velocity } };
}

function adadelta({ parameter, gradient, slots, rate, settings }: OptimizerCall): OptimizerResult {
  const rho = settings['rho'] ?? 0.95;
  const epsilon = settings['epsilon'] ?? 1e-6;
  const squares = decayingMean(slotOf(slots, 'squares'), square(gradient), rho);
  const step = mul(div(sqrt(add(slotOf(slots, 'updates'), epsilon)), sqrt(add(squares, epsilon))), gradient);
  const updates = decayingMean(slotOf(slots, 'updates'), square(step), rho);
  return { parameter: sub(parameter, mul(step, rate)), slots: { squares, updates } };
}

function adamax({ parameter, gradient, slots, rate, update, settings }: OptimizerCall): OptimizerResult {
  const beta1 = settings['beta1'] ?? 0.9;
  const m = decayingMean(slotOf(slots, 'm'), gradient, beta1);
  const u = maximum(mul(slotOf(slots, 'u'), settings['beta2'] ?? 0.999), abs(gradient));
  const step = div(mul(m, div(rate, startCorrection(beta1, update))), add(u, settings['epsilon'] ?? 1e-7));
  return { parameter: sub(parameter, step), slots: { m, u } };
}

function slotOf(slots: OptimizerCall['slots'], name: string): Tensor {
  const slot = slots[name];
  if (slot === undefined) {
    throw new Error(`The optimiser has no slot ${name}.`);
  }
  return slot;
}
