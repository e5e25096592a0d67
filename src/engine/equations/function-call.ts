import { mean, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { Settings } from '#model/setting-values';
import type { TensorType } from '#model/tensor-type';

/** A function of equations as it is applied once. */
export interface FunctionCall {
  readonly name: string;
  /** Each with the batch axis in front; literal numbers are scalars. */
  readonly inputs: readonly Tensor[];
  readonly settings: Settings;
  readonly type: TensorType;
  /** Share of a class label that is spread over all classes, while training. */
  readonly labelSmoothing: number;
  /** Applies a network to one tensor: for functions of a network, such as `penalty`. */
  readonly apply: (network: string, input: Tensor) => Tensor;
  /** Uniform random numbers of this step for this function. */
  readonly drawUniform: (shape: readonly number[]) => Tensor;
}

/** The argument at a place. */
export function argument(call: FunctionCall, index = 0): Tensor {
  const input = call.inputs[index];
  if (input === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `${call.name} has no argument ${String(index + 1)}.` });
  }
  return input;
}

/** The mean over all axes but the batch: one number a sample. */
export function perSample(x: Tensor): Tensor {
  return x.shape.length < 2 ? x : mean(x, innerAxes(x));
}

/** All axes but the batch. */
export function innerAxes(x: Tensor): number[] {
  return Array.from({ length: Math.max(0, x.shape.length - 1) }, (_, axis) => axis + 1);
}

/** One row a sample: [batch, numbers]. */
export function toRows(x: Tensor): Tensor {
  const [batch = 1] = x.shape;
  return x.shape.length === 2 ? x : reshape(x, [batch, x.size / batch]);
}
