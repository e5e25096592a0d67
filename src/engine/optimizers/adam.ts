import { add, div, mul, sqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { OptimizerCall, OptimizerResult, OptimizerRule } from './optimizer-rule';
import { startCorrection } from './start-correction';

/**
 * `w <- w - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon) - rate decay w`, with t from the step's number, so that nothing but
 * m and v has to be kept.
 *
 * @see Kingma, Ba 2015, algorithm 1; Loshchilov, Hutter 2019, algorithm 2
 */
export const adamRule: OptimizerRule = { slots: () => ({ m: 0, v: 0 }), apply: adam };

function adam({ parameter, gradient, slots, rate, update, settings, decay }: OptimizerCall): OptimizerResult {
  const beta1 = settings['beta1'] ?? 0.9;
  const beta2 = settings['beta2'] ?? 0.999;
  const m = decayingMean(slots['m'] ?? gradient, gradient, beta1);
  const v = decayingMean(slots['v'] ?? gradient, square(gradient), beta2);
  // Scalars are brought together first: they are computed once a step, the rest for every weight.
  const scaledRate = div(rate, startCorrection(beta1, update));
  const root = mul(sqrt(v), div(1, sqrt(startCorrection(beta2, update))));
  const step = div(mul(m, scaledRate), add(root, settings['epsilon'] ?? 1e-7));
  const kept = decay === 0 ? parameter : sub(parameter, mul(parameter, mul(rate, decay)));
  return { parameter: sub(kept, step), slots: { m, v } };
}

/** `kept mean + (1 - kept) value`. */
export function decayingMean(mean: Tensor, value: Tensor, kept: number): Tensor {
  return add(mul(mean, kept), mul(value, 1 - kept));
}
