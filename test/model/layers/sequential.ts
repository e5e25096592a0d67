import { inferLayer } from '#model/infer-layer';
import type { LayerInference, LayerOutcome } from '#model/layer-description';
import { layerDescription } from '#model/layer-catalogue';
import type { LayerKind } from '#model/layer-kind';
import type { SettingValue } from '#model/setting';
import { defaultSettings } from '#model/setting-values';
import { floatTensor, sizeOf, type Shape, type TensorType } from '#model/tensor-type';
import type { WeightSpec } from '#model/weight';

export type LayerCase = readonly [kind: LayerKind, settings?: Readonly<Record<string, SettingValue>>];

/** Applies one layer with its defaults filled in; a refusal fails the test with its message. */
export function apply(
  kind: LayerKind,
  settings: Readonly<Record<string, SettingValue>>,
  ...inputs: readonly (Shape | TensorType)[]
): LayerInference {
  const outcome = tryLayer(kind, settings, ...inputs);
  if (!outcome.ok) {
    throw new Error(`${outcome.refusal.code} ${outcome.refusal.message}`);
  }
  return outcome.inference;
}

/** Like {@link apply}, with the outcome as it is. */
export function tryLayer(
  kind: LayerKind,
  settings: Readonly<Record<string, SettingValue>>,
  ...inputs: readonly (Shape | TensorType)[]
): LayerOutcome {
  const types = inputs.map((input) => ('shape' in input ? input : floatTensor(input)));
  return inferLayer(kind, { ...defaultSettings(layerDescription(kind).settings), ...settings }, types);
}

/** A chain of layers: its output, and the sums over it. */
export function chain(
  input: Shape | TensorType,
  layers: readonly LayerCase[],
): { output: Shape; parameters: number; total: number; macs: number } {
  let current: TensorType = 'shape' in input ? input : floatTensor(input);
  let [parameters, total, macs] = [0, 0, 0];
  for (const [kind, settings] of layers) {
    const inference = apply(kind, settings ?? {}, current);
    parameters += countRole(inference.weights, 'parameter');
    total += countRole(inference.weights, 'parameter') + countRole(inference.weights, 'statistic');
    macs += inference.macs;
    current = inference.output;
  }
  return { output: current.shape, parameters, total, macs };
}

/** Numbers in the trained weights of a layer. */
export function parametersOf(inference: LayerInference): number {
  return countRole(inference.weights, 'parameter');
}

function countRole(weights: readonly WeightSpec[], role: WeightSpec['role']): number {
  return weights.filter((weight) => weight.role === role).reduce((sum, weight) => sum + sizeOf(weight.shape), 0);
}
