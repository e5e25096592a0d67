/** Sizes of a tensor's axes without the batch: height x width x channels for pictures, steps x features for sequences, [] for a number. */
export type Shape = readonly number[];

/** What is known of a tensor before anything is computed. */
export interface TensorType {
  readonly shape: Shape;
  /** `int` for class indices, characters and other counted things; everything else is float32. */
  readonly element: 'float' | 'int';
  /** How many classes the integers count, where they are labels and the number is known. */
  readonly classes?: number;
}

/** A float tensor of the shape. */
export function floatTensor(shape: Shape): TensorType {
  return { shape, element: 'float' };
}

/** Scalars in one sample of the shape; may exceed the safe integers for absurd shapes, so compare before use. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** `32x32x3`, or `number` for the empty shape: how shapes are written everywhere people read them. */
export function formatShape(shape: Shape): string {
  return shape.length === 0 ? 'number' : shape.join('x');
}

/** Whether two shapes are the same, axis by axis. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
