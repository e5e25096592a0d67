import { layerDescription } from './layer-catalogue';
import type { LayerOutcome } from './layer-description';
import type { LayerKind } from './layer-kind';
import { isPossibleShape, refused } from './layers/outcome';
import type { SettingValue } from './setting';
import { settingsProblem } from './setting-check';
import { formatShape, type TensorType } from './tensor-type';

/**
 * What a layer turns tensors into, for settings whose kind is only known when the program runs. Total: it checks the settings, the number of tensors
 * and their sizes, and never throws.
 *
 * @param settings complete, as `defaultSettings` and the text together make them
 * @param inputs the tensors that flow in, then those that `reference` settings bring
 */
export function inferLayer(kind: LayerKind, settings: Readonly<Record<string, SettingValue>>, inputs: readonly TensorType[]): LayerOutcome {
  const description = layerDescription(kind);
  const problem = settingsProblem(description.settings, settings);
  if (problem !== undefined) {
    return refused('ZOO1219', `${kind}: ${problem}.`);
  }
  const { least, most } = description.inputs;
  if (inputs.length < least || inputs.length > most) {
    return refused('ZOO1217', `${kind} takes ${countWords(least, most)} and gets ${String(inputs.length)}.`);
  }
  const bad = inputs.find((input) => !isPossibleShape(input.shape));
  if (bad !== undefined) {
    return refused('ZOO1201', `${kind} gets a tensor of ${formatShape(bad.shape)}, which no machine can hold.`);
  }
  return description.infer(settings, inputs);
}

function countWords(least: number, most: number): string {
  if (least === most) {
    return least === 1 ? 'one tensor' : `${String(least)} tensors`;
  }
  return most === Infinity ? `at least ${String(least)} tensors` : `${String(least)} to ${String(most)} tensors`;
}
