import '@tensorflow/tfjs-core/dist/register_all_gradients';
import {
  backend,
  engine,
  registerBackend,
  registerKernel,
  removeBackend,
  setBackend,
  tidy,
  unregisterKernel,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { ElementType, Program, ProgramInput, ProgramOutput } from '#program/program';
import { simplify } from '#program/simplify';
import { withGradient } from '../gradient-flow';
import { shapeRules } from './shape-rules';
import { TraceBackend, traceBackendName } from './trace-backend';
import { runShapeRule } from './kernel-call';

/** What a step is given: a tensor of the state, or one that is fed with each run. */
export interface StepInput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly role: ProgramInput['role'];
}

/** What a step gives back: the state that changes, and what is fetched. */
export interface StepResult {
  readonly state: Readonly<Record<string, Tensor>>;
  readonly fetches: Readonly<Record<string, Tensor>>;
}

/** A computation on tensors by name. It may run on any tfjs backend, or be traced. */
export type Step = (inputs: Readonly<Record<string, Tensor>>) => StepResult;

/** What is traced: a step and its signature. */
export interface TraceRequest {
  readonly name: string;
  readonly inputs: readonly StepInput[];
  readonly step: Step;
}

/**
 * Records what a step does, as a program without dead or double work. Nothing is computed. The backend that tfjs had before is active again afterwards.
 *
 * @throws NeurozooError ZOO4102 naming a kernel that has no shape rule; ZOO4104 when the step asks for numbers
 */
export function trace({ name, inputs, step }: TraceRequest): Program {
  return withTraceBackend((tracing) => {
    const { recorder } = tracing;
    const tensors: Record<string, Tensor> = {};
    const programInputs: ProgramInput[] = [];
    const outputs: ProgramOutput[] = [];
    tidy(() => {
      for (const input of inputs) {
        const recorded = recorder.input(input.shape, input.type);
        tracing.adopt(recorded.dataId);
        tensors[input.name] = engine().makeTensorFromTensorInfo(recorded, tracing);
        programInputs.push({ name: input.name, value: recorder.valueOf(recorded.dataId), role: input.role });
      }
      const result = step(tensors);
      for (const [output, tensor] of Object.entries(result.state)) {
        outputs.push({ name: output, value: recorder.valueOf(tensor.dataId), role: 'state' });
      }
      for (const [output, tensor] of Object.entries(result.fetches)) {
        outputs.push({ name: output, value: recorder.valueOf(tensor.dataId), role: 'fetch' });
      }
    });
    const { values, constants, operations } = recorder;
    return simplify({ name, values, inputs: programInputs, constants, operations, outputs });
  });
}

/** Runs something for a part of the step, `LeNet5/C1`: operations recorded meanwhile carry its name. Does nothing but run it where no trace is under way. */
export function inScope<T>(scope: string, run: () => T): T {
  const active = backend();
  if (!(active instanceof TraceBackend)) {
    return run();
  }
  const outer = active.recorder.scope;
  active.recorder.scope = scope;
  try {
    return run();
  } finally {
    active.recorder.scope = outer;
  }
}

/**
 * Marks what a part of the step gives, so that the gradient of the part carries its name too: tfjs runs gradients backwards through the tape, and
 * meets the mark before anything of the part.
 */
export function markScope(x: Tensor, scope: string): Tensor {
  const active = backend();
  if (!(active instanceof TraceBackend) || x.dtype !== 'float32') {
    return x;
  }
  return withGradient({
    inputs: [x],
    saved: [],
    forward: () => x.clone(),
    backward: (dy) => {
      active.recorder.scope = scope;
      return [dy];
    },
  });
}

/** The one place that touches tfjs's global engine: installs the tracing backend, and takes it away whatever happens. */
function withTraceBackend<T>(run: (tracing: TraceBackend) => T): T {
  // Read from the engine, since getBackend() would start one where there is none.
  const previous: string | null | undefined = engine().backendName;
  const tracing = new TraceBackend();
  registerBackend(traceBackendName, () => tracing);
  for (const [kernelName, rule] of Object.entries(shapeRules)) {
    registerKernel({
      kernelName,
      backendName: traceBackendName,
      kernelFunc: ({ inputs, attrs }) => runShapeRule(tracing, { kernel: kernelName, rule, inputs, attributes: attrs ?? {} }),
    });
  }
  try {
    // Starting this backend is synchronous, so it is active when the call returns.
    void setBackend(traceBackendName);
    return run(tracing);
  } catch (error) {
    throw toEngineError(error);
  } finally {
    for (const kernelName of Object.keys(shapeRules)) {
      unregisterKernel(kernelName, traceBackendName);
    }
    removeBackend(traceBackendName);
    if (typeof previous === 'string' && previous !== '') {
      void setBackend(previous);
    }
  }
}

/** tfjs names a kernel that a backend lacks in the text of its error only. */
function toEngineError(error: unknown): unknown {
  const kernel = error instanceof Error ? /Kernel '([^']+)' not registered for backend 'trace'/.exec(error.message)?.[1] : undefined;
  if (kernel === undefined) {
    return error;
  }
  return new NeurozooError(
    { code: 'ZOO4102', message: `The step uses the kernel ${kernel}, whose shape the tracer does not know.` },
    error,
  );
}
