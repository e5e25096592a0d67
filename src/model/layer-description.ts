import type { ErrorCode } from '#base/codes/catalogue';
import type { LayerFamily, LayerKind } from './layer-kind';
import type { SettingSpecs, SettingsOf } from './setting';
import type { TensorType } from './tensor-type';
import type { WeightSpec } from './weight';

/** What a layer turns its inputs into, and what that costs for one sample. */
export interface LayerInference {
  readonly output: TensorType;
  readonly weights: readonly WeightSpec[];
  /** Multiply-adds of convolutions, transposed convolutions, dense, recurrent and attention products for one sample; nothing else counts. */
  readonly macs: number;
  /**
   * How the window of input pixels that one output sees grows: `size += (kernel - 1) * jump; jump *= stride`. A stride below 1 enlarges. Left out:
   * unchanged; `all`: everything.
   */
  readonly field?: { readonly kernel: readonly [number, number]; readonly stride: readonly [number, number] } | 'all';
}

/** Why a layer cannot be applied to its inputs: a diagnostic of the language, with what mends it. */
export interface LayerRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix?: LayerFix;
}

/** A repair that an editor can offer. */
export type LayerFix =
  | { readonly kind: 'insertBefore'; readonly text: string; readonly title: string }
  | { readonly kind: 'setArgument'; readonly name: string; readonly text: string; readonly title: string };

/** Anything worth saying that is not an error, such as `dense` flattening by itself. */
export interface LayerRemark {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix?: LayerFix;
}

/** What a layer makes of its inputs: the type of its output, its weights and its cost, or why it cannot be applied to them. */
export type LayerOutcome =
  | { readonly ok: true; readonly inference: LayerInference; readonly remarks?: readonly LayerRemark[] }
  | { readonly ok: false; readonly refusal: LayerRefusal };

/** One row of the layer catalogue: the one place where a kind of layer is described. */
export interface LayerDescription<S extends SettingSpecs = SettingSpecs> {
  readonly kind: LayerKind;
  readonly family: LayerFamily;
  /** One sentence: what it does. */
  readonly summary: string;
  /** In plain mathematical text, `y = act(W * x + b)`. */
  readonly formula: string;
  /** Author, year, title of the paper that it comes from. */
  readonly reference: string;
  readonly settings: S;
  /** How many tensors it takes, those that `reference` settings bring included. `most` may be Infinity. */
  readonly inputs: { readonly least: number; readonly most: number };
  /**
   * Total: it answers for any settings that pass their specs and any input types. A method, so that rows with different settings fit in one table;
   * `inferLayer` checks the settings before it calls a row by its kind.
   */
  infer(settings: SettingsOf<S>, inputs: readonly TensorType[]): LayerOutcome;
}

/** Writes a row so that the types of its settings follow from their specs. */
export function describeLayer<const S extends SettingSpecs>(description: LayerDescription<S>): LayerDescription<S> {
  return description;
}
