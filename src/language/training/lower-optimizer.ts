import { assertNever } from '#base/assert-never';
import { isOptimizerKind, optimizerCatalogue } from '#model/optimizer-catalogue';
import type { OptimizerKind, OptimizerSpec, Schedule, ScheduleKind } from '#model/schedule';
import { isScheduleKind, scheduleCatalogue } from '#model/schedule-catalogue';
import { defaultSettings, numberSetting, numbersSetting, type Settings } from '#model/setting-values';
import { trainingDefaults } from '#model/training-defaults';
import type { Argument, Call, Expression } from '../generated/ast';
import { bindSettings } from './bind-settings';
import { constantNumber } from '../constant-number';
import { rangeOf } from '../range-of';
import { suggest } from '../suggestion';
import type { TrainingContext } from './training-context';

/** What runs where the text names no optimiser. */
export const defaultOptimizer: OptimizerSpec = optimizerOf(trainingDefaults.optimizer);

/** `adam(rate = cosine(0.002, to = 0), beta1 = 0.5)`, `sgd(2)`, `closedForm`; undefined where it is wrong (and said). */
export function lowerOptimizer(context: TrainingContext, expression: Expression): OptimizerSpec | undefined {
  if (expression.$type !== 'Call' && expression.$type !== 'Ref') {
    context.report({ code: 'ZOO1505', message: 'Here stands an optimiser, such as adam(1e-3).', at: rangeOf(expression) });
    return undefined;
  }
  const kind = expression.name;
  if (!isOptimizerKind(kind)) {
    reportUnknown(context, expression, { code: 'ZOO1505', what: 'optimiser', names: Object.keys(optimizerCatalogue) });
    return undefined;
  }
  const args = expression.$type === 'Call' ? expression.args : [];
  const rateArgument = rateIn(args);
  const rate = rateArgument === undefined ? optimizerOf(kind).rate : lowerSchedule(context, rateArgument.value);
  const others = args.filter((argument) => argument !== rateArgument);
  const { settings: specs } = optimizerCatalogue[kind];
  const settings = bindSettings(context, { name: kind, node: expression, args: others }, specs);
  return rate === undefined || settings === undefined ? undefined : { kind, rate, settings: numbersOf(settings) };
}

/** The rate is the first argument, or has its name; it may be a schedule, which no setting is. */
function rateIn(args: readonly Argument[]): Argument | undefined {
  return args.find((argument) => argument.name === 'rate') ?? (args[0]?.name === undefined ? args[0] : undefined);
}

/** A rate: a number or a schedule. */
export function lowerSchedule(context: TrainingContext, expression: Expression): Schedule | undefined {
  const rate = constantNumber(expression);
  if (rate !== undefined) {
    if (rate < 0) {
      context.report({ code: 'ZOO1523', message: 'A rate must be a number of at least 0.', at: rangeOf(expression) });
      return undefined;
    }
    return { kind: 'constant', rate };
  }
  if (expression.$type !== 'Call') {
    const message = 'A rate is a number, or a schedule such as cosine(0.002, to = 0).';
    context.report({ code: 'ZOO1506', message, at: rangeOf(expression) });
    return undefined;
  }
  const kind = expression.name;
  if (!isScheduleKind(kind)) {
    reportUnknown(context, expression, { code: 'ZOO1506', what: 'schedule', names: Object.keys(scheduleCatalogue) });
    return undefined;
  }
  return kind === 'warmup' ? lowerWarmup(context, expression) : lowerPlainSchedule(context, expression, kind);
}

function lowerPlainSchedule(context: TrainingContext, call: Call, kind: Exclude<ScheduleKind, 'warmup'>): Schedule | undefined {
  const settings = bindSettings(context, { name: kind, node: call, args: call.args }, scheduleCatalogue[kind].settings);
  return settings === undefined ? undefined : scheduleOf(kind, settings);
}

/** `warmup(5, then = cosine(0.1))`: what follows is a rate or a schedule itself. */
function lowerWarmup(context: TrainingContext, call: Call): Schedule | undefined {
  const then = call.args.find((argument) => argument.name === 'then') ?? call.args[1];
  const args = call.args.filter((argument) => argument !== then);
  const settings = bindSettings(context, { name: 'warmup', node: call, args }, scheduleCatalogue.warmup.settings);
  const next = lowerThen(context, call, then);
  return settings === undefined || next === undefined
    ? undefined
    : { kind: 'warmup', epochs: numberSetting(settings, 'epochs', 0), then: next };
}

function lowerThen(context: TrainingContext, call: Call, then: Argument | undefined): Schedule | undefined {
  if (then === undefined) {
    context.report({ code: 'ZOO1522', message: 'warmup lacks "then" (the rate or schedule that follows).', at: rangeOf(call) });
    return undefined;
  }
  return lowerSchedule(context, then.value);
}

function scheduleOf(kind: Exclude<ScheduleKind, 'warmup'>, settings: Settings): Schedule {
  const number = (name: string): number => numberSetting(settings, name, 0);
  switch (kind) {
    case 'constant':
      return { kind, rate: number('rate') };
    case 'step':
      return { kind, rate: number('rate'), at: numbersSetting(settings, 'at') ?? [], factor: number('factor') };
    case 'cosine':
      return { kind, rate: number('rate'), to: number('to') };
    case 'linear':
      return { kind, rate: number('rate'), to: number('to'), from: number('from') };
    case 'exponential':
      return { kind, rate: number('rate'), factor: number('factor') };
    case 'plateau':
      return { kind, rate: number('rate'), factor: number('factor'), patience: number('patience'), least: number('least') };
    case 'cyclic':
      return { kind, rate: number('rate'), to: number('to'), period: number('period') };
    default:
      return assertNever(kind);
  }
}

function optimizerOf(kind: OptimizerKind): OptimizerSpec {
  const { rate, settings } = optimizerCatalogue[kind];
  return { kind, rate: { kind: 'constant', rate }, settings: numbersOf(defaultSettings(settings)) };
}

function numbersOf(settings: Settings): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'number') {
      numbers[name] = value;
    }
  }
  return numbers;
}

function reportUnknown(
  context: TrainingContext,
  expression: Expression & { readonly name: string },
  unknown: { readonly code: 'ZOO1505' | 'ZOO1506'; readonly what: string; readonly names: readonly string[] },
): void {
  const { hint, fix } = suggest(expression.name, unknown.names, `There are ${unknown.names.join(', ')}.`);
  const { start } = rangeOf(expression);
  const at = { start, end: start + expression.name.length };
  context.report({ code: unknown.code, message: `There is no ${unknown.what} "${expression.name}".${hint}`, at, ...fix });
}
