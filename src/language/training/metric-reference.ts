import { nearestName } from '#base/nearest-name';
import type { MetricReference, Objective, Report } from '#model/recipe';
import type { Expression } from '../generated/ast';
import { rangeOf } from '../range-of';
import type { TrainingContext } from './training-context';

/** What a training measures, and which way each of it is an improvement. */
export type Measures = ReadonlyMap<string, 'higher' | 'lower'>;

/** `loss` and the reports. The loss is the sum of the objectives; where the first is maximised, more is better. */
export function measuresOf(training: { readonly reports: readonly Report[]; readonly objectives: readonly Objective[] }): Measures {
  const loss = training.objectives[0]?.direction === 'maximize' ? 'higher' : 'lower';
  return new Map([['loss', loss], ...training.reports.map((report) => [report.name, report.better] as const)]);
}

/** `val.accuracy`: a part of the data, and what is measured on it; undefined where there is no such number (and said). */
export function lowerMetric(context: TrainingContext, expression: Expression | undefined, measures: Measures): MetricReference | undefined {
  if (expression?.$type !== 'Member' || expression.of.$type !== 'Ref') {
    if (expression !== undefined) {
      context.report({ code: 'ZOO1510', message: 'A number to follow is written val.loss or val.accuracy.', at: rangeOf(expression) });
    }
    return undefined;
  }
  const part = partOf(expression.of.name);
  if (part === undefined) {
    const message = `The parts of the data are train, val and test, not "${expression.of.name}".`;
    context.report({ code: 'ZOO1510', message, at: rangeOf(expression) });
    return undefined;
  }
  const better = measures.get(expression.member);
  if (better === undefined) {
    const suggestion = nearestName(expression.member, measures.keys());
    const hint = suggestion === undefined ? `Measured are ${[...measures.keys()].join(', ')}.` : `Did you mean "${suggestion}"?`;
    context.report({ code: 'ZOO1510', message: `"${expression.member}" is not measured. ${hint}`, at: rangeOf(expression) });
    return undefined;
  }
  return { part, metric: expression.member, better };
}

/** A part of the data by its name. */
export function partOf(name: string): MetricReference['part'] | undefined {
  switch (name) {
    case 'train':
    case 'val':
    case 'test':
      return name;
    case 'validation':
      return 'val';
    default:
      return undefined;
  }
}
