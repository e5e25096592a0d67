import type { ElementType, ProgramValue } from './program';

/** What one element takes in a target's memory, in bytes. */
export const elementBytes: Readonly<Record<ElementType, number>> = { float32: 4, int32: 4, bool: 1 };

/** The number of elements of a shape; 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** What a value takes in a target's memory, in bytes. */
export function valueBytes(value: ProgramValue): number {
  return elementCount(value.shape) * elementBytes[value.type];
}
