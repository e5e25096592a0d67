import { equationCatalogue } from '#model/equation-catalogue';
import type { EquationFunctionDescription, EquationTyping } from '#model/equation-description';
import type { EquationFunction } from '#model/equation-function';
import type { SettingSpecs } from '#model/setting';
import { numberSetting, type Settings } from '#model/setting-values';
import { floatTensor, type TensorType } from '#model/tensor-type';
import type { Argument, Call } from '../generated/ast';
import { rangeOf } from '../range-of';
import { bindSettings } from './bind-settings';
import type { EquationScope } from './equation-scope';
import { squashedBy } from './squashed-output';
import { suggest } from '../suggestion';

/** The tensor arguments of a function and the arguments that are settings, sorted out by place and name. */
interface SortedArguments {
  readonly tensors: readonly (Argument | undefined)[];
  readonly settings: readonly Argument[];
}

const rampSettings = {
  to: { type: 'number', meaning: 'what it rises to', default: 1, position: 0 },
  gamma: { type: 'number', meaning: 'how fast it rises', default: 10, position: 1, minimum: 0 },
} as const satisfies SettingSpecs;

/** A function applied to tensors. */
export function lowerFunction(scope: EquationScope, call: Call, name: EquationFunction | 'ramp'): number | undefined {
  if (name === 'ramp') {
    return lowerRamp(scope, call);
  }
  const description = equationCatalogue[name];
  const takesNetwork = description.takesNetwork === true;
  const critic = takesNetwork ? lowerCritic(scope, call) : undefined;
  const sorted = sortArguments(takesNetwork ? call.args.slice(1) : call.args, description);
  const inputs = lowerTensors(scope, call, { name, description, sorted });
  const specs = Object.fromEntries(Object.entries(description.settings).filter(([setting]) => setting !== 'network'));
  const settings = bindSettings(scope.context, { name, node: call, args: sorted.settings }, specs);
  if (inputs === undefined || settings === undefined || (takesNetwork && critic === undefined)) {
    return undefined;
  }
  return addFunction(scope, call, { name, inputs, settings: critic === undefined ? settings : { ...settings, network: critic } });
}

/** `to (2 / (1 + e^(-gamma p)) - 1)`, p the share of the training that is done (Ganin et al. 2016). */
function lowerRamp(scope: EquationScope, call: Call): number | undefined {
  const settings = bindSettings(scope.context, { name: 'ramp', node: call, args: call.args }, rampSettings);
  if (settings === undefined) {
    return undefined;
  }
  const to = numberSetting(settings, 'to', 1);
  const gamma = numberSetting(settings, 'gamma', 10);
  return scope.list.add({ kind: 'ramp', to, gamma, type: floatTensor([]), source: rangeOf(call) });
}

/** Every tensor of a function; undefined where one is missing or wrong (and said). `reverse` has lambda 1 where none is written. */
function lowerTensors(scope: EquationScope, call: Call, applied: AppliedFunction): readonly number[] | undefined {
  // Every argument is lowered, so that an error in one does not hide those in the others.
  const inputs = applied.sorted.tensors.map((argument) => (argument === undefined ? undefined : scope.lower(scope, argument.value)));
  if (!hasAllTensors(scope, call, applied)) {
    return undefined;
  }
  if (applied.name === 'reverse' && applied.sorted.tensors[1] === undefined) {
    inputs[1] = scope.list.add({ kind: 'number', value: 1, type: floatTensor([]) });
  }
  const complete = inputs.filter((input) => input !== undefined);
  return complete.length < inputs.length ? undefined : complete;
}

interface AppliedFunction {
  readonly name: EquationFunction;
  readonly description: EquationFunctionDescription;
  readonly sorted: SortedArguments;
}

/** Adds a function of lowered tensors; says what does not fit. */
function addFunction(
  scope: EquationScope,
  call: Call,
  applied: { readonly name: EquationFunction; readonly inputs: readonly number[]; readonly settings: Settings },
): number | undefined {
  const { list } = scope;
  const description = equationCatalogue[applied.name];
  const node = {
    kind: 'function',
    function: applied.name,
    inputs: applied.inputs,
    settings: applied.settings,
    source: rangeOf(call),
  } as const;
  adoptTarget(scope, applied.name, applied.inputs);
  if (applied.inputs.some((input) => list.isUnknown(input))) {
    return description.reduces ? list.add({ ...node, type: floatTensor([]) }) : list.addUnknown({ ...node, type: floatTensor([]) });
  }
  const typing = description.infer(
    applied.inputs.map((input) => list.typeOf(input)),
    applied.settings,
  );
  if (!typing.ok) {
    reportTyping(scope, call, typing);
    return undefined;
  }
  reportSquashed(scope, call, applied);
  return list.add({ ...node, type: typing.type });
}

