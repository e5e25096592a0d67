/** How an axis lays out its values: as they are, or by their logarithm of base ten. */
export interface ChartScale {
  readonly place: (value: number) => number;
  readonly valueAt: (place: number) => number;
}

const linear: ChartScale = { place: (value) => value, valueAt: (place) => place };
const logarithmic: ChartScale = { place: Math.log10, valueAt: (place) => 10 ** place };

/** @param isLog values must then be positive */
export function chartScale(isLog: boolean): ChartScale {
  return isLog ? logarithmic : linear;
}

/** What the marks of an axis stand for. */
export type TickKind = 'plain' | 'whole' | 'seconds';

/** Where an axis is marked. */
export interface TickRequest {
  readonly low: number;
  readonly high: number;
  /** At most about so many. */
  readonly count: number;
  readonly isLog: boolean;
  readonly kind: TickKind;
}

/** Round values between `low` and `high` to mark an axis at; of a logarithmic one decades, and between them 2 and 5 where there is room. */
export function chartTicks({ low, high, count, isLog, kind }: TickRequest): readonly number[] {
  if (!(high > low) || !(count >= 1)) return [];
  if (isLog && high / low > 8) return logTicks(low, high, count);
  const raw = (high - low) / count;
  const step = kind === 'seconds' ? secondsStep(raw) : Math.max(roundStep(raw), kind === 'whole' ? 1 : 0);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, Math.min(200, last - first + 1)) }, (_, index) => clean((first + index) * step));
}

/** 1, 2 or 5 times a power of ten, at least `raw`. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Seconds, minutes and hours that a clock shows. */
function secondsStep(raw: number): number {
  if (raw <= 0.5) return roundStep(raw);
  return timeSteps.find((step) => step >= raw) ?? roundStep(raw / 86_400) * 86_400;
}

function logTicks(low: number, high: number, count: number): readonly number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const every = Math.max(1, Math.ceil((last - first) / count));
  const factors = (last - first) * 3 <= count * 1.5 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let decade = Math.ceil(first / every) * every; decade <= last; decade += every) {
    ticks.push(...factors.map((factor) => clean(factor * 10 ** decade)));
  }
  return ticks.filter((tick) => tick >= low && tick <= high);
}

/** Without what is left of the binary representation. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
