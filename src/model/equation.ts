import type { EquationFunction } from './equation-function';
import type { SettingValue } from './setting';
import type { TensorType } from './tensor-type';
import type { SourceRange } from './source-range';

/**
 * One step of a training's equations. All equations of a training form one list in which each node uses only earlier ones, so that a value
 * written once (`fake = G(z)`) is computed once. Every value keeps the batch axis in front of `type.shape`; numbers have the shape [].
 */
export type EquationNode = EquationBase &
  (
    | { readonly kind: 'field'; readonly field: string }
    | { readonly kind: 'noise'; readonly distribution: Noise }
    | { readonly kind: 'variable'; readonly variable: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'ramp'; readonly to: number; readonly gamma: number }
    | { readonly kind: 'apply'; readonly network: string; readonly member: string; readonly inputs: readonly number[] }
    | { readonly kind: 'operator'; readonly operator: Operator; readonly inputs: readonly number[] }
    | {
        readonly kind: 'function';
        readonly function: EquationFunction;
        readonly inputs: readonly number[];
        readonly settings: Readonly<Record<string, SettingValue>>;
      }
  );

interface EquationBase {
  readonly id: number;
  /** The name the author bound it to, if any. */
  readonly name?: string;
  readonly type: TensorType;
  readonly source?: SourceRange;
}

/** `negate` takes one input, the others two; comparisons give 0 or 1. Shapes broadcast from the right, and a number with everything. */
export type Operator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'negate';

/** What noise is drawn from, afresh for every sample and step. */
export type Noise =
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number };
