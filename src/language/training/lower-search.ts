import type { MetricReference, Recipe } from '#model/recipe';
import type { SourceRange } from '#model/source-range';
import type { SearchAxis, SearchRecipe } from '../analysis';
import type { Call, Expression, Search, SearchGoal, SearchSpace } from '../generated/ast';
import { bindSettings } from './bind-settings';
import { constantNumber, literalRange } from '../constant-number';
import { lowerMetric } from './metric-reference';
import type { LoweredTraining } from './lower-training';
import { settingNames } from '#model/override-recipe';
import { rangeOf } from '../range-of';
import { suggest } from '../suggestion';
import type { TrainingContext } from './training-context';
import { isWellFormed } from './well-formed';

type Method = SearchRecipe['method'];

const methods = ['grid', 'random', 'anneal', 'tpe', 'asha'] as const satisfies readonly Method['kind'][];

/** What is done where `using` is left out. */
const defaultMethod: Method = { kind: 'random', trials: 20 };

/** A search; undefined where something in it is wrong (and said), or its training is. */
export function lowerSearch(
  outer: TrainingContext,
  declared: { readonly search: Search; readonly broken: boolean },
  trainings: ReadonlyMap<string, LoweredTraining>,
): SearchRecipe | undefined {
  const { search } = declared;
  let errors = 0;
  const context: TrainingContext = {
    ...outer,
    report: (finding) => {
      errors += 1;
      outer.report(finding);
    },
  };
  const training = trainings.get(search.of);
  if (training === undefined) {
    const { hint } = suggest(search.of, trainings.keys());
    context.report({ code: 'ZOO1601', message: `There is no training "${search.of}" to search.${hint}`, at: headOf(search) });
    return undefined;
  }
  const clauses = search.clauses.filter(isWellFormed);
  const isBroken = declared.broken || clauses.length < search.clauses.length;
  const spaces = clauses.filter((clause) => clause.$type === 'SearchSpace');
  const goals = clauses.filter((clause) => clause.$type === 'SearchGoal');
  const usings = clauses.filter((clause) => clause.$type === 'SearchUsing');
  const axes = spaces.flatMap((space) => lowerAxis(context, space, training) ?? []);
  const goal = goals.map((clause) => lowerGoal(context, clause, training)).at(-1);
  const method = usings.length === 0 ? defaultMethod : usings.map((using) => lowerMethod(context, using.method)).at(-1);
  if (!isBroken) {
    checkComplete(context, search, { hasGoal: goals.length > 0, hasAxis: spaces.length > 0 });
  }
  checkGrid(context, { method, axes, spaces });
  return errors > 0 || isBroken || goal === undefined || method === undefined
    ? undefined
    : { name: search.name, training: search.of, goal, axes, method };
}

function headOf(search: Search): SourceRange {
  const { start } = rangeOf(search);
  return { start, end: start + 'search '.length + search.name.length };
}

function checkComplete(context: TrainingContext, search: Search, has: { readonly hasGoal: boolean; readonly hasAxis: boolean }): void {
  if (!has.hasGoal || !has.hasAxis) {
    const lacks = has.hasGoal ? 'varies nothing; write `rate in log(1e-4, 1e-1)`' : 'has no goal; write `minimize val.loss`';
    context.report({ code: 'ZOO1605', message: `The search "${search.name}" ${lacks}.`, at: headOf(search) });
  }
}

function lowerGoal(context: TrainingContext, clause: SearchGoal, training: LoweredTraining): MetricReference | undefined {
  const metric = lowerMetric(context, clause.value, training.measures);
  return metric === undefined ? undefined : { ...metric, better: clause.op === 'minimize' ? 'lower' : 'higher' };
}

/** A grid tries every value, and a range has no next one. */
function checkGrid(
  context: TrainingContext,
  search: { readonly method: Method | undefined; readonly axes: readonly SearchAxis[]; readonly spaces: readonly SearchSpace[] },
): void {
  const open = search.method?.kind === 'grid' ? search.axes.find((axis) => axis.space.kind !== 'set') : undefined;
  const place = search.spaces.find((space) => space.path.parts.join('.') === open?.path);
  if (open !== undefined && place !== undefined) {
    context.report({ code: 'ZOO1606', message: `A grid needs a set for "${open.path}", such as {1e-4, 1e-3}.`, at: rangeOf(place) });
  }
}

