import { trainClauseCatalogue } from '#model/clause-catalogue';
import type { BatchSpec, EarlyStop, MetricReference, Recipe } from '#model/recipe';
import type { SettingSpecs } from '#model/setting';
import { numberSetting } from '#model/setting-values';
import { backendNames, precisionNames, trainingDefaults } from '#model/training-defaults';
import type { Expression, Setting } from '../generated/ast';
import { bindSettings } from './bind-settings';
import { constantNumber } from '../constant-number';
import type { EquationScope } from './equation-scope';
import { lowerMetric, type Measures } from './metric-reference';
import { rangeOf } from '../range-of';
import type { TrainingContext } from './training-context';

/** Clauses of a training that hold once, by their words. */
export type ClauseMap = ReadonlyMap<Setting['key'], Setting>;

const balancedSettings = {
  classes: { type: 'count', meaning: 'how many classes in each batch', position: 0 },
  each: { type: 'count', meaning: 'how many samples of each', position: 1 },
} as const satisfies SettingSpecs;

const earlySettings = {
  patience: { type: 'count', meaning: 'epochs without an improvement', default: trainingDefaults.patience, position: 0 },
} as const satisfies SettingSpecs;

/** Says that a clause is not written as it should be. */
export function refuseClause(context: TrainingContext, clause: Setting): void {
  context.report({
    code: 'ZOO1504',
    message: `\`${clause.key}\` is written like \`${trainClauseCatalogue[clause.key].form}\`.`,
    at: rangeOf(clause),
  });
}

/** The number of a clause, within its limits, or the fallback where it is left out or wrong (and said). */
export function clauseNumber<F extends number | null>(
  context: TrainingContext,
  clause: Setting | undefined,
  limits: NumberLimits & { readonly fallback: F },
): number | F {
  if (clause === undefined) {
    return limits.fallback;
  }
  const value = onlyValue(clause);
  const number = value === undefined ? undefined : constantNumber(value);
  if (number === undefined) {
    refuseClause(context, clause);
    return limits.fallback;
  }
  if (isWithin(number, limits)) {
    return number;
  }
  context.report({
    code: 'ZOO1504',
    message: `\`${clause.key}\` takes ${limitWords(limits)}, not ${String(number)}.`,
    at: rangeOf(clause),
  });
  return limits.fallback;
}

interface NumberLimits {
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
  /** The least itself is too small. */
  readonly above?: boolean;
}

function isWithin(number: number, { least, most = Infinity, whole = false, above = false }: NumberLimits): boolean {
  return (above ? number > least : number >= least) && number <= most && (!whole || Number.isSafeInteger(number));
}

function limitWords({ least, most, whole = false, above = false }: NumberLimits): string {
  const lower = above ? `above ${String(least)}` : `of at least ${String(least)}`;
  return `a ${whole ? 'whole ' : ''}number ${lower}${most === undefined ? '' : ` and at most ${String(most)}`}`;
}

/** `batch 80 balanced(classes = 10, each = 8)`. */
export function lowerBatch(scope: EquationScope, clause: Setting | undefined): BatchSpec {
  const { context } = scope;
  const size = clauseNumber(context, clause, { fallback: trainingDefaults.batch, least: 1, most: 1_000_000, whole: true });
  const extra = clause?.values[0]?.extra;
  if (clause === undefined || extra === undefined) {
    return { size, balanced: null };
  }
  if (extra.name !== 'balanced') {
    refuseClause(context, clause);
    return { size, balanced: null };
  }
  const settings = bindSettings(context, { name: extra.name, node: extra, args: extra.args }, balancedSettings);
  if (settings === undefined) {
    return { size, balanced: null };
  }
  const balanced = { classes: numberSetting(settings, 'classes', 1), each: numberSetting(settings, 'each', 1) };
  if (balanced.classes * balanced.each !== size) {
    const product = balanced.classes * balanced.each;
    const message = `${String(balanced.classes)} classes with ${String(balanced.each)} samples each make a batch of ${String(product)}, not ${String(size)}.`;
    context.report({ code: 'ZOO1513', message, at: rangeOf(clause) });
  }
  checkBalanced(scope, clause, balanced.classes);
  return { size, balanced };
}

