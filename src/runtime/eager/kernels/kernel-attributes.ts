import type { NamedAttrMap } from '@tensorflow/tfjs-core';
import type { AttributeValue } from '#program/program';
import type { KernelAttributes } from '#program/own-kernels';

/** Recorded attributes as tfjs takes them. What is `null` or `undefined` is left out, which every kernel reads as the same. */
export function toNamedAttributes(attributes: KernelAttributes): NamedAttrMap {
  const named: NamedAttrMap = {};
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = toAttribute(value);
    if (attribute !== undefined) {
      named[name] = attribute;
    }
  }
  return named;
}

/** Attributes of tfjs as our kernels read them. */
export function toKernelAttributes(attributes: NamedAttrMap): KernelAttributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toAttributeValue(value)]));
}

/** A whole number or a pair of them (`strides`, `filterSize`): [height, width]. */
export function toPair(value: unknown): [number, number] {
  if (typeof value === 'number') {
    return [value, value];
  }
  const [height, width] = toList(value);
  return [typeof height === 'number' ? height : 1, typeof width === 'number' ? width : typeof height === 'number' ? height : 1];
}

/** What a list holds; nothing where there is no list. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A list of whole numbers, such as a shape. */
export function toNumbers(value: unknown): number[] {
  if (typeof value === 'number') {
    return [value];
  }
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === 'number') : [];
}

type NamedAttribute = NamedAttrMap[string];

function toAttribute(value: AttributeValue): NamedAttribute | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (typeof value !== 'object') {
    return value;
  }
  if (isList(value)) {
    return value.map(toAttribute).filter((item) => item !== undefined);
  }
  return toNamedAttributes(value);
}

function toAttributeValue(value: unknown): AttributeValue {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') {
    return value;
  }
  return Array.isArray(value) ? value.map(toAttributeValue) : undefined;
}

function isList(value: readonly AttributeValue[] | Readonly<Record<string, AttributeValue>>): value is readonly AttributeValue[] {
  return Array.isArray(value);
}
