import type { Shape } from './tensor-type';

/** How a weight starts. `fanIn` and `fanOut` are inputs and outputs of one unit, as in He et al. 2015 and Glorot & Bengio 2010. */
export type Initializer =
  | { readonly kind: 'he'; readonly fanIn: number }
  | { readonly kind: 'glorot'; readonly fanIn: number; readonly fanOut: number }
  | { readonly kind: 'normal'; readonly deviation: number; readonly mean: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'identity' }
  | { readonly kind: 'orthogonal' };

/** A tensor that a layer keeps between steps. */
export interface WeightSpec {
  /** `kernel`, `bias`, `gamma`, `movingMean`, …: the last part of its path. */
  readonly name: string;
  readonly shape: Shape;
  readonly initializer: Initializer;
  /** `parameter`: changed by an optimiser. `statistic`: running averages, changed by the forward pass. `fixed`: never changed. */
  readonly role: 'parameter' | 'statistic' | 'fixed';
}
