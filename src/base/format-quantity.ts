/** `61,706`: thousands separated, for people. Fractions are rounded away. */
export function formatCount(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `61.7 k`, `138 M`, `1.2 G`: three significant digits. */
export function formatCompact(value: number): string {
  for (const [size, unit] of compactUnits) {
    if (Math.abs(value) >= size) {
      return `${significant(value / size)} ${unit}`;
    }
  }
  return significant(value);
}

const compactUnits = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** `143 MB`, `1.5 GB`: powers of 1024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < byteUnits.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? String(bytes) : significant(value)} ${byteUnits[unit] ?? ''}`;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `21 s`, `2 min 5 s`, `1 h 3 min`, `2 d 4 h`: the two largest units; below ten seconds one decimal, below one milliseconds. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) {
    return '?';
  }
  if (ms < 1000) {
    return `${String(Math.round(ms))} ms`;
  }
  if (ms < 9950) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount], index) => index === 0 || amount > 0)
    .map(([amount, unit]) => `${String(amount)} ${unit}`)
    .join(' ');
}

/** `98.72 %` of a share; two decimals. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(2)} %` : String(share);
}

/** A measured number with four significant digits: `0.04213`, `1.386`, `2.4e-7`, `NaN`. */
export function formatMeasure(value: number): string {
  if (!Number.isFinite(value) || value === 0) {
    return String(value);
  }
  const size = Math.abs(value);
  return size < 1e-4 || size >= 1e6 ? value.toExponential(2) : Number(value.toPrecision(4)).toString();
}

function significant(value: number): string {
  const size = Math.abs(value);
  return Number(value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)).toString();
}
