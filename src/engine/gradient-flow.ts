import { abs, backend, cast, customGrad, engine, mul, sign, type Tensor } from '@tensorflow/tfjs-core';

/** The same numbers as a tensor that no gradient passes: it is not on the tape. Costs no work. */
export function detach(x: Tensor): Tensor {
  const active = backend();
  active.incRef(x.dataId);
  return engine().makeTensorFromTensorInfo({ dataId: x.dataId, shape: x.shape, dtype: x.dtype }, active);
}

/** The same numbers; the gradient that passes is multiplied by a scalar. */
export function scaleGradient(x: Tensor, factor: Tensor): Tensor {
  return withGradient({ inputs: [x], saved: [factor], forward: () => x.clone(), backward: (dy, [kept = factor]) => [mul(dy, kept)] });
}

/** `|x|`, whose slope at 0 is 0 (that of tfjs-core's `abs` is -1 there, so that what is right already would be pushed away). */
export function absolute(x: Tensor): Tensor {
  return withGradient({ inputs: [x], saved: [x], forward: () => abs(x), backward: (dy, [kept = x]) => [mul(dy, sign(kept))] });
}

/** A function whose gradient is passed on as it is: for thresholds that a rule trains as if they were not there. */
export function straightThrough(x: Tensor, compute: (x: Tensor) => Tensor): Tensor {
  return withGradient({ inputs: [x], saved: [], forward: () => compute(x), backward: (dy) => [dy] });
}

/** A function with a gradient of our own. */
export interface GradientRule {
  readonly inputs: readonly Tensor[];
  /** What the gradient needs again; tfjs keeps these until then. */
  readonly saved: readonly Tensor[];
  readonly forward: () => Tensor;
  /** The gradient for each input, in their order. */
  readonly backward: (dy: Tensor, saved: readonly Tensor[]) => Tensor[];
}

/** Applies a function with a gradient of our own. */
export function withGradient({ inputs, saved, forward, backward }: GradientRule): Tensor {
  return customGrad((...taken) => {
    const save = taken.at(-1);
    if (typeof save === 'function') {
      save([...saved]);
    }
    return { value: forward(), gradFunc: (dy: Tensor, kept: Tensor[]) => backward(dy, kept) };
  })(...inputs);
}

/** As float32. */
export function toFloat(x: Tensor): Tensor {
  return x.dtype === 'float32' ? x : cast(x, 'float32');
}
