import type { ErrorCode } from '#base/codes/catalogue';
import { broadcastShapes } from './broadcast';
import type { SettingSpecs } from './setting';
import type { Settings } from './setting-values';
import { floatTensor, formatShape, type TensorType } from './tensor-type';

/** A tensor that a function takes. */
export interface TensorArgument {
  readonly name: string;
  readonly meaning: string;
}

/** The type of a function's value for one sample, or why there is none; `input` is the argument to blame. */
export type EquationTyping =
  | { readonly ok: true; readonly type: TensorType }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly input: number };

/** What a function of equations takes and gives, apart from its name. */
export interface EquationFunctionDescription {
  readonly family: 'arithmetic' | 'loss';
  readonly summary: string;
  /** In plain mathematical text; `mean` runs over all axes but the batch. */
  readonly formula: string;
  readonly reference: string;
  /** Tensors, in order; they may be given by name too. */
  readonly arguments: readonly TensorArgument[];
  /** Takes any number of further tensors (`concat`). */
  readonly variadic?: boolean;
  /** Its first argument is a network that is not applied, kept as the setting `network` (`penalty`). */
  readonly takesNetwork?: boolean;
  /** Gives one number a sample whatever it takes. */
  readonly reduces: boolean;
  /** Their positions are counted behind the tensors. */
  readonly settings: SettingSpecs;
  /** Total, for as many inputs as `arguments` says or more where it is variadic. */
  readonly infer: (inputs: readonly TensorType[], settings: Settings) => EquationTyping;
}

/** The number that losses and reductions give for each sample. */
export const oneNumber: EquationTyping = { ok: true, type: floatTensor([]) };

/** The same shape as the first input, as floats. */
export function elementwise(inputs: readonly TensorType[]): EquationTyping {
  return { ok: true, type: floatTensor(inputs[0]?.shape ?? []) };
}

/** One number a sample, of any input. */
export function reduction(): EquationTyping {
  return oneNumber;
}

/**
 * One number a sample, of two inputs of the same shape. A number goes with every shape, and an axis of 1 stretches; but tensors of different ranks
 * are not stretched as they are in arithmetic, and class labels are no numbers: both would hide mistakes.
 */
export function comparison(inputs: readonly TensorType[]): EquationTyping {
  const [first, second] = inputs;
  if (first === undefined || second === undefined) {
    return oneNumber;
  }
  const label = inputs.findIndex((type) => type.element === 'int' && (type.classes ?? 0) > 2);
  if (label >= 0 && inputs.some((type) => type.shape.length > 0 && type.element === 'float')) {
    const message = 'Class labels are compared as numbers here; use onehot(label), or crossEntropy for logits.';
    return { ok: false, code: 'ZOO1407', message, input: label };
  }
  const isNumber = first.shape.length === 0 || second.shape.length === 0;
  const fits = first.shape.length === second.shape.length && broadcastShapes(first.shape, second.shape) !== undefined;
  return isNumber || fits ? oneNumber : shapesDiffer(first, second, 1);
}

/** The refusal of two shapes that do not fit each other. */
export function shapesDiffer(first: TensorType, second: TensorType, input: number): EquationTyping {
  const message = `The shapes ${formatShape(first.shape)} and ${formatShape(second.shape)} do not fit each other.`;
  return { ok: false, code: 'ZOO1404', message, input };
}

/**
 * Checks logits [.., classes] against their target: integers of the leading shape, or a distribution of the same shape.
 * Answers undefined where they fit.
 */
export function targetRefusal(logits: TensorType, target: TensorType): EquationTyping | undefined {
  const classes = logits.shape.at(-1);
  const places = logits.shape.slice(0, -1);
  if (classes === undefined) {
    return { ok: false, code: 'ZOO1407', message: 'It takes a logit for each class, but this is one number a sample.', input: 0 };
  }
  if (classes === 1) {
    return { ok: false, code: 'ZOO1407', message: 'It chooses between classes, but there is one logit; use bce for yes or no.', input: 0 };
  }
  if (target.element === 'float') {
    if (target.shape.length === logits.shape.length && broadcastShapes(logits.shape, target.shape) !== undefined) {
      return undefined;
    }
    const message = `It takes class labels (integers) of the shape ${formatShape(places)}, or shares of the shape ${formatShape(logits.shape)}, not numbers of the shape ${formatShape(target.shape)}.`;
    return { ok: false, code: 'ZOO1407', message, input: 1 };
  }
  if (target.shape.length !== places.length || target.shape.some((size, axis) => size !== places[axis])) {
    const message = `The labels have the shape ${formatShape(target.shape)}, but logits of the shape ${formatShape(logits.shape)} need ${formatShape(places)}.`;
    return { ok: false, code: 'ZOO1404', message, input: 1 };
  }
  if (target.classes !== undefined && target.classes !== classes) {
    const message = `The labels count ${String(target.classes)} classes, but there are ${String(classes)} logits.`;
    return { ok: false, code: 'ZOO1408', message, input: 0 };
  }
  return undefined;
}
