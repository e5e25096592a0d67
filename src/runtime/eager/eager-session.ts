import type { TensorInfo } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import type { Operation, Program, ProgramInput, ProgramValue } from '#program/program';
import type { LoadedProgram, TargetSession } from '../target';
import { createExecutionPlan, stepInputs, type ExecutionPlan, type PlanStep } from './execution-plan';
import type { TensorBackend } from './tensor-backend';
import { toNumbersOfType, toTensorData } from './tensor-conversion';
import { tensorInputs } from './tensor-inputs';

/** What a session is made of. */
export interface EagerSessionParts {
  readonly backend: TensorBackend;
  /** The target's name, for messages. */
  readonly target: string;
  /** Called after every operation with the time it took, for profiles. */
  readonly onOperation?: ((operation: Operation, milliseconds: number) => void) | undefined;
}

/**
 * Runs programs kernel by kernel. Temporaries are freed after their last use; a run that fails leaves the state as it was. The same state
 * and feeds give the same bits.
 */
export class EagerSession implements TargetSession {
  readonly #backend: TensorBackend;
  readonly #parts: EagerSessionParts;
  readonly #state = new Map<string, TensorInfo>();
  readonly #plans = new Set<ExecutionPlan>();
  #disposed = false;

  constructor(parts: EagerSessionParts) {
    this.#parts = parts;
    this.#backend = parts.backend;
  }

  load(program: Program): Promise<LoadedProgram> {
    return settle(() => {
      this.#assertLive();
      const plan = createExecutionPlan(program, this.#backend, this.#parts.target);
      this.#plans.add(plan);
      return plan;
    });
  }

  run(loaded: LoadedProgram, feeds: Readonly<Record<string, TensorData>>): Promise<Record<string, TensorData>> {
    return settle(() => {
      this.#assertLive();
      return this.#execute(this.#planOf(loaded), feeds);
    });
  }

  readState(names: readonly string[] = [...this.#state.keys()]): Promise<Record<string, TensorData>> {
    return settle(() => {
      this.#assertLive();
      return Object.fromEntries(names.map((name) => [name, toTensorData(this.#backend, this.#stateOf(name))]));
    });
  }

  writeState(state: Readonly<Record<string, TensorData>>): Promise<void> {
    return settle(() => {
      this.#assertLive();
      for (const [name, data] of Object.entries(state)) {
        this.#replaceState(name, this.#backend.write(data.data, data.shape, data.type));
      }
    });
  }

  dispose(): void {
    this.#disposed = true;
    for (const tensor of this.#state.values()) {
      this.#backend.release(tensor);
    }
    for (const plan of this.#plans) {
      for (const tensor of plan.constants.values()) {
        this.#backend.release(tensor);
      }
    }
    this.#state.clear();
    this.#plans.clear();
  }

  #execute(plan: ExecutionPlan, feeds: Readonly<Record<string, TensorData>>): Record<string, TensorData> {
    const tensors: (TensorInfo | undefined)[] = [];
    try {
      this.#bindInputs(plan, feeds, tensors);
      for (const step of plan.steps) {
        if (this.#parts.onOperation === undefined) {
          this.#runStep(step, plan.program, tensors);
        } else {
          const startMs = performance.now();
          this.#runStep(step, plan.program, tensors);
          this.#parts.onOperation(step.operation, performance.now() - startMs);
        }
      }
      return this.#collectOutputs(plan.program, tensors);
    } finally {
      for (const tensor of tensors) {
        if (tensor !== undefined) {
          this.#backend.release(tensor);
        }
      }
    }
  }

  /** Fills in state, constants and feeds; each is held once more, so that all that is left in the end can be released alike. */
  #bindInputs(plan: ExecutionPlan, feeds: Readonly<Record<string, TensorData>>, tensors: (TensorInfo | undefined)[]): void {
    const { program } = plan;
    for (const input of program.inputs) {
      if (input.role === 'feed') {
        tensors[input.value] = this.#writeFeed(program, input, feeds[input.name]);
        continue;
      }
      const tensor = this.#boundState(program, input);
      this.#backend.retain(tensor);
      tensors[input.value] = tensor;
    }
    for (const [value, tensor] of plan.constants) {
      this.#backend.retain(tensor);
      tensors[value] = tensor;
    }
    this.#release(plan.unusedFeeds, tensors);
  }

  #boundState(program: Program, input: ProgramInput): TensorInfo {
    const tensor = this.#stateOf(input.name);
    const value = program.values[input.value];
    if (value !== undefined && isLike(tensor, value)) {
      return tensor;
    }
    throw new NeurozooError({
      code: 'ZOO4202',
      message: `The state '${input.name}' is ${tensorText(tensor)}; the program '${program.name}' takes ${valueText(value)}.`,
    });
  }

  #writeFeed(program: Program, input: ProgramInput, data: TensorData | undefined): TensorInfo {
    const value = program.values[input.value];
    if (data === undefined || value === undefined) {
      throw new NeurozooError({ code: 'ZOO4202', message: `The program '${program.name}' is run without its feed '${input.name}'.` });
    }
    const numbers = toNumbersOfType(data, value.type);
    if (numbers === undefined || !sameShape(data.shape, value.shape)) {
      throw new NeurozooError({
        code: 'ZOO4202',
        message: `The feed '${input.name}' is ${data.type} ${shapeText(data.shape)}; the program '${program.name}' takes ${value.type} ${shapeText(value.shape)}.`,
      });
    }
    return this.#backend.write(numbers, value.shape, value.type);
  }

  #runStep(step: PlanStep, program: Program, tensors: (TensorInfo | undefined)[]): void {
    const { operation, kernel } = step;
    const inputs = stepInputs(step, (value) => {
      const tensor = tensors[value];
      if (tensor === undefined) {
        throw new NeurozooError({
          code: 'ZOO4204',
          message: `${operation.kernel} of '${operation.scope}' reads value ${String(value)} after it was let go.`,
        });
      }
      return tensor;
    });
    if (kernel === undefined) {
      const [source] = Object.values(inputs);
      const [output] = operation.outputs;
      if (source !== undefined && output !== undefined) {
        this.#backend.retain(source);
        tensors[output] = { ...source, shape: [...(program.values[output]?.shape ?? source.shape)] };
      }
    } else {
      this.#storeOutputs(step, this.#runKernel(step, kernel, inputs), { program, tensors });
    }
    this.#release(step.released, tensors);
  }

  #runKernel(step: PlanStep, kernel: NonNullable<PlanStep['kernel']>, inputs: ReturnType<typeof stepInputs>): TensorInfo[] {
    const named = tensorInputs(inputs);
    try {
      return this.#backend.run(kernel, named, step.attributes);
    } catch (error) {
      const fallback = error instanceof NeurozooError ? undefined : this.#backend.fallback(step.operation.kernel);
      if (fallback === undefined) {
        throw error;
      }
      // The fast kernels refuse some types and ranks that the reference takes.
      return this.#backend.run(fallback, named, step.attributes);
    }
  }