function lowerAxis(context: TrainingContext, clause: SearchSpace, training: LoweredTraining): SearchAxis | undefined {
  const path = clause.path.parts.join('.');
  const space = lowerSpace(context, clause.space);
  if (training.recipe !== undefined && !isVariable(training.recipe, path)) {
    const { hint } = suggest(path, [...numberNames(training.recipe), ...layerPaths(training.recipe)]);
    const message = `The training "${training.name}" has nothing called "${path}" that is a number to vary.${hint}`;
    context.report({ code: 'ZOO1602', message, at: rangeOf(clause.path) });
    return undefined;
  }
  return space === undefined ? undefined : { path, space };
}

function isVariable(recipe: Recipe, path: string): boolean {
  return numberNames(recipe).includes(path) || layerPaths(recipe).includes(path);
}

/** Clauses and optimiser settings that are numbers. */
function numberNames(recipe: Recipe): readonly string[] {
  return settingNames(recipe).filter((name) => name !== 'precision' && name !== 'backend');
}

/** `LeNet5.F6.units`, `ResNet.n`: numbers of layers that have a name, and hyper-parameters. */
function layerPaths(recipe: Recipe): readonly string[] {
  return Object.values(recipe.networks).flatMap((network) => {
    const hypers = Object.entries(network.hyper).filter(([, value]) => typeof value === 'number');
    const ofLayers = Object.entries(network.names).flatMap(([name, index]) => {
      const node = network.nodes[index];
      const settings = node === undefined || node.kind === 'input' || node.kind === 'network' ? {} : node.settings;
      const numbers = Object.entries(settings).filter(([, value]) => typeof value === 'number');
      return numbers.map(([setting]) => `${network.name}.${name}.${setting}`);
    });
    return [...hypers.map(([name]) => `${network.name}.${name}`), ...ofLayers];
  });
}

function lowerSpace(context: TrainingContext, expression: Expression): SearchAxis['space'] | undefined {
  const space = spaceOf(expression);
  if (space === undefined) {
    const message = 'Here stands where to search: a set {32, 64}, a range 4..16, or log(1e-4, 1e-1).';
    context.report({ code: 'ZOO1603', message, at: rangeOf(expression) });
    return undefined;
  }
  const problem = spaceProblem(space);
  if (problem !== undefined) {
    context.report({ code: 'ZOO1603', message: problem, at: rangeOf(expression) });
    return undefined;
  }
  return space;
}

function spaceProblem(space: SearchAxis['space']): string | undefined {
  if (space.kind === 'set') {
    return space.values.length === 0 ? 'This set is empty.' : undefined;
  }
  if (space.kind === 'log' && space.low <= 0) {
    return 'Both ends of log(…) must be above 0.';
  }
  return space.low < space.high ? undefined : 'The end of this range is not above its start.';
}

function spaceOf(expression: Expression): SearchAxis['space'] | undefined {
  if (expression.$type === 'RangeLit') {
    const [low, high] = literalRange(expression.value);
    return { kind: 'range', low, high };
  }
  if (expression.$type === 'SetLit') {
    const values = expression.items.map(constantNumber).filter((value) => value !== undefined);
    return values.length === expression.items.length ? { kind: 'set', values } : undefined;
  }
  if (expression.$type === 'Call' && expression.name === 'log' && expression.args.length === 2) {
    const [low, high] = expression.args.map((argument) => constantNumber(argument.value));
    return low === undefined || high === undefined ? undefined : { kind: 'log', low, high };
  }
  return undefined;
}

function lowerMethod(context: TrainingContext, call: Call): Method | undefined {
  const kind = methods.find((method) => method === call.name);
  if (kind === undefined) {
    const { hint, fix } = suggest(call.name, methods, `There are ${methods.join(', ')}.`);
    const { start } = rangeOf(call);
    const at = { start, end: start + call.name.length };
    context.report({ code: 'ZOO1604', message: `There is no way to search called "${call.name}".${hint}`, at, ...fix });
    return undefined;
  }
  if (kind === 'grid') {
    return bindSettings(context, { name: kind, node: call, args: call.args }, {}) === undefined ? undefined : { kind, trials: null };
  }
  const specs = { trials: { type: 'count', meaning: 'how many trainings are tried', default: 20, position: 0, maximum: 100_000 } } as const;
  const settings = bindSettings(context, { name: kind, node: call, args: call.args }, specs);
  const trials = settings?.['trials'];
  return typeof trials === 'number' ? { kind, trials } : undefined;
}
