import type { Expectation } from '#language/analysis';
import type { Run } from '#protocol/run';
import { formatMetric } from '#base/format-metric';

/** Whether an expectation held, and what was found instead or as well. */
export interface Verdict {
  readonly expectation: Expectation;
  readonly holds: boolean;
  /** For people; empty where there is nothing to say. */
  readonly found: string;
}

/** Holds a number of a training (`test.accuracy >= 99%`) against what its run measured. */
export function judgeTraining(expectation: Expectation, run: Run): Verdict {
  if (run.status !== 'finished') {
    return { expectation, holds: false, found: run.error?.message ?? `the training is ${run.status}` };
  }
  const measured = measuredValue(run, expectation.path);
  if (measured === undefined || typeof expectation.value !== 'number') {
    return { expectation, holds: false, found: `nothing called ${expectation.path} was measured` };
  }
  return {
    expectation,
    holds: compare(measured, expectation.operator, expectation.value),
    found: formatMetric(expectation.path, measured),
  };
}

function measuredValue(run: Run, path: string): number | undefined {
  const [part = '', ...rest] = path.split('.');
  return part === 'test' ? run.test?.[rest.join('.')] : run.last[path];
}

function compare(measured: number, operator: Expectation['operator'], expected: number): boolean {
  switch (operator) {
    case '=':
      return Math.abs(measured - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    case '<':
      return measured < expected;
    case '<=':
      return measured <= expected;
    case '>':
      return measured > expected;
    case '>=':
      return measured >= expected;
    case 'holds':
      return false;
  }
}
