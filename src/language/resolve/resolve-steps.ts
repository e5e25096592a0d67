import type { LayerKind } from '#model/layer-kind';
import type { Repeat, Step } from '../generated/ast';
import { applyThing } from './apply-step';
import { define } from './define';
import { mentionsUnknown, readConstant } from './read-constant';
import { nextPath, nodesSince, place, refuse, unknown, type Frame, type Members, type Resolution, type Value } from './resolution';

const mostRepetitions = 10_000;

/** More steps than this are not taken in one network: repetitions of nothing in repetitions would never end. */
const mostSteps = 150_000;

/** What flows out of a row of steps. Behind a mistake the names and arguments of the other steps are still looked at. */
export function resolveSteps(
  resolution: Resolution,
  frame: Frame,
  { steps, value }: { readonly steps: readonly Step[]; readonly value: Value },
): Value {
  let current = value;
  for (const [index, step] of steps.entries()) {
    current = resolveStep(resolution, frame, { step, value: current, beforeRelu: leadsToRelu(steps, index + 1) });
  }
  return current;
}

interface StepUse {
  readonly step: Step;
  readonly value: Value;
  /** Given by a repetition instead of the step's own name. */
  readonly path?: string;
  readonly beforeRelu: boolean;
}

function resolveStep(resolution: Resolution, frame: Frame, use: StepUse): Value {
  const { step } = use;
  const result = applyStep(resolution, frame, use);
  if (step.name !== undefined) {
    define(resolution, frame, { name: step.name, value: result, at: step });
  }
  return result;
}

function applyStep(resolution: Resolution, frame: Frame, { step, value, path, beforeRelu }: StepUse): Value {
  // Long paths cost time and memory: deep repetitions are charged for theirs.
  resolution.spent.steps += 1 + Math.floor((path?.length ?? frame.prefix.length) / 40);
  if (resolution.spent.steps > mostSteps) {
    const message = `The network takes more than ${mostSteps.toLocaleString('en')} steps here.`;
    return refuse(resolution, frame, { code: 'ZOO1106', message, at: step });
  }
  const tensors = flowing(resolution, frame, { step, value });
  const label = path ?? step.name;
  if (step.step.$type === 'Repeat') {
    return resolveRepeat(resolution, frame, { repeat: step.step, value: tensors, label });
  }
  const documentation = step.name === undefined ? undefined : frame.file.documentationOf(step);
  return applyThing(resolution, frame, { thing: step.step, inputs: inputsOf(tensors), label, documentation, beforeRelu });
}

/** The value as tensors, or unknown where it is none (and said). */
function flowing(resolution: Resolution, frame: Frame, { step, value }: { readonly step: Step; readonly value: Value }): Value {
  if (value.kind === 'setting') {
    const message = 'A number or word flows into this step; steps work on tensors.';
    return refuse(resolution, frame, { code: 'ZOO1107', message, at: step });
  }
  if (value.kind === 'outputs') {
    return refuse(resolution, frame, { code: 'ZOO1109', message: chooseOutput(value.members), at: step });
  }
  return value;
}

/** What to say where one of several outputs must be chosen. */
export function chooseOutput({ of, outputs }: Members): string {
  return `${of} has several outputs; say which one: ${outputs.map((name) => `.${name}`).join(', ')}.`;
}

function inputsOf(value: Value): readonly number[] | undefined {
  return value.kind === 'tensor' ? [value.node] : value.kind === 'tensors' ? value.nodes : undefined;
}

interface RepeatUse {
  readonly repeat: Repeat;
  readonly value: Value;
  readonly label: string | undefined;
}

function resolveRepeat(resolution: Resolution, frame: Frame, { repeat, value, label }: RepeatUse): Value {
  const isKnown = value.kind !== 'unknown' && !mentionsUnknown(repeat.count, frame);
  const count = isKnown ? readConstant(repeat.count, frame) : 1;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > mostRepetitions) {
    const message = `A repetition is a whole number from 0 to 10,000, not ${typeof count === 'number' ? String(count) : 'this'}.`;
    return refuse(resolution, frame, { code: 'ZOO1106', message, at: repeat.count });
  }
  const name = nextPath(resolution, frame, { kind: 'repeat', label }).slice(frame.prefix.length);
  let current = isKnown ? value : unknown;
  for (let index = 1; index <= count && (current.kind !== 'unknown' || index === 1); index++) {
    const first = resolution.nodes.length;
    const path = `${name}.${String(index)}`;
    current = resolveOnce(resolution, frame, { steps: repeat.body.steps, value: current, path });
    resolution.spent.steps += Math.floor((resolution.nodes.length - first) / 20);
    resolution.groups.push({
      path: frame.prefix + path,
      block: 'repeat',
      repeat: { index, of: count },
      nodes: nodesSince(resolution, first),
      source: place(frame, repeat),
    });
  }
  return current;
}

/** One repetition. Labels inside belong to it; names from outside stay visible. A single unlabelled step is the repetition itself. */
function resolveOnce(
  resolution: Resolution,
  frame: Frame,
  { steps, value, path }: { readonly steps: readonly Step[]; readonly value: Value; readonly path: string },
): Value {
  const inner: Frame = { ...frame, names: new Map(frame.names), layers: new Map(frame.layers), binding: undefined };
  const [only, ...more] = steps;
  return only !== undefined && more.length === 0 && only.name === undefined
    ? resolveStep(resolution, inner, { step: only, value, path, beforeRelu: false })
    : resolveSteps(resolution, { ...inner, prefix: `${frame.prefix}${path}/`, ordinals: new Map<string, number>() }, { steps, value });
}

const norms: ReadonlySet<string> = new Set<LayerKind>(['batchnorm', 'instancenorm', 'layernorm', 'groupnorm']);
const reluFamily: ReadonlySet<string> = new Set<LayerKind>(['relu', 'leakyrelu', 'elu', 'prelu', 'swish', 'gelu']);

/** Whether the next steps are a rectifier, behind nothing but normalisation. */
function leadsToRelu(steps: readonly Step[], from: number): boolean {
  for (const { step } of steps.slice(from)) {
    const name = step.$type === 'Repeat' ? '' : step.name;
    if (!norms.has(name)) {
      return reluFamily.has(name);
    }
  }
  return false;
}
