import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers that a long test has found, by name. */
export type Figures = Readonly<Record<string, number | string>>;

/** Leaves figures for the report of `npm run robust:full`, which names a folder for them; a plain test run has none. */
export function leaveFigures(name: string, figures: Figures): void {
  const folder = process.env['NEUROZOO_FIGURES'];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  }
}

/** A whole number that the environment may set. */
export function setting(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
}

/** The value below which so large a share of the numbers lies; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
