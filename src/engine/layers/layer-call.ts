import type { Tensor } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { LayerKind } from '#model/layer-kind';
import type { LayerNode, NetworkLayer } from '#model/network';
import type { TensorType } from '#model/tensor-type';
import type { PhiloxAttributes } from '#program/own-kernels';

/** A layer as it is applied once: its tensors, and what it may ask of the step around it. */
export interface LayerCall {
  /** `LeNet5/C1`, for messages. */
  readonly path: string;
  /** Each with the batch axis in front. */
  readonly inputs: readonly Tensor[];
  /** What the catalogue says comes out, without the batch axis. */
  readonly output: TensorType;
  /** Weights by their last name. */
  readonly weights: ReadonlyMap<string, Tensor>;
  /** Whether dropout drops and batch norm looks at the batch. */
  readonly training: boolean;
  /** Thresholds pass the gradient on: the perceptron rule is training. */
  readonly passesThresholds: boolean;
  /** What a running average becomes. Ignored unless the objective updates this network. */
  readonly moveStatistic: (name: string, value: Tensor) => void;
  /** Random numbers of this step, for this application of this layer. */
  readonly draw: (request: DrawRequest) => Tensor;
  /** Another layer of the same network, by its path. */
  readonly layerAt: (path: string) => LayerNode | NetworkLayer | undefined;
}

/** Random numbers that a layer asks for in a step. Layer, purpose, seed and step decide them, so that a repeated step draws the same. */
export interface DrawRequest {
  /** Tells the sequences of one layer apart: `dropout`. */
  readonly purpose: string;
  readonly shape: readonly number[];
  readonly distribution: PhiloxAttributes['distribution'];
  readonly keep?: number;
}

/** The first input. */
export function inputOf(call: LayerCall, index = 0): Tensor {
  const input = call.inputs[index];
  if (input === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `${call.path} has no input ${String(index + 1)}.` });
  }
  return input;
}

/** The weight of that name. */
export function weightOf(call: LayerCall, name: string): Tensor {
  const weight = call.weights.get(name);
  if (weight === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `${call.path} has no weight ${name}.` });
  }
  return weight;
}

/** The output's shape with the batch axis of the first input. */
export function outputShape(call: LayerCall): number[] {
  return [inputOf(call).shape[0], ...call.output.shape];
}

/** The error of a layer that is built, but not for these settings. */
export function cannotCompute(call: LayerCall, kind: LayerKind, why: string): NeurozooError {
  return new NeurozooError({ code: 'ZOO4105', message: `${call.path} (${kind}) cannot be computed: ${why}` });
}
