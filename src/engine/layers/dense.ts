import {
  add,
  cast,
  concat,
  gather,
  matMul,
  max,
  mul,
  oneHot,
  reshape,
  tensor,
  unsortedSegmentSum,
  type Rank,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import type { ActivationKind } from '#model/layer-kind';
import { toFloat, withGradient } from '../gradient-flow';
import { activate } from './activation';
import { inputOf, outputShape, weightOf, type LayerCall } from './layer-call';
import { toShape } from './picture';

/** `act(x W + b)` on each sample as one vector, or on each step of a sequence. Kernel [inputs, units]. */
export function dense({ activation }: { readonly activation: ActivationKind }, call: LayerCall): Tensor {
  return activate(activation, affine(call), call.passesThresholds);
}

/** The largest of several linear units. Kernel [inputs, units * pieces], the pieces of a unit side by side. */
export function maxout({ pieces }: { readonly pieces: number }, call: LayerCall): Tensor {
  const linear = affine(call);
  const units = (linear.shape.at(-1) ?? pieces) / pieces;
  return max(toShape(linear, [...linear.shape.slice(0, -1), units, pieces]), -1);
}

/** All products of up to `degree` inputs: those of one, then of two (x1^2, x1 x2, …, xn^2), and so on. */
export function polynomial({ degree }: { readonly degree: number }, call: LayerCall): Tensor {
  const x = inputOf(call);
  const inputs = x.shape.at(-1) ?? 1;
  const flat = toShape(x, [x.size / inputs, inputs]);
  const powers = [flat];
  let factors = Array.from({ length: inputs }, (_, index) => [index]);
  let last = flat;
  for (let power = 2; power <= degree; power++) {
    const longer = factors.flatMap((chosen, index) =>
      Array.from({ length: inputs - (chosen.at(-1) ?? 0) }, (_, offset) => ({ index, next: (chosen.at(-1) ?? 0) + offset, chosen })),
    );
    last = mul(
      pickColumns(
        last,
        longer.map(({ index }) => index),
      ),
      pickColumns(
        flat,
        longer.map(({ next }) => next),
      ),
    );
    factors = longer.map(({ chosen, next }) => [...chosen, next]);
    powers.push(last);
  }
  return toShape(powers.length === 1 ? flat : concat(powers, 1), outputShape(call));
}

/** A trained vector for each whole number; only the vectors that are used get a gradient. */
export function embedding(call: LayerCall): Tensor {
  const table = weightOf(call, 'kernel');
  const indices = inputOf(call);
  const [vocabulary = 1, size = 1] = table.shape;
  const vectors = withGradient({
    inputs: [table],
    saved: [indices],
    forward: () => gather(table, toIndices(indices)),
    backward: (dy, [kept = indices]) => [unsortedSegmentSum(toShape(dy, [kept.size, size]), toIndices(kept), vocabulary)],
  });
  return toShape(vectors, [...indices.shape, size]);
}

/** 0 and 1 along a new last axis. */
export function toOneHot(labels: Tensor, classes: number): Tensor {
  return toFloat(toShape(oneHot(toIndices(labels), classes), [...labels.shape, classes]));
}

function affine(call: LayerCall): Tensor {
  const kernel = weightOf(call, 'kernel');
  const bias = call.weights.get('bias');
  const [inputs = 1, units = 1] = kernel.shape;
  const x = inputOf(call);
  const product = matMul(toShape(x, [x.size / inputs, inputs]), kernel);
  return toShape(bias === undefined ? product : add(product, bias), [...outputShape(call).slice(0, -1), units]);
}

function pickColumns(x: Tensor, columns: readonly number[]): Tensor {
  const inputs = x.shape[1] ?? 1;
  const places = new Float32Array(inputs * columns.length);
  columns.forEach((column, index) => {
    places[column * columns.length + index] = 1;
  });
  return matMul(x, tensor(places, [inputs, columns.length]));
}

function toIndices(indices: Tensor): Tensor1D {
  return reshape<Rank.R1>(cast(indices, 'int32'), [indices.size]);
}
