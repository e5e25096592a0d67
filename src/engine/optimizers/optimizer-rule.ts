import type { Scalar, Tensor } from '@tensorflow/tfjs-core';

/** What an optimiser is told about one weight. All tensors have the weight's shape unless they are scalars. */
export interface OptimizerCall {
  readonly parameter: Tensor;
  readonly gradient: Tensor;
  readonly slots: Readonly<Record<string, Tensor>>;
  /** The learning rate of this step. */
  readonly rate: Scalar;
  /** Which update of its objective this is, counted from 1, as float32. */
  readonly update: Scalar;
  readonly settings: Readonly<Record<string, number>>;
  /** How much of the weight itself is taken away, times the rate: decay apart from the gradient. 0 for none. */
  readonly decay: number;
}

/** What a weight and its slots become. */
export interface OptimizerResult {
  readonly parameter: Tensor;
  readonly slots: Readonly<Record<string, Tensor>>;
}

/** An optimiser: pure functions of a weight, its gradient and its slots. Nothing is kept anywhere else, so that a step can be resumed bit by bit. */
export interface OptimizerRule {
  /** Names of its slots, each with the number that it starts from everywhere. */
  readonly slots: (settings: Readonly<Record<string, number>>) => Readonly<Record<string, number>>;
  readonly apply: (call: OptimizerCall) => OptimizerResult;
  /** Takes the decay of weights by itself, apart from the gradient. */
  readonly decoupledDecay?: true;
  /** A setting that adds to the clause `decay`. */
  readonly decaySetting?: string;
}
