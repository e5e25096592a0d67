import type { DatasetRecipe } from './dataset-recipe';
import type { EquationNode } from './equation';
import type { MetricKind } from './equation-function';
import type { Network } from './network';
import type { OptimizerSpec } from './schedule';
import type { SettingValue } from './setting';
import type { TensorType } from './tensor-type';

/** Everything that decides a training, with nothing left to default: what `recipe.json` holds and the trainer runs. */
export interface Recipe {
  readonly version: 1;
  /** The name of the `train` declaration. */
  readonly name: string;
  readonly documentation?: string;
  /** Every network that the equations use, directly or inside another, by name. */
  readonly networks: Readonly<Record<string, Network>>;
  /** Tensors that are trained without a network, by name. */
  readonly variables: Readonly<Record<string, VariableSpec>>;
  readonly data: DatasetRecipe;
  /** All equations, in order of use. */
  readonly values: readonly EquationNode[];
  /** In the order written; each step runs them one after the other, each on the weights that the one before left. */
  readonly objectives: readonly Objective[];
  readonly reports: readonly Report[];
  readonly shows: readonly Show[];
  readonly batch: BatchSpec;
  readonly length: { readonly unit: 'epochs' | 'steps'; readonly count: number };
  readonly seed: number;
  /** L2 weight decay: adds `decay * w` to the gradient of every kernel (decoupled under adamw). Biases and norms are left out. */
  readonly decay: number;
  /** Largest global norm of an objective's gradient, or null. */
  readonly clip: number | null;
  readonly labelSmoothing: number;
  readonly earlyStop: EarlyStop | null;
  /** Which checkpoint is kept as the best, or null for the last only. */
  readonly keepBest: MetricReference | null;
  /** Paths (`VGG16.C1` as `VGG16/C1`) whose weights do not move. */
  readonly freeze: readonly string[];
  readonly start: readonly { readonly network: string; readonly from: string }[];
  readonly precision: 'float32' | 'mixed';
  readonly backend: 'auto' | 'eager' | 'wasm' | 'tensorflow' | 'webgpu' | 'cpu';
}

/** A tensor that is trained by itself and not as the weight of a layer: a picture that is made, a style. */
export interface VariableSpec {
  readonly type: TensorType;
  /** The data field whose first sample it starts from; null: zeros. */
  readonly from: string | null;
}

/**
 * One equation that is made small or large, by one optimiser, over some of the weights. Objectives take their steps one after another on the
 * same batch.
 */
export interface Objective {
  readonly direction: 'minimize' | 'maximize';
  /** The equation node whose mean over the batch is optimised. */
  readonly value: number;
  /** The equation as it is written, on one line: the name of its curve. */
  readonly text: string;
  /** Networks and variables that it updates. */
  readonly over: readonly string[];
  readonly optimizer: OptimizerSpec;
  /** Runs in every so many steps. */
  readonly every: number;
}

/** A measured number; `better` says which way is an improvement. */
export interface Report {
  readonly name: string;
  readonly metric: MetricKind;
  readonly inputs: readonly number[];
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly better: 'higher' | 'lower';
}

/** What is drawn after every epoch that is measured, beside the curves. */
export interface Show {
  readonly values: readonly number[];
  /** Networks shown as a whole: `Xor as boundary`, `Writer as text(…)`. */
  readonly networks: readonly string[];
  readonly form: string;
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/** How many samples a step sees, and how they are chosen. */
export interface BatchSpec {
  readonly size: number;
  /** So many classes and so many samples of each in every batch. */
  readonly balanced: { readonly classes: number; readonly each: number } | null;
}

/** `val.accuracy`: a part of the data and the name of a report, or `loss`. */
export interface MetricReference {
  readonly part: 'train' | 'val' | 'test';
  readonly metric: string;
  readonly better: 'higher' | 'lower';
}

/** The training ends when its metric has not become better for so long. */
export interface EarlyStop {
  readonly metric: MetricReference;
  /** Epochs without an improvement. */
  readonly patience: number;
}