  #storeOutputs(step: PlanStep, made: readonly TensorInfo[], run: { program: Program; tensors: (TensorInfo | undefined)[] }): void {
    const { operation } = step;
    made.forEach((tensor, index) => {
      const output = operation.outputs[index];
      if (output === undefined) {
        this.#backend.release(tensor);
      } else {
        run.tensors[output] = tensor;
      }
    });
    for (const output of operation.outputs) {
      const tensor = run.tensors[output];
      const value = run.program.values[output];
      if (tensor === undefined || value === undefined || !isLike(tensor, value)) {
        const found = tensor === undefined ? 'nothing' : tensorText(tensor);
        throw new NeurozooError({
          code: 'ZOO4205',
          message: `${operation.kernel} of '${operation.scope}' made ${found} where ${valueText(value)} was recorded.`,
        });
      }
    }
  }

  #release(values: readonly number[], tensors: (TensorInfo | undefined)[]): void {
    for (const value of values) {
      const tensor = tensors[value];
      if (tensor !== undefined) {
        this.#backend.release(tensor);
        tensors[value] = undefined;
      }
    }
  }

  #collectOutputs(program: Program, tensors: readonly (TensorInfo | undefined)[]): Record<string, TensorData> {
    const fetched: Record<string, TensorData> = {};
    const updates: [string, TensorInfo][] = [];
    for (const output of program.outputs) {
      const tensor = tensors[output.value];
      if (tensor === undefined) {
        throw new NeurozooError({ code: 'ZOO4204', message: `The program '${program.name}' ended without its output '${output.name}'.` });
      }
      if (output.role === 'fetch') {
        fetched[output.name] = toTensorData(this.#backend, tensor);
      } else {
        updates.push([output.name, tensor]);
      }
    }
    // Only now, when nothing can fail any more, the state moves on.
    for (const [name, tensor] of updates) {
      this.#backend.retain(tensor);
      this.#replaceState(name, tensor);
    }
    return fetched;
  }

  #replaceState(name: string, tensor: TensorInfo): void {
    const before = this.#state.get(name);
    this.#state.set(name, tensor);
    if (before !== undefined) {
      this.#backend.release(before);
    }
  }

  #stateOf(name: string): TensorInfo {
    const tensor = this.#state.get(name);
    if (tensor === undefined) {
      throw new NeurozooError({ code: 'ZOO4202', message: `The session holds no state '${name}'.` });
    }
    return tensor;
  }

  #planOf(loaded: LoadedProgram): ExecutionPlan {
    for (const plan of this.#plans) {
      if (plan === loaded) {
        return plan;
      }
    }
    throw new NeurozooError({ code: 'ZOO4204', message: `The program '${loaded.program.name}' was not loaded by this session.` });
  }

  #assertLive(): void {
    if (this.#disposed) {
      throw new NeurozooError({ code: 'ZOO4204', message: 'The session was disposed of.' });
    }
  }
}

/** Kernels run at once; the promise is the contract's, for targets that wait. What is thrown rejects it. */
function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

function isLike(tensor: TensorInfo, value: ProgramValue): boolean {
  return tensor.dtype === value.type && sameShape(tensor.shape, value.shape);
}

function tensorText(tensor: TensorInfo): string {
  return `${tensor.dtype} ${shapeText(tensor.shape)}`;
}

function valueText(value: ProgramValue | undefined): string {
  return value === undefined ? 'nothing' : `${value.type} ${shapeText(value.shape)}`;
}

function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? 'scalar' : shape.join('x');
}
