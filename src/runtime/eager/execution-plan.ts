import type { KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import { kernelInputs } from '#program/kernel-inputs';
import { computeLifetimes } from '#program/lifetimes';
import type { Operation, Program } from '#program/program';
import { validateProgram } from '#program/validate-program';
import { isView } from '#program/views';
import type { LoadedProgram } from '../target';
import { toNamedAttributes } from './kernels/kernel-attributes';
import type { TensorBackend } from './tensor-backend';

/** One operation with all that does not change from run to run. */
export interface PlanStep {
  readonly operation: Operation;
  /** Absent for a view, which needs no kernel. */
  readonly kernel: KernelFunc | undefined;
  readonly attributes: NamedAttrMap;
  /** Values that nothing reads after this step. */
  readonly released: readonly number[];
}

/** A program made ready for one backend. */
export interface ExecutionPlan extends LoadedProgram {
  readonly steps: readonly PlanStep[];
  readonly constants: ReadonlyMap<number, TensorInfo>;
  readonly unusedFeeds: readonly number[];
}

/**
 * Looks up every kernel, computes lifetimes and writes the constants to the backend.
 *
 * @throws NeurozooError ZOO4201 where the backend lacks a kernel, ZOO4204 where the program is not sound
 */
export function createExecutionPlan(program: Program, backend: TensorBackend, target: string): ExecutionPlan {
  const [fault] = validateProgram(program);
  if (fault !== undefined) {
    throw new NeurozooError({ code: 'ZOO4204', message: `The program '${program.name}' is not sound: ${fault.message}.` });
  }
  const { releasedAfter, unusedFeeds } = computeLifetimes(program);
  const steps = program.operations.map((operation, index): PlanStep => {
    const kernel = isView(operation) ? undefined : findKernel(operation, backend, target);
    return { operation, kernel, attributes: toNamedAttributes(operation.attributes), released: releasedAfter[index] ?? [] };
  });
  const constants = new Map<number, TensorInfo>();
  for (const constant of program.constants) {
    const value = program.values[constant.value];
    if (value !== undefined) {
      constants.set(constant.value, backend.write(constant.data, value.shape, value.type));
    }
  }
  return { program, steps, constants, unusedFeeds };
}

/** The tensors of a step by the names of its kernel's inputs, or as a list. */
export function stepInputs(step: PlanStep, tensorOf: (value: number) => TensorInfo): Record<string, TensorInfo> | TensorInfo[] {
  return kernelInputs(step.operation, tensorOf);
}

function findKernel(operation: Operation, backend: TensorBackend, target: string): KernelFunc {
  const kernel = backend.kernel(operation.kernel);
  if (kernel === undefined) {
    throw new NeurozooError({
      code: 'ZOO4201',
      message: `The target '${target}' has no kernel ${operation.kernel}, which ${operation.scope === '' ? 'the program' : `'${operation.scope}'`} needs.`,
      hint: 'Choose another backend with `backend`, or leave the choice to the product.',
    });
  }
  return kernel;
}
