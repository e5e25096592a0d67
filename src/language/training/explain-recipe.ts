import { assertNever } from '#base/assert-never';
import { augmentationCatalogue } from '#model/augmentation-catalogue';
import type { DatasetRecipe, Scaling } from '#model/dataset-recipe';
import { metricCatalogue } from '#model/metric-catalogue';
import { countMacs, countParameters } from '#model/parameter-count';
import type { MetricReference, Objective, Recipe, Report, Show } from '#model/recipe';
import type { OptimizerSpec, Schedule } from '#model/schedule';
import { isShowForm, showFormCatalogue } from '#model/show-form-catalogue';
import { sourceCatalogue } from '#model/source-catalogue';
import { formatShape, type TensorType } from '#model/tensor-type';
import { formatEquation } from './format-equation';
import { formatSettings } from './format-settings';

/** The whole recipe with every default written out, in the words of the language: what `check --explain` prints. */
export function explainRecipe(recipe: Recipe): string {
  const networkLines = Object.values(recipe.networks).map((network) => {
    const { parameters } = countParameters(network, (name) => recipe.networks[name]);
    return `// ${network.name}: ${String(parameters)} parameters, ${String(countMacs(network))} multiply-adds a sample`;
  });
  const clauses: (readonly [word: string, text: string])[] = [
    ['data', recipe.data.name],
    ...Object.entries(recipe.variables).map(
      ([name, variable]) =>
        [name, `= variable(${formatShape(variable.type.shape)}${variable.from === null ? '' : `, from = ${variable.from}`})`] as const,
    ),
    ...recipe.values.flatMap((value) => explainValue(recipe, value.id)),
    ...recipe.objectives.map((objective) => [objective.direction, explainObjective(objective)] as const),
    ['batch', explainBatch(recipe)],
    [recipe.length.unit, String(recipe.length.count)],
    ['seed', String(recipe.seed)],
    ['decay', String(recipe.decay)],
    ['clip', recipe.clip === null ? 'none' : String(recipe.clip)],
    ['labelSmoothing', String(recipe.labelSmoothing)],
    [
      'stop',
      recipe.earlyStop === null
        ? 'at the end'
        : `early(${explainMetric(recipe.earlyStop.metric)}, patience = ${String(recipe.earlyStop.patience)})`,
    ],
    ['keep', recipe.keepBest === null ? 'last' : `best(${explainMetric(recipe.keepBest)})`],
    ...recipe.freeze.map((path) => ['freeze', path.replaceAll('/', '.')] as const),
    ...recipe.start.map((start) => ['start', `${start.network} from "${start.from}"`] as const),
    ['precision', recipe.precision],
    ['backend', recipe.backend],
    ...recipe.reports.map((report) => ['report', explainReport(recipe, report)] as const),
    ...recipe.shows.map((show) => ['show', explainShow(recipe, show)] as const),
  ];
  const width = Math.max(...clauses.map(([word]) => word.length));
  const body = clauses.map(([word, text]) => `  ${word.padEnd(width)} ${text}`);
  return [...networkLines, '', ...explainDatasets(recipe.data), '', `train ${recipe.name} {`, ...body, '}', ''].join('\n');
}

/** A rate over time, `cosine(0.002, to = 0)`; a constant one is its number. */
export function formatSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'constant':
      return String(schedule.rate);
    case 'step':
      return `step(${String(schedule.rate)}, at = {${schedule.at.join(', ')}}, factor = ${String(schedule.factor)})`;
    case 'cosine':
      return `cosine(${String(schedule.rate)}, to = ${String(schedule.to)})`;
    case 'linear':
      return `linear(${String(schedule.rate)}, to = ${String(schedule.to)}, from = ${String(schedule.from)})`;
    case 'exponential':
      return `exponential(${String(schedule.rate)}, factor = ${String(schedule.factor)})`;
    case 'warmup':
      return `warmup(${String(schedule.epochs)}, then = ${formatSchedule(schedule.then)})`;
    case 'plateau':
      return `plateau(${String(schedule.rate)}, factor = ${String(schedule.factor)}, patience = ${String(schedule.patience)}, least = ${String(schedule.least)})`;
    case 'cyclic':
      return `cyclic(${String(schedule.rate)}, to = ${String(schedule.to)}, period = ${String(schedule.period)})`;
    default:
      return assertNever(schedule);
  }
}

/** An optimiser with all its settings. */
export function formatOptimizer(optimizer: OptimizerSpec): string {
  const settings = Object.entries(optimizer.settings).map(([name, value]) => `${name} = ${String(value)}`);
  return `${optimizer.kind}(${[`rate = ${formatSchedule(optimizer.rate)}`, ...settings].join(', ')})`;
}