/** Says why a function or metric cannot take its arguments, at the argument to blame. */
export function reportTyping(scope: EquationScope, call: Call, typing: EquationTyping): void {
  if (!typing.ok) {
    const argument = call.args.filter((candidate) => candidate.value.$type !== 'SetLit')[typing.input];
    scope.context.report({ code: typing.code, message: `${call.name}: ${typing.message}`, at: rangeOf(argument ?? call) });
  }
}

/** A column whose kind only the file tells is taken for what it is compared with: labels of logits, or numbers of the same shape. */
export function adoptTarget(scope: EquationScope, name: string, inputs: readonly number[]): void {
  const [first = -1, second = -1] = inputs;
  const node = scope.list.nodes[second];
  if (node?.kind === 'field' && scope.list.isUnknown(second) && !scope.list.isUnknown(first)) {
    const { shape } = scope.list.typeOf(first);
    const classes = comparesClasses.has(name) ? (shape.at(-1) ?? 1) : 1;
    const labels: TensorType = { shape: shape.slice(0, -1), element: 'int', classes };
    scope.list.adopt(second, classes > 1 ? labels : floatTensor(shape));
  }
}

const comparesClasses: ReadonlySet<string> = new Set(['crossEntropy', 'nll', 'focal', 'accuracy', 'top5', 'precision', 'recall', 'f1']);

function sortArguments(given: readonly Argument[], description: EquationFunctionDescription): SortedArguments {
  const wanted = description.arguments;
  const tensors: (Argument | undefined)[] = wanted.map(() => undefined);
  const settings: Argument[] = [];
  let place = 0;
  for (const argument of given) {
    const named = argument.name === undefined ? -1 : wanted.findIndex((tensor) => tensor.name === argument.name);
    if (named >= 0) {
      tensors[named] = argument;
    } else if (argument.name !== undefined || (place >= wanted.length && description.variadic !== true)) {
      settings.push(argument);
    } else {
      tensors[place] = argument;
      place += 1;
    }
  }
  return { tensors, settings };
}

function hasAllTensors(scope: EquationScope, call: Call, applied: AppliedFunction): boolean {
  const missing = applied.description.arguments.filter(
    (argument, index) => applied.sorted.tensors[index] === undefined && !(applied.name === 'reverse' && argument.name === 'lambda'),
  );
  if (missing.length > 0) {
    const signature = `${applied.name}(${applied.description.arguments.map((argument) => argument.name).join(', ')})`;
    const message = `${signature} lacks ${missing.map((argument) => `"${argument.name}" (${argument.meaning})`).join(' and ')}.`;
    scope.context.report({ code: 'ZOO1403', message, at: rangeOf(call) });
  }
  return missing.length === 0;
}

/** The network that `penalty(D, real, fake)` looks at. */
function lowerCritic(scope: EquationScope, call: Call): string | undefined {
  const value = call.args[0]?.value;
  const { resolved, unresolved } = scope.context.networks;
  const name = value?.$type === 'Ref' ? value.name : '';
  if (resolved.get(name)?.inputs.length === 1) {
    return name;
  }
  if (!unresolved.has(name)) {
    const { hint } = suggest(name, resolved.keys());
    const message = `${call.name} takes a network of one input first, without its input: ${call.name}(D, real, fake).${hint}`;
    scope.context.report({ code: 'ZOO1403', message, at: rangeOf(value ?? call) });
  }
  return undefined;
}

/** These losses squash their first argument themselves. */
function reportSquashed(
  scope: EquationScope,
  call: Call,
  applied: { readonly name: EquationFunction; readonly inputs: readonly number[] },
): void {
  const [logits] = applied.inputs;
  if (logits === undefined || !['crossEntropy', 'focal', 'bce'].includes(applied.name)) {
    return;
  }
  const squash = squashedBy(scope, logits);
  if (squash !== undefined) {
    const instead = applied.name === 'bce' ? 'logistic' : 'nll';
    const message = `${applied.name} takes logits, but this went through ${squash} already; leave that out, or use ${instead} for probabilities.`;
    scope.context.report({ code: 'ZOO1413', message, at: rangeOf(call.args[0] ?? call) });
  }
}
