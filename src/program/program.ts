/** Element types of a program's values. */
export type ElementType = 'float32' | 'int32' | 'bool';

/** A tensor that flows through a program; the batch axis is part of the shape. */
export interface ProgramValue {
  readonly id: number;
  readonly shape: readonly number[];
  readonly type: ElementType;
}

/** What kernels take besides tensors: numbers, words, shapes. Serialisable. */
export type AttributeValue =
  number | boolean | string | null | undefined | readonly AttributeValue[] | { readonly [name: string]: AttributeValue };

/** One kernel, applied. Kernel names, input names and attributes are those of tfjs-core, and of our own kernels beside them. */
export interface Operation {
  readonly kernel: string;
  /** Values by the kernel's own input names; a kernel that takes nothing but a list has it under `listInput`, see `kernelInputs`. */
  readonly inputs: Readonly<Record<string, number | readonly number[] | undefined>>;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly outputs: readonly number[];
  /** What it was recorded for: `LeNet5/C1`, `optimizer`, … for profiles. */
  readonly scope: string;
}

/** A tensor that comes from outside, by the number of its value. */
export interface ProgramInput {
  readonly name: string;
  readonly value: number;
  /** `state`: kept in the target between runs. `feed`: given with each run. */
  readonly role: 'state' | 'feed';
}

/** A tensor that never changes. It lies in the program itself, in row-major order. */
export interface ProgramConstant {
  readonly value: number;
  readonly data: Float32Array | Int32Array | Uint8Array;
}

/** A value that outlives the run of the program. */
export interface ProgramOutput {
  readonly name: string;
  readonly value: number;
  /** `state`: becomes the state of that name. `fetch`: is given back. */
  readonly role: 'state' | 'fetch';
}

/** A recorded computation: operations in order, every shape known. */
export interface Program {
  readonly name: string;
  /** `values[i].id === i`. */
  readonly values: readonly ProgramValue[];
  readonly inputs: readonly ProgramInput[];
  readonly constants: readonly ProgramConstant[];
  readonly operations: readonly Operation[];
  readonly outputs: readonly ProgramOutput[];
}
