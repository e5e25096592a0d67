import { codeEntry } from '#base/codes/catalogue';
import { trainClauseCatalogue } from '#model/clause-catalogue';
import { reachableNetworks } from '#model/parameter-count';
import type { Objective, Recipe, Report, Show } from '#model/recipe';
import { trainingDefaults } from '#model/training-defaults';
import type { Setting, Train, TrainClause } from '../generated/ast';
import { applyClauses } from './dataset-clauses';
import { createEquationList } from './equation-list';
import type { EquationScope } from './equation-scope';
import {
  clauseNumber,
  lowerBackend,
  lowerBatch,
  lowerEarlyStop,
  lowerKeep,
  lowerLength,
  lowerPrecision,
  refuseClause,
  type ClauseMap,
} from './lower-clauses';
import { reportUnknownDataset, type LoweredDataset, type LoweredDatasets } from './lower-dataset';
import { lowerEquation, lowerValue } from './lower-equation';
import { lowerFreeze, lowerStart } from './lower-freeze';
import { lowerNoise, lowerVariable } from './lower-noise';
import { lowerObjective } from './lower-objective';
import { defaultOptimizer, lowerOptimizer } from './lower-optimizer';
import { lowerReport } from './lower-report';
import { lowerShow } from './lower-show';
import { measuresOf, type Measures } from './metric-reference';
import { rangeOf } from '../range-of';
import type { Finding } from '../finding';
import type { TrainingContext } from './training-context';
import { isWellFormed } from './well-formed';

/** A training as far as its text tells. */
export interface LoweredTraining {
  readonly name: string;
  /** Undefined where something in it is wrong (and said). */
  readonly recipe: Recipe | undefined;
  /** What it measures, also where the rest is wrong. */
  readonly measures: Measures;
}

/** One training, fully defaulted. `documentation` is the comment in front of it. */
export function lowerTraining(
  outer: TrainingContext,
  train: Train,
  known: { readonly datasets: LoweredDatasets; readonly documentation: string | undefined; readonly broken: boolean },
): LoweredTraining {
  let errors = 0;
  const context: TrainingContext = {
    ...outer,
    report: (finding: Finding) => {
      errors += codeEntry(finding.code).severity === 'error' ? 1 : 0;
      outer.report(finding);
    },
  };
  const clauses = train.clauses.filter(isWellFormed);
  // Where the parser stumbled, something may seem to be missing that is there.
  const broken = known.broken || clauses.length < train.clauses.length;
  const single = singleClauses(context, clauses);
  const dataset = lowerData(context, train, { clause: single.get('data'), datasets: known.datasets, broken });
  const scope = createScope(context, clauses, dataset);
  const optimizer = single.get('optimizer');
  const lowered = lowerEquations(scope, clauses, optimizer === undefined ? defaultOptimizer : optimizerOf(context, optimizer));
  if (!broken && !clauses.some((clause) => clause.$type === 'Minimize')) {
    const message = `The training "${train.name}" has no objective; write minimize or maximize.`;
    context.report({ code: 'ZOO1502', message, at: nameRange(train) });
  }
  const reports = lowerReports(scope, clauses);
  const shows = lowerShows(scope, clauses);
  const measures = measuresOf({ reports, objectives: lowered });
  const networks = networksOf(scope, shows);
  const settings = lowerSettings(scope, { clauses, single, objectives: lowered, measures, networks });
  if (errors > 0 || broken || dataset === null || lowered.length === 0) {
    return { name: train.name, recipe: undefined, measures };
  }
  const recipe: Recipe = {
    version: 1,
    name: train.name,
    ...(known.documentation === undefined ? {} : { documentation: known.documentation }),
    networks,
    variables: Object.fromEntries(scope.variables),
    data: dataset.recipe,
    values: scope.list.nodes,
    objectives: lowered,
    reports,
    shows,
    ...settings,
  };
  return { name: train.name, recipe, measures };
}

