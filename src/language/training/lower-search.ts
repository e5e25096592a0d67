import { nearestName } from '#base/nearest-name';
import type { MetricReference, Recipe } from '#model/recipe';
import type { SearchAxis, SearchRecipe } from '../analysis';
import type { Call, Expression, Search, SearchSpace } from '../generated/ast';
import { bindSettings } from './bind-settings';
import { constantNumber, literalRange } from './constant-number';
import { lowerMetric } from './metric-reference';
import type { LoweredTraining } from './lower-training';
import { settingNames } from './override-recipe';
import { rangeOf } from '../range-of';
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
  const { start } = rangeOf(search);
  const head = { start, end: start + 'search '.length + search.name.length };
  const training = trainings.get(search.of);
  if (training === undefined) {
    const suggestion = nearestName(search.of, trainings.keys());
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    context.report({ code: 'ZOO1601', message: `There is no training "${search.of}" to search.${hint}`, at: head });
    return undefined;
  }
  const clauses = search.clauses.filter(isWellFormed);
  const broken = declared.broken || clauses.length < search.clauses.length;
  const axes: SearchAxis[] = [];
  let goal: MetricReference | undefined;
  let method: Method | undefined = defaultMethod;
  let hasGoal = false;
  for (const clause of clauses) {
    switch (clause.$type) {
      case 'SearchSpace': {
        const axis = lowerAxis(context, clause, training);
        axes.push(...(axis === undefined ? [] : [axis]));
        break;
      }
      case 'SearchGoal': {
        hasGoal = true;
        const metric = lowerMetric(context, clause.value, training.measures);
        goal = metric === undefined ? undefined : { ...metric, better: clause.op === 'minimize' ? 'lower' : 'higher' };
        break;
      }
      case 'SearchUsing':
        method = lowerMethod(context, clause.method);
        break;
    }
  }
  const spaces = clauses.filter((clause) => clause.$type === 'SearchSpace');
  if (!broken && (!hasGoal || spaces.length === 0)) {
    const lacks = hasGoal ? 'varies nothing; write `rate in log(1e-4, 1e-1)`' : 'has no goal; write `minimize val.loss`';
    context.report({ code: 'ZOO1605', message: `The search "${search.name}" ${lacks}.`, at: head });
  }
  const open = axes.find((axis) => axis.space.kind !== 'set');
  if (method?.kind === 'grid' && open !== undefined) {
    const at = rangeOf(spaces.find((space) => space.path.parts.join('.') === open.path) ?? search);
    context.report({ code: 'ZOO1606', message: `A grid needs a set for "${open.path}", such as {1e-4, 1e-3}.`, at });
  }
  return errors > 0 || broken || goal === undefined || method === undefined
    ? undefined
    : { name: search.name, training: search.of, goal, axes, method };
}

function lowerAxis(context: TrainingContext, clause: SearchSpace, training: LoweredTraining): SearchAxis | undefined {
  const path = clause.path.parts.join('.');
  const space = lowerSpace(context, clause.space);
  if (training.recipe !== undefined && !isVariable(training.recipe, path)) {
    const names = [...numberNames(training.recipe), ...layerPaths(training.recipe)];
    const suggestion = nearestName(path, names);
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
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
  const problem =
    space.kind === 'set'
      ? space.values.length === 0
        ? 'This set is empty.'
        : undefined
      : space.kind === 'log' && space.low <= 0
        ? 'Both ends of log(…) must be above 0.'
        : space.low < space.high
          ? undefined
          : 'The end of this range is not above its start.';
  if (problem !== undefined) {
    context.report({ code: 'ZOO1603', message: problem, at: rangeOf(expression) });
    return undefined;
  }
  return space;
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
    const suggestion = nearestName(call.name, methods);
    const { start } = rangeOf(call);
    context.report({
      code: 'ZOO1604',
      message: `There is no way to search called "${call.name}". ${suggestion === undefined ? `There are ${methods.join(', ')}.` : `Did you mean "${suggestion}"?`}`,
      at: { start, end: start + call.name.length },
      ...(suggestion === undefined ? {} : { replacement: suggestion }),
    });
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
