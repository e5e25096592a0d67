import { add, mul, type Tensor } from '@tensorflow/tfjs-core';
import { inputOf, type LayerCall } from './layer-call';

/**
 * In training, each number is 0 with the chance `rate`, else divided by `1 - rate`, so that the expectation stays; elsewhere nothing happens.
 *
 * @see Srivastava et al. 2014, Dropout
 */
export function dropout({ rate }: { readonly rate: number }, call: LayerCall): Tensor {
  const x = inputOf(call);
  if (!call.training || rate === 0) {
    return x;
  }
  const keep = 1 - rate;
  const mask = call.draw({ purpose: 'dropout', shape: x.shape, distribution: 'bernoulli', keep });
  return mul(x, keep === 0 ? mask : mul(mask, 1 / keep));
}

/** In training, adds normal noise of this deviation. */
export function gaussianNoise({ deviation }: { readonly deviation: number }, call: LayerCall): Tensor {
  const x = inputOf(call);
  if (!call.training) {
    return x;
  }
  return add(x, mul(call.draw({ purpose: 'noise', shape: x.shape, distribution: 'normal' }), deviation));
}