function checkBalanced(scope: EquationScope, clause: Setting, classes: number): void {
  const label = scope.fields.find((field) => field.name === 'label');
  const inFiles = scope.fieldNames.kind === 'inFiles';
  if (label === undefined ? !inFiles : (label.type.classes ?? classes) < classes) {
    const message =
      label === undefined
        ? 'The data have no label to balance by.'
        : `The data have ${String(label.type.classes)} classes, not ${String(classes)}.`;
    scope.context.report({ code: 'ZOO1519', message, at: rangeOf(clause) });
  }
}

/** `epochs 12` or `steps 600`. */
export function lowerLength(context: TrainingContext, clauses: ClauseMap, fallbackEpochs: number): Recipe['length'] {
  const steps = clauses.get('steps');
  const epochs = clauses.get('epochs');
  if (steps !== undefined && epochs !== undefined) {
    const later = rangeOf(steps).start > rangeOf(epochs).start ? steps : epochs;
    context.report({ code: 'ZOO1503', message: 'A training has a number of epochs or a number of steps, not both.', at: rangeOf(later) });
  }
  const unit = steps === undefined ? 'epochs' : 'steps';
  const count = clauseNumber(context, steps ?? epochs, { fallback: fallbackEpochs, least: 1, whole: true });
  return { unit, count };
}

/** `stop early(val.loss, patience = 3)`. */
export function lowerEarlyStop(context: TrainingContext, clause: Setting | undefined, measures: Measures): EarlyStop | null {
  const call = clause === undefined ? undefined : onlyValue(clause);
  if (clause === undefined) {
    return null;
  }
  if (call?.$type !== 'Call' || call.name !== 'early' || call.args.length === 0) {
    refuseClause(context, clause);
    return null;
  }
  const metric = lowerMetric(context, call.args[0]?.value, measures);
  const settings = bindSettings(context, { name: 'early', node: call, args: call.args.slice(1) }, earlySettings);
  return metric === undefined || settings === undefined
    ? null
    : { metric, patience: numberSetting(settings, 'patience', trainingDefaults.patience) };
}

/** `keep best(val.accuracy)`; `keep last` is what happens anyway. */
export function lowerKeep(context: TrainingContext, clause: Setting | undefined, measures: Measures): MetricReference | null {
  const value = clause === undefined ? undefined : onlyValue(clause);
  if (clause === undefined || (value?.$type === 'Ref' && value.name === 'last')) {
    return null;
  }
  const followed = value?.$type === 'Call' && value.name === 'best' ? value.args.map((argument) => argument.value) : [];
  if (followed.length !== 1) {
    refuseClause(context, clause);
  }
  return lowerMetric(context, followed.length === 1 ? followed[0] : undefined, measures) ?? null;
}

/** `precision mixed`. */
export function lowerPrecision(context: TrainingContext, clause: Setting | undefined): Recipe['precision'] {
  return chooseWord(context, clause, precisionNames) ?? trainingDefaults.precision;
}

/** `backend wasm`. */
export function lowerBackend(context: TrainingContext, clause: Setting | undefined): Recipe['backend'] {
  return chooseWord(context, clause, backendNames) ?? trainingDefaults.backend;
}

/** The one expression of a clause that takes one; undefined where there are more, or more with it than belongs there. */
function onlyValue(clause: Setting): Expression | undefined {
  const [value, ...others] = clause.values;
  if (value === undefined || others.length > 0) {
    return undefined;
  }
  const extras = [value.label, value.form, value.from, clause.key === 'batch' ? undefined : value.extra];
  return extras.every((extra) => extra === undefined) ? value.value : undefined;
}

function chooseWord<W extends string>(context: TrainingContext, clause: Setting | undefined, words: readonly W[]): W | undefined {
  if (clause === undefined) {
    return undefined;
  }
  const value = onlyValue(clause);
  const word = value?.$type === 'Ref' ? words.find((candidate) => candidate === value.name) : undefined;
  if (word === undefined) {
    const message = `\`${clause.key}\` takes ${words.join(', ')}.`;
    context.report({ code: 'ZOO1504', message, at: rangeOf(clause) });
  }
  return word;
}
