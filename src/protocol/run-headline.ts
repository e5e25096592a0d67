import type { Run } from './run';

/** The one number of a run that matters most, and where it comes from. */
export interface RunHeadline {
  readonly of: 'test' | 'best' | 'last';
  /** The curve, as in `accuracy` or `val.loss`. */
  readonly metric: string;
  readonly value: number;
}

/** The test's value where there is one, else the best, else the newest; null before the first. */
export function runHeadline({ test, best, last }: Pick<Run, 'test' | 'best' | 'last'>): RunHeadline | null {
  const tested = mostTelling(test ?? {});
  if (tested !== undefined) return { of: 'test', ...tested };
  if (best !== null) return { of: 'best', metric: best.metric, value: best.value };
  const newest = mostTelling(last);
  return newest === undefined ? null : { of: 'last', ...newest };
}

/** What was not trained on tells more than what was, and anything tells more than a loss. */
function mostTelling(values: Readonly<Record<string, number>>): { readonly metric: string; readonly value: number } | undefined {
  const names = Object.keys(values);
  const metric = names.find((name) => !name.endsWith('loss') && !name.startsWith('train.')) ?? names[0];
  return metric === undefined ? undefined : { metric, value: values[metric] ?? Number.NaN };
}
