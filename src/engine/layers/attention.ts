import { add, matMul, mul, softmax, tensor, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { inputOf, weightOf, type LayerCall } from './layer-call';
import { toShape } from './picture';

/**
 * Every step of the first input looks at every step of the second, or of itself where there is one: `softmax(Q K^T / sqrt(d)) V` in several heads,
 * then a linear map. A causal one sees no later step.
 *
 * @see Vaswani et al. 2017, Attention is all you need, section 3.2
 */
export function attention({ heads, causal }: { readonly heads: number; readonly causal: boolean }, call: LayerCall): Tensor {
  const asking = inputOf(call);
  const answering = call.inputs[1] ?? asking;
  const [batch = 1, steps = 1, features = 1] = asking.shape;
  const size = features / heads;
  const scores = mul(matMul(heads3(asking, 'query'), heads3(answering, 'key'), false, true), 1 / Math.sqrt(size));
  const seen = causal ? add(scores, laterSteps(steps, answering.shape[1] ?? 1)) : scores;
  const gathered = matMul(softmax(seen), heads3(answering, 'value'));
  const mixed = transpose(toShape(gathered, [batch, heads, steps, size]), [0, 2, 1, 3]);
  return toShape(project(toShape(mixed, [batch * steps, features]), 'output'), [batch, steps, features]);

  /** [batch * heads, steps, size]. */
  function heads3(x: Tensor, name: string): Tensor {
    const [, length = 1, width = 1] = x.shape;
    const rows = project(toShape(x, [batch * length, width]), name);
    return toShape(transpose(toShape(rows, [batch, length, heads, size]), [0, 2, 1, 3]), [batch * heads, length, size]);
  }

  function project(rows: Tensor, name: string): Tensor {
    return add(matMul(rows, weightOf(call, `${name}Kernel`)), weightOf(call, `${name}Bias`));
  }
}

/** Adds to every step a pattern that tells its place: fixed waves, or trained rows. */
export function positions(call: LayerCall): Tensor {
  const x = inputOf(call);
  const [, steps = 1, features = 1] = x.shape;
  const table = call.weights.get('table') ?? tensor(positionTable(steps, features), [steps, features]);
  return add(x, table);
}

/** Very small numbers where the second step is later than the first, which softmax turns to 0. */
function laterSteps(steps: number, length: number): Tensor {
  const table = Float32Array.from({ length: steps * length }, (_, index) => (index % length > Math.floor(index / length) ? -1e9 : 0));
  return tensor(table, [steps, length]);
}

/** `sin(t / 10000^(2i / d))` at 2i and the cosine at 2i + 1. */
export function positionTable(steps: number, features: number): Float32Array {
  const table = new Float32Array(steps * features);
  for (let step = 0; step < steps; step++) {
    for (let feature = 0; feature < features; feature++) {
      const angle = step / 10_000 ** ((2 * Math.floor(feature / 2)) / features);
      table[step * features + feature] = feature % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return table;
}
