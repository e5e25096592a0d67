const bars = '▁▂▃▄▅▆▇█';

/** The newest values as a row of bars, `width` characters at most: each bar is the mean of a stretch of values. Non-finite values are gaps. */
export function sparkline(values: readonly number[], width: number): string {
  const bins = binMeans(values, width);
  const finite = bins.filter(Number.isFinite);
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low;
  return bins
    .map((value) => {
      if (!Number.isFinite(value)) {
        return ' ';
      }
      const level = span === 0 ? 0 : Math.round(((value - low) / span) * (bars.length - 1));
      return bars.charAt(level);
    })
    .join('');
}

function binMeans(values: readonly number[], width: number): number[] {
  const count = Math.min(width, values.length);
  return Array.from({ length: count }, (_, bin) => {
    const from = Math.floor((bin * values.length) / count);
    const to = Math.floor(((bin + 1) * values.length) / count);
    const stretch = values.slice(from, to).filter(Number.isFinite);
    return stretch.length === 0 ? Number.NaN : stretch.reduce((sum, value) => sum + value, 0) / stretch.length;
  });
}
