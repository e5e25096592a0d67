import type { StrikeResult } from './run-strike';

/** A line a strike: its result, its time and the figures that its tests have left. */
export function summaryOf(results: readonly StrikeResult[]): string {
  const widest = Math.max(...results.map(({ name }) => name.length));
  return results
    .flatMap(({ name, what, passed, failed, seconds, figures }) => {
      const verdict = failed === 0 ? `${passed} passed` : `${failed} FAILED, ${passed} passed`;
      const lines = Object.values(figures).map((values) => `${' '.repeat(widest)}  ${wordsOf(values)}`);
      return [`${name.padEnd(widest)}  ${what}: ${verdict} in ${seconds} s`, ...lines];
    })
    .join('\n');
}

function wordsOf(figures: StrikeResult['figures'][string]): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? String(Math.round(value * 100) / 100) : value}`)
    .join(', ');
}