/** Everything that is neither data nor equations, with its defaults. */
function lowerSettings(
  scope: EquationScope,
  training: {
    readonly clauses: readonly TrainClause[];
    readonly single: ClauseMap;
    readonly objectives: readonly Objective[];
    readonly measures: Measures;
    readonly networks: Recipe['networks'];
  },
): Omit<Recipe, 'version' | 'name' | 'documentation' | 'networks' | 'variables' | 'data' | 'values' | 'objectives' | 'reports' | 'shows'> {
  const { context } = scope;
  const { clauses, single, objectives, measures, networks } = training;
  const isClosed = objectives.length > 0 && objectives.every((objective) => objective.optimizer.kind === 'closedForm');
  return {
    batch: lowerBatch(scope, single.get('batch')),
    length: lowerLength(context, single, isClosed ? trainingDefaults.closedFormEpochs : trainingDefaults.epochs),
    seed: clauseNumber(context, single.get('seed'), { fallback: trainingDefaults.seed, least: 0, most: 0xffff_ffff, whole: true }),
    decay: clauseNumber(context, single.get('decay'), { fallback: trainingDefaults.decay, least: 0 }),
    clip: clauseNumber(context, single.get('clip'), { fallback: null, least: 0, above: true }),
    labelSmoothing: clauseNumber(context, single.get('labelSmoothing'), { fallback: trainingDefaults.labelSmoothing, least: 0, most: 1 }),
    earlyStop: lowerEarlyStop(context, single.get('stop'), measures),
    keepBest: lowerKeep(context, single.get('keep'), measures),
    freeze: settingsOf(clauses, 'freeze').flatMap((clause) => lowerFreeze(context, clause, networks)),
    start: settingsOf(clauses, 'start').flatMap((clause) => lowerStart(context, clause, networks)),
    precision: lowerPrecision(context, single.get('precision')),
    backend: lowerBackend(context, single.get('backend')),
  };
}

function nameRange(train: Train): Finding['at'] {
  const { start } = rangeOf(train);
  return { start, end: start + 'train '.length + train.name.length };
}

function settingsOf(clauses: readonly TrainClause[], key: Setting['key']): readonly Setting[] {
  return clauses.filter((clause): clause is Setting => clause.$type === 'Setting' && clause.key === key);
}

/** The first clause of each word; a second one is an error unless it may be repeated. */
function singleClauses(context: TrainingContext, clauses: readonly TrainClause[]): ClauseMap {
  const found = new Map<Setting['key'], Setting>();
  for (const clause of clauses) {
    if (clause.$type !== 'Setting') {
      continue;
    }
    if (!found.has(clause.key)) {
      found.set(clause.key, clause);
    } else if (!trainClauseCatalogue[clause.key].repeatable) {
      context.report({ code: 'ZOO1503', message: `\`${clause.key}\` is written twice.`, at: rangeOf(clause) });
    }
    if (clause.with && clause.key !== 'data') {
      refuseClause(context, clause);
    }
  }
  return found;
}

/** The data set of a training with the clauses that the training adds; null where there is none. */
function lowerData(
  context: TrainingContext,
  train: Train,
  given: { readonly clause: Setting | undefined; readonly datasets: LoweredDatasets; readonly broken: boolean },
): LoweredDataset | null {
  const { clause, datasets, broken } = given;
  if (clause === undefined) {
    if (!broken) {
      context.report({ code: 'ZOO1501', message: `The training "${train.name}" has no data.`, at: nameRange(train) });
    }
    return null;
  }
  const [value, ...others] = clause.values;
  if (value?.value.$type !== 'Ref' || others.length > 0) {
    refuseClause(context, clause);
    return null;
  }
  const dataset = datasets.get(value.value.name);
  if (dataset === undefined) {
    reportUnknownDataset(context, value.value, datasets.keys());
    return null;
  }
  if (dataset === null || clause.clauses.length === 0) {
    return dataset;
  }
  const recipe = applyClauses(context, dataset.recipe, clause.clauses);
  return { recipe, fieldNames: dataset.fieldNames };
}

/** Without a data set any name may be a field: what is wrong with the data has been said. */
function createScope(context: TrainingContext, clauses: readonly TrainClause[], dataset: LoweredDataset | null): EquationScope {
  const given = clauses.flatMap((clause) => (clause.$type === 'TrainBinding' || clause.$type === 'Noise' ? [clause.name] : []));
  return {
    context,
    list: createEquationList(),
    fields: dataset?.recipe.fields ?? [],
    fieldNames: dataset?.fieldNames ?? { kind: 'inFiles', names: [] },
    names: new Map(),
    variables: new Map(),
    later: new Set(given),
    lower: lowerEquation,
  };
}

