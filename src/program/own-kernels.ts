import { fillNormal, fillUniform } from '#base/random';
import type { AttributeValue, ElementType, ProgramValue } from './program';

/** Kernels that programs use beside those of tfjs-core. Every target implements each of them. */
export const ownKernelNames = ['Philox'] as const;

/** An operation that TensorFlow.js has no kernel for, or none that is good enough here. */
export type OwnKernelName = (typeof ownKernelNames)[number];

/** One kernel of ours: what it takes, what it gives, and how it is computed where nothing faster is at hand. */
export interface OwnKernel {
  readonly name: OwnKernelName;
  /** One sentence: what it computes. */
  readonly summary: string;
  /** Names of its inputs, in order. */
  readonly inputs: readonly string[];
  readonly output: (attributes: KernelAttributes) => Pick<ProgramValue, 'shape' | 'type'>;
  /** The reference: every target gives these numbers, bit for bit. Inputs in the order of `inputs`. */
  readonly compute: (attributes: KernelAttributes, inputs: readonly KernelNumbers[]) => Float32Array;
}

/** What an operation is told besides its tensors, as plain data. */
export type KernelAttributes = Readonly<Record<string, AttributeValue>>;

/** The numbers of one tensor: float32, int32 or (bool) one byte each. */
export type KernelNumbers = Float32Array | Int32Array | Uint8Array;

/** Attributes of `Philox`. Numbers are those of `fillUniform` and `fillNormal` for the key (seed, stream, step). */
export interface PhiloxAttributes {
  /** Unsigned, 32 bits. */
  readonly seed: number;
  /** Unsigned, 32 bits; `streamOf` of a name. */
  readonly stream: number;
  readonly shape: readonly number[];
  /** `uniform` in [0, 1); `normal` with mean 0 and deviation 1; `bernoulli`: 1 where the uniform number is below `keep`, else 0. */
  readonly distribution: 'uniform' | 'normal' | 'bernoulli';
  /** The chance of a 1; 1 for the other distributions. */
  readonly keep: number;
}

/** The table of our kernels. */
export const ownKernels: Readonly<Record<OwnKernelName, OwnKernel>> = {
  Philox: {
    name: 'Philox',
    summary: 'Random numbers that are a pure function of seed, stream and step; the step is a scalar input.',
    inputs: ['step'],
    output: (attributes) => ({ shape: toPhiloxAttributes(attributes).shape, type: 'float32' satisfies ElementType }),
    compute: (attributes, inputs) => drawPhilox(toPhiloxAttributes(attributes), inputs[0]?.[0] ?? 0),
  },
};

/** Whether a kernel is one of ours. */
export function isOwnKernel(name: string): name is OwnKernelName {
  return ownKernelNames.some((own) => own === name);
}

/** The random numbers of one step, row by row. */
export function drawPhilox(attributes: PhiloxAttributes, step: number): Float32Array {
  const { seed, stream, shape, distribution, keep } = attributes;
  const numbers = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const key = { seed, stream, step };
  if (distribution === 'normal') {
    fillNormal(key, numbers);
    return numbers;
  }
  fillUniform(key, numbers);
  if (distribution === 'bernoulli') {
    for (let index = 0; index < numbers.length; index++) {
      numbers[index] = (numbers[index] ?? 0) < keep ? 1 : 0;
    }
  }
  return numbers;
}

/** Reads recorded attributes; what is missing or of another type counts as 0, or as an empty shape. */
export function toPhiloxAttributes(attributes: KernelAttributes): PhiloxAttributes {
  const { seed, stream, shape, distribution, keep } = attributes;
  return {
    seed: typeof seed === 'number' ? seed : 0,
    stream: typeof stream === 'number' ? stream : 0,
    shape: Array.isArray(shape) ? shape.filter((size) => typeof size === 'number') : [],
    distribution: distribution === 'normal' || distribution === 'bernoulli' ? distribution : 'uniform',
    keep: typeof keep === 'number' ? keep : 1,
  };
}
