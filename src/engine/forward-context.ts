import { keep, mul, add, engine, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { streamOf } from '#base/philox';
import { NeurozooError } from '#base/neurozoo-error';
import type { Noise } from '#model/equation';
import type { Recipe } from '#model/recipe';
import type { PhiloxAttributes } from '#program/own-kernels';

/** What a step knows while it goes through networks and equations. */
export interface ForwardContext {
  readonly networks: Recipe['networks'];
  /** Every weight and running average by its full path; running averages are replaced as they move. */
  readonly state: Map<string, Tensor>;
  /** Whether a network's layers act as in training. */
  readonly training: (network: string) => boolean;
  /** Whether the running average of that full path moves. */
  readonly moves: (path: string) => boolean;
  /** Told of each running average that has moved. */
  readonly onMove: (path: string) => void;
  readonly passesThresholds: boolean;
  readonly seed: number;
  /** The number of the step, from 0. */
  readonly step: Scalar;
}

/** A tensor of the state, by its full path. */
export function stateOf(context: Pick<ForwardContext, 'state'>, path: string): Tensor {
  const tensor = context.state.get(path);
  if (tensor === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `The training has no tensor ${path}.` });
  }
  return tensor;
}

/** Moves a running average, where the step does that. It outlives the gradient's own clean-up. */
export function moveStatistic(context: ForwardContext, path: string, value: Tensor): void {
  if (context.moves(path)) {
    context.state.set(path, keep(value));
    context.onMove(path);
  }
}

/** A sequence of random numbers, the same for the same name, seed and step. */
export interface Draw {
  readonly name: string;
  readonly shape: readonly number[];
  readonly distribution: PhiloxAttributes['distribution'];
  readonly keep?: number;
}

/** Draws random numbers by our own kernel: a pure function of seed, name and step. */
export function draw({ seed, step }: Pick<ForwardContext, 'seed' | 'step'>, { name, shape, distribution, keep: chance = 1 }: Draw): Tensor {
  const attributes = { seed: seed >>> 0, stream: streamOf(name), shape: [...shape], distribution, keep: chance };
  return engine().runKernel<Tensor>('Philox', { step }, attributes);
}

/** Draws numbers of a normal distribution, or uniformly between two. */
export function drawNoise(context: Pick<ForwardContext, 'seed' | 'step'>, request: Omit<Draw, 'distribution'>, noise: Noise): Tensor {
  if (noise.kind === 'normal') {
    return scaled(draw(context, { ...request, distribution: 'normal' }), noise.deviation, noise.mean);
  }
  return scaled(draw(context, { ...request, distribution: 'uniform' }), noise.high - noise.low, noise.low);
}

function scaled(x: Tensor, factor: number, shift: number): Tensor {
  const product = factor === 1 ? x : mul(x, factor);
  return shift === 0 ? product : add(product, shift);
}