function optimizerOf(context: TrainingContext, clause: Setting): Objective['optimizer'] | undefined {
  const [value, ...others] = clause.values;
  if (value === undefined || others.length > 0) {
    refuseClause(context, clause);
    return undefined;
  }
  return lowerOptimizer(context, value.value);
}

/** Reads noise, bindings and objectives from top to bottom. */
function lowerEquations(
  scope: EquationScope,
  clauses: readonly TrainClause[],
  optimizer: Objective['optimizer'] | undefined,
): readonly Objective[] {
  const objectives: Objective[] = [];
  for (const clause of clauses) {
    switch (clause.$type) {
      case 'Noise':
        bindName(scope, clause, () => tensor(lowerNoise(scope, clause)));
        break;
      case 'TrainBinding':
        bindName(scope, clause, () => lowerBinding(scope, clause));
        break;
      case 'Minimize': {
        const objective = lowerObjective(scope, clause, optimizer);
        if (objective !== undefined) {
          objectives.push(objective);
        }
        break;
      }
      case 'Setting':
        break;
    }
  }
  return objectives;
}

type BoundClause = Extract<TrainClause, { readonly $type: 'Noise' | 'TrainBinding' }>;
type BoundValue = ReturnType<typeof lowerValue>;

function bindName(scope: EquationScope, clause: BoundClause, lower: () => BoundValue): void {
  const { context } = scope;
  const isField = scope.fieldNames.names.includes(clause.name) || scope.fields.some((field) => field.name === clause.name);
  if (scope.names.has(clause.name) || isField || context.networks.resolved.has(clause.name)) {
    const what = scope.names.has(clause.name) ? 'a value of this training' : isField ? 'a field of the data' : 'a network';
    const { start } = rangeOf(clause);
    const at = { start, end: start + clause.name.length };
    context.report({ code: 'ZOO1411', message: `"${clause.name}" is ${what} already; choose another name.`, at });
    return;
  }
  const value = lower();
  scope.names.set(clause.name, value ?? null);
  if (value?.kind === 'tensor') {
    scope.list.name(value.id, clause.name);
  }
}

function lowerBinding(scope: EquationScope, clause: Extract<TrainClause, { readonly $type: 'TrainBinding' }>): BoundValue {
  return clause.value.$type === 'Call' && clause.value.name === 'variable'
    ? tensor(lowerVariable(scope, clause, clause.value))
    : lowerValue(scope, clause.value);
}

function tensor(id: number | undefined): BoundValue {
  return id === undefined ? undefined : { kind: 'tensor', id };
}

function lowerReports(scope: EquationScope, clauses: readonly TrainClause[]): readonly Report[] {
  const reports: Report[] = [];
  const taken = new Set(['loss']);
  for (const value of settingsOf(clauses, 'report').flatMap((clause) => clause.values)) {
    const report = lowerReport(scope, value, taken);
    if (report !== undefined) {
      taken.add(report.name);
      reports.push(report);
    }
  }
  return reports;
}

function lowerShows(scope: EquationScope, clauses: readonly TrainClause[]): readonly Show[] {
  return settingsOf(clauses, 'show').flatMap((clause) => lowerShow(scope, clause) ?? []);
}

/** Every network that is applied, looked at or shown, with those inside, by name, in the order of their first use. */
function networksOf(scope: EquationScope, shows: readonly Show[]): Recipe['networks'] {
  const { resolved } = scope.context.networks;
  const used = scope.list.nodes.flatMap((node) => {
    const critic = node.kind === 'function' ? node.settings['network'] : undefined;
    return node.kind === 'apply' ? [node.network] : typeof critic === 'string' ? [critic] : [];
  });
  const names = new Set([...used, ...shows.flatMap((show) => show.networks)]);
  const found = [...names].flatMap((name) => {
    const network = resolved.get(name);
    return network === undefined ? [] : reachableNetworks(network, (inner) => resolved.get(inner));
  });
  return Object.fromEntries(found.map((network) => [network.name, network]));
}