/** Data sets that are combined come before those that combine them. */
function explainDatasets(data: DatasetRecipe): readonly string[] {
  const parts = Object.values(data.source.of).flatMap((part) => explainDatasets(part));
  const description = sourceCatalogue[data.source.kind];
  const names = Object.entries(data.source.of).map(([key, part]) => (description.combines === 'one' ? part.name : `${key} = ${part.name}`));
  const inside = [...names, formatSettings(data.source.settings, description.settings)].filter((text) => text !== '').join(', ');
  const clauses = [
    ...(data.take === null ? [] : [`take ${String(data.take)}`]),
    ...(data.split === null ? [] : [`split ${data.split.map((share) => formatShare(share)).join(' ')}`]),
    ...(data.folds === null ? [] : [`folds ${String(data.folds)}`]),
    ...(data.size === null ? [] : [`size ${data.size.join('x')}`]),
    ...explainScaling(data.scaling),
    ...data.augmentations.map(({ kind, settings }) => `augment ${kind}(${formatSettings(settings, augmentationCatalogue[kind].settings)})`),
  ];
  const fields = data.fields.map((field) => `${field.name}: ${formatType(field.type)}`).join(', ');
  const declaration = `dataset ${data.name} = ${data.source.kind}(${inside})${clauses.length === 0 ? '' : ` { ${clauses.join('  ')} }`}`;
  return [...new Set([...parts, fields === '' ? declaration : `${declaration}  // ${fields}`])];
}

/** `28x28x1`, `10 classes`, `int 50`: how types of fields are written. */
export function formatType(type: TensorType): string {
  if (type.element === 'float') {
    return formatShape(type.shape);
  }
  const places = type.shape.length === 0 ? '' : `${formatShape(type.shape)} `;
  return type.classes === undefined ? `int ${places}`.trim() : `${places}${places === '' ? '' : 'of '}${String(type.classes)} classes`;
}

function formatShare(share: number): string {
  return `${String(Math.round(share * 1e6) / 1e4)}%`;
}

/** How values are scaled, as a clause; nothing where they stay as they are. */
export function explainScaling(scaling: Scaling): readonly string[] {
  switch (scaling.kind) {
    case 'none':
      return [];
    case 'unit':
      return ['scale 0..1'];
    case 'range':
      return [`scale ${String(scaling.low)}..${String(scaling.high)}`];
    case 'standardize':
      return ['standardize'];
    default:
      return assertNever(scaling);
  }
}

/** A line for each name that stands for an equation or for noise. */
function explainValue(recipe: Recipe, id: number): readonly (readonly [string, string])[] {
  const value = recipe.values[id];
  if (value?.name === undefined || value.kind === 'field' || value.kind === 'variable') {
    return [];
  }
  if (value.kind !== 'noise') {
    return [[value.name, `= ${formatEquation(recipe, id, true)}`]];
  }
  const shape = formatShape(value.type.shape);
  const noise = value.distribution;
  const limits =
    noise.kind === 'normal'
      ? `mean = ${String(noise.mean)}, deviation = ${String(noise.deviation)}`
      : `low = ${String(noise.low)}, high = ${String(noise.high)}`;
  return [[value.name, `~ ${noise.kind}(${shape}, ${limits})`]];
}

function explainObjective(objective: Objective): string {
  const every = objective.every === 1 ? '' : `  every ${String(objective.every)} steps`;
  return `${objective.text}  over ${objective.over.join(', ')}  using ${formatOptimizer(objective.optimizer)}${every}`;
}

function explainBatch({ batch }: Recipe): string {
  const balanced =
    batch.balanced === null ? '' : ` balanced(classes = ${String(batch.balanced.classes)}, each = ${String(batch.balanced.each)})`;
  return `${String(batch.size)}${balanced}`;
}

function explainMetric(metric: MetricReference): string {
  return `${metric.part}.${metric.metric}`;
}

function explainReport(recipe: Recipe, report: Report): string {
  const inputs = report.inputs.map((input) => formatEquation(recipe, input));
  const settings = formatSettings(report.settings, metricCatalogue[report.metric].settings);
  return `${report.name} = ${report.metric}(${[...inputs, settings].filter((part) => part !== '').join(', ')})`;
}

function explainShow(recipe: Recipe, show: Show): string {
  const parts = [...show.networks, ...show.values.map((value) => formatEquation(recipe, value))];
  const specs = isShowForm(show.form) ? showFormCatalogue[show.form].settings : {};
  return `${parts.join(', ')} as ${show.form}(${formatSettings(show.settings, specs)})`;
}
