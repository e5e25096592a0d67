import { expm1, mul, neg, scalar, type Scalar } from '@tensorflow/tfjs-core';

/**
 * `1 - beta^t`, by which a running mean that started from 0 is divided. Computed as `-expm1(t ln beta)` with the logarithm in double precision:
 * for beta = 0.999 and t = 1, `1 - 0.999` in float32 would be wrong from the fifth digit on, and this is right to the seventh.
 *
 * @param update scalar float32, t, counted from 1
 */
export function startCorrection(beta: number, update: Scalar): Scalar {
  return beta === 0 ? scalar(1) : neg(expm1(mul(update, Math.log(beta))));
}
