import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { AttributeValue, ElementType, ProgramValue } from '#program/program';
import { toAttribute } from './recorder';
import { elementTypeOf, type TraceBackend } from './trace-backend';

/** A value that a kernel gives: its shape and type. */
export type KernelOutput = Pick<ProgramValue, 'shape' | 'type'>;

/** What a kernel gives for what it takes. Pure. */
export type ShapeRule = (call: KernelCall) => KernelOutput | readonly KernelOutput[] | Alias;

/** The kernel changes nothing: its output is its input, and no operation is recorded. */
export interface Alias {
  readonly alias: TensorInfo;
}

/** A kernel as it is called: readers that fail with the kernel's name where something is not as the rule expects it. */
export class KernelCall {
  readonly kernel: string;
  readonly #inputs: NamedTensorInfoMap;
  readonly #attributes: NamedAttrMap;

  constructor(kernel: string, inputs: NamedTensorInfoMap, attributes: NamedAttrMap) {
    this.kernel = kernel;
    this.#inputs = inputs;
    this.#attributes = attributes;
  }

  input(name: string): TensorInfo {
    return this.#inputs[name] ?? this.#missing(`the input ${name}`);
  }

  /** The shape of an input, as its owner's own copy. */
  shape(name: string): number[] {
    return [...this.input(name).shape];
  }

  type(name: string): ElementType {
    return elementTypeOf(this.input(name).dtype);
  }

  /** All inputs, of kernels that take a list. */
  list(): readonly TensorInfo[] {
    return Object.values(this.#inputs).flatMap((input) => (input === undefined ? [] : [input]));
  }

  attributes(): Readonly<Record<string, AttributeValue>> {
    return Object.fromEntries(Object.entries(this.#attributes).map(([name, value]) => [name, toAttribute(value)]));
  }

  attribute(name: string): unknown {
    return this.#attributes[name];
  }

  number(name: string): number {
    const value: unknown = this.#attributes[name];
    return typeof value === 'number' ? value : this.#missing(`the number ${name}`);
  }

  flag(name: string): boolean {
    return this.#attributes[name] === true;
  }

  numbers(name: string): number[] {
    const value: unknown = this.#attributes[name];
    const numbers = Array.isArray(value) ? value.filter((part) => typeof part === 'number') : undefined;
    return numbers ?? this.#missing(`the numbers ${name}`);
  }

  /** `[[before, after], …]`, one pair for each axis. */
  pairs(name: string): [number, number][] {
    const value: unknown = this.#attributes[name];
    if (!Array.isArray(value)) {
      return this.#missing(`the pairs ${name}`);
    }
    return value.map((pair: unknown) => {
      const sizes: unknown[] = Array.isArray(pair) ? pair : [];
      const [first, second] = sizes;
      return typeof first === 'number' && typeof second === 'number' ? [first, second] : this.#missing(`the pairs ${name}`);
    });
  }

  elementType(name: string): ElementType {
    const value: unknown = this.#attributes[name];
    return value === 'int32' || value === 'bool' ? value : 'float32';
  }

  /** The axes meant by an attribute: a number, several, or all of them where there is none. Negative ones count from the end. */
  axes(name: string, rank: number): number[] {
    const value: unknown = this.#attributes[name];
    const chosen =
      typeof value === 'number' ? [value] : Array.isArray(value) ? this.numbers(name) : Array.from({ length: rank }, (_, axis) => axis);
    return chosen.map((axis) => (axis < 0 ? axis + rank : axis));
  }

  #missing(what: string): never {
    throw new NeurozooError({ code: 'ZOO4103', message: `The kernel ${this.kernel} is used without ${what}.` });
  }
}

/** A call that is to be recorded. */
export interface RecordedCall {
  readonly kernel: string;
  readonly rule: ShapeRule;
  readonly inputs: NamedTensorInfoMap;
  readonly attributes: NamedAttrMap;
}

/** Records one kernel and gives the handles of its outputs. */
export function runShapeRule(tracing: TraceBackend, { kernel, rule, inputs, attributes }: RecordedCall): TensorInfo | TensorInfo[] {
  const result = rule(new KernelCall(kernel, inputs, attributes));
  if ('alias' in result) {
    const { dataId, dtype, shape } = result.alias;
    tracing.incRef(dataId);
    return { dataId, dtype, shape };
  }
  const single = 'shape' in result;
  const recorded = tracing.recorder.record({ kernel, inputs, attributes }, single ? [result] : result);
  for (const tensor of recorded) {
    tracing.adopt(tensor.dataId);
  }
  const [first] = recorded;
  return single && first !== undefined ? first : recorded;
}
