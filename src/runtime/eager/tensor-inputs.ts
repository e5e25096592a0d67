import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

/** Tensors as a tfjs kernel takes them: by name, or as a bare list where it takes nothing else (Concat, Pack, AddN). */
export function tensorInputs(tensors: Readonly<Record<string, TensorInfo>> | readonly TensorInfo[]): NamedTensorInfoMap {
  // A list counts as a map of names for tfjs, whose types have no word for it.
  const named: NamedTensorInfoMap = {};
  return isList(tensors) ? Object.assign([...tensors], named) : Object.assign(named, tensors);
}

/** The same inputs, list or map, with each tensor replaced. */
export function toTensorInputs(inputs: NamedTensorInfoMap, replace: (tensor: TensorInfo) => TensorInfo): NamedTensorInfoMap {
  if (Array.isArray(inputs)) {
    const listed: readonly (TensorInfo | undefined)[] = Object.values<TensorInfo | undefined>(inputs);
    return tensorInputs(listed.flatMap((tensor) => (tensor === undefined ? [] : [replace(tensor)])));
  }
  const replaced: Record<string, TensorInfo> = {};
  for (const [name, tensor] of Object.entries(inputs)) {
    // Kernels with optional inputs are given them as null by some callers.
    if (tensor) {
      replaced[name] = replace(tensor);
    }
  }
  return replaced;
}

function isList(tensors: Readonly<Record<string, TensorInfo>> | readonly TensorInfo[]): tensors is readonly TensorInfo[] {
  return Array.isArray(tensors);
}
