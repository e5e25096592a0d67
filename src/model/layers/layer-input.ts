import { formatShape, sizeOf, type Shape, type TensorType } from '../tensor-type';
import { refused, type Refused } from './outcome';

/** An input that may be computed with, of any shape. */
export interface FloatInput {
  readonly ok: true;
  readonly type: TensorType;
}

/** An input of height x width x channels, the sizes of one sample. */
export interface PictureInput {
  readonly ok: true;
  readonly type: TensorType;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** An input of steps x features, the sizes of one sample. */
export interface SequenceInput {
  readonly ok: true;
  readonly type: TensorType;
  readonly steps: number;
  readonly features: number;
}

/** An input of at least one axis, of which the last are its channels. */
export interface FeaturesInput {
  readonly ok: true;
  readonly type: TensorType;
  /** All axes but the last. */
  readonly leading: Shape;
  /** The size of the last axis. */
  readonly channels: number;
}

/** The input at a place, of any type; refused where it is missing. */
export function anyInput(kind: string, inputs: readonly TensorType[], index = 0): FloatInput | Refused {
  const type = inputs[index];
  return type === undefined
    ? refused('ZOO1217', `${kind} needs at least ${String(index + 1)} tensors and gets ${String(inputs.length)}.`)
    : { ok: true, type };
}

/** The input at a place, which must hold numbers to compute with. */
export function floatInput(kind: string, inputs: readonly TensorType[], index = 0): FloatInput | Refused {
  const input = anyInput(kind, inputs, index);
  if (!input.ok || input.type.element === 'float') {
    return input;
  }
  const classes = input.type.classes ?? 'vocabulary';
  return refused(
    'ZOO1211',
    `${kind} computes with numbers, but ${formatShape(input.type.shape)} here holds integers; put an embedding before it.`,
    {
      kind: 'insertBefore',
      text: `embedding(${String(classes)}, 32)`,
      title: 'Insert an embedding',
    },
  );
}

/** The input at a place as height x width x channels. */
export function pictureInput(kind: string, inputs: readonly TensorType[], index = 0): PictureInput | Refused {
  const input = floatInput(kind, inputs, index);
  if (!input.ok) {
    return input;
  }
  const [height, width, channels, ...more] = input.type.shape;
  if (height !== undefined && width !== undefined && channels !== undefined && more.length === 0) {
    return { ok: true, type: input.type, height, width, channels };
  }
  const message = `${kind} needs a picture (height x width x channels) and gets ${formatShape(input.type.shape)}.`;
  const text = `reshape(${pictureShapeOf(input.type.shape)})`;
  return refused('ZOO1202', message, { kind: 'insertBefore', text, title: `Insert ${text}` });
}

/** The input at a place as steps x features. */
export function sequenceInput(kind: string, inputs: readonly TensorType[], index = 0): SequenceInput | Refused {
  const input = floatInput(kind, inputs, index);
  if (!input.ok) {
    return input;
  }
  const [steps, features, ...more] = input.type.shape;
  if (steps !== undefined && features !== undefined && more.length === 0) {
    return { ok: true, type: input.type, steps, features };
  }
  const message = `${kind} needs a sequence (steps x features) and gets ${formatShape(input.type.shape)}.`;
  const text = `reshape(${sequenceShapeOf(input.type.shape)})`;
  return refused('ZOO1202', message, { kind: 'insertBefore', text, title: `Insert ${text}` });
}

/** The input at a place, with its last axis taken as channels. */
export function featuresInput(kind: string, inputs: readonly TensorType[], index = 0): FeaturesInput | Refused {
  const input = floatInput(kind, inputs, index);
  if (!input.ok) {
    return input;
  }
  const channels = input.type.shape.at(-1);
  return channels === undefined
    ? refused('ZOO1202', `${kind} works on channels, the last axis, but gets a single number.`)
    : { ok: true, type: input.type, leading: input.type.shape.slice(0, -1), channels };
}

/** A square grey picture where the numbers allow one, else a row of pixels. */
function pictureShapeOf(shape: Shape): string {
  const [height, width] = shape;
  if (shape.length === 2 && height !== undefined && width !== undefined) {
    return formatShape([height, width, 1]);
  }
  const size = sizeOf(shape);
  const side = Math.round(Math.sqrt(size));
  return formatShape(side * side === size ? [side, side, 1] : [1, 1, size]);
}

/** Rows of a picture as steps; anything else as one step. */
function sequenceShapeOf(shape: Shape): string {
  const [steps, ...rest] = shape;
  return formatShape(steps !== undefined && rest.length >= 2 ? [steps, sizeOf(rest)] : [1, sizeOf(shape)]);
}
