import type { ErrorCode } from '#base/codes/catalogue';
import { checkedProduct } from '#base/checked';
import type { LayerFix, LayerInference, LayerOutcome, LayerRefusal, LayerRemark } from '../layer-description';
import { formatShape, type Shape, type TensorType } from '../tensor-type';

/** The most numbers that one tensor of one sample may have. */
export const largestTensor = 2 ** 31;

/** The other answer: the layer cannot be applied, with the code and the sentence that say why. */
export interface Refused {
  readonly ok: false;
  readonly refusal: LayerRefusal;
}

/** The answer of a layer that cannot be applied. */
export function refused(code: ErrorCode, message: string, fix?: LayerFix): Refused {
  return { ok: false, refusal: fix === undefined ? { code, message } : { code, message, fix } };
}

/** The answer of a layer that can, unless one of its tensors or counts is beyond what can be held or counted exactly: then a refusal `ZOO1201`. */
export function accepted(kind: string, inference: LayerInference, remarks: readonly LayerRemark[] = []): LayerOutcome {
  const tooLarge = largeTensor(inference);
  if (tooLarge !== undefined) {
    return refused('ZOO1201', `${kind} would need ${tooLarge}; a tensor may have 2^31 numbers at most.`);
  }
  if (!Number.isSafeInteger(inference.macs) || inference.macs < 0) {
    return refused('ZOO1201', `${kind} would need more than 2^53 multiply-adds for one sample.`);
  }
  return remarks.length === 0 ? { ok: true, inference } : { ok: true, inference, remarks };
}

/** A layer that keeps the type of its input and has neither weights nor products. */
export function unchanged(kind: string, input: TensorType): LayerOutcome {
  return accepted(kind, { output: input, weights: [], macs: 0 });
}

/** Whether every size is a whole number of at least 1 and the tensor is not too large. */
export function isPossibleShape(shape: Shape): boolean {
  const size = checkedProduct(shape);
  return size !== undefined && size >= 1 && size <= largestTensor;
}

function largeTensor(inference: LayerInference): string | undefined {
  if (!isPossibleShape(inference.output.shape)) {
    return `an output of ${formatShape(inference.output.shape)}`;
  }
  for (const weight of inference.weights) {
    if (!isPossibleShape(weight.shape)) {
      return `a ${weight.name} of ${formatShape(weight.shape)}`;
    }
  }
  return undefined;
}
