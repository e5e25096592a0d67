import { createHash } from 'node:crypto';
import { fromWorded, toWorded } from '#protocol/exact-number';
import type { EpochRecord, MetricRecord } from '#protocol/metrics';
import type { MetricExtremes, RunDigest } from '#protocol/pages/runs-page';
import { parseRecipeOutline, type ReadOutline } from '#protocol/recipe-outline';
import { recipeSettings, type RecipeValue } from '#model/recipe-settings';
import { MetricTail } from '#store/metric-log';
import { readRecipeText, type RunDirectory } from '#store/run-directory';

/** Values of a sparkline. */
const sparkValues = 60;

/** Reads what a table shows of a run's recipe and metrics, a piece of at most about a megabyte a call, and goes on where it was when more is written. */
export class DigestReader {
  readonly #run: RunDirectory;
  readonly #tail: MetricTail;
  #recipe: RecipeFacts | undefined;
  #epochs: EpochRecord[] = [];

  constructor(run: RunDirectory) {
    this.#run = run;
    this.#tail = new MetricTail(run);
  }

  /** @returns whether there is more to read at once */
  readPiece(): boolean {
    if (this.#recipe === undefined) {
      this.#recipe = readRecipeFacts(this.#run);
      return true;
    }
    const { records, more } = this.#tail.read();
    for (const record of records) this.#take(record);
    // Where an attempt's log ends, the next one's begins.
    return more || records.length > 0;
  }

  digest(key: string): RunDigest {
    const { outline, settings, recipe } = this.#recipe ?? noRecipe;
    const metrics = extremesOf(this.#epochs, (name) => betterOf(outline, name));
    const curve = mainCurve(outline, Object.keys(metrics));
    const values = curve === null ? [] : this.#epochs.map((epoch) => valuesOf(epoch)[curve] ?? Number.NaN);
    return { key, curve, spark: thin(values, sparkValues), metrics, settings, recipe };
  }

  /** All curves by epoch, each of at most `limit` points: means of equal stretches, at their mean epoch. */
  curves(limit: number): readonly NamedCurve[] {
    const names = new Set(this.#epochs.flatMap((epoch) => Object.keys(valuesOf(epoch))));
    const epochs = thin(
      this.#epochs.map(({ epoch }) => epoch),
      limit,
    ).map((epoch) => epoch ?? 0);
    return [...names].map((name) => ({
      name,
      epochs,
      values: thin(
        this.#epochs.map((epoch) => valuesOf(epoch)[name] ?? Number.NaN),
        limit,
      ),
    }));
  }

  #take(record: MetricRecord): void {
    if (record.kind === 'epoch') this.#epochs.push(record);
    // A later attempt does again what came after the checkpoint that it went on from.
    else if (record.kind === 'header') this.#epochs = this.#epochs.filter(({ step }) => step <= (record.resumedFrom ?? 0));
  }
}

/** A curve by epoch; null is a gap. */
export interface NamedCurve {
  /** As in `val.accuracy`. */
  readonly name: string;
  readonly epochs: number[];
  readonly values: (number | null)[];
}

interface RecipeFacts {
  readonly outline: ReadOutline | undefined;
  readonly settings: RunDigest['settings'];
  readonly recipe: string;
}

const noRecipe: RecipeFacts = { outline: undefined, settings: {}, recipe: '' };

/** A run whose recipe cannot be read has no settings; its row tells what is wrong with it. */
function readRecipeFacts(run: RunDirectory): RecipeFacts {
  try {
    const text = readRecipeText(run);
    const parsed = parseRecipeOutline(text);
    if (parsed.kind === 'invalid') return noRecipe;
    return { outline: parsed.value, settings: toWire(recipeSettings(parsed.value)), recipe: recipeMark(text) };
  } catch {
    return noRecipe;
  }
}

function toWire(settings: ReadonlyMap<string, RecipeValue>): RunDigest['settings'] {
  return Object.fromEntries([...settings].map(([path, value]) => [path, typeof value === 'number' ? toWorded(value) : value]));
}

/** Equal for recipes that differ in their seed and in where they stand in a text only. */
function recipeMark(text: string): string {
  const recipe: unknown = JSON.parse(text);
  const plain = typeof recipe === 'object' && recipe !== null ? { ...recipe, seed: 0 } : recipe;
  const same = JSON.stringify(plain, (key, part: unknown) => (key === 'source' || key === 'documentation' ? undefined : part));
  return createHash('sha256').update(same).digest('hex').slice(0, 16);
}

/** All values of an epoch by curve. */
export function valuesOf({ train, val }: EpochRecord): Readonly<Record<string, number>> {
  const named = (part: string, values: Readonly<Record<string, number>>): [string, number][] =>
    Object.entries(values).map(([name, value]) => [`${part}.${name}`, value]);
  return Object.fromEntries([...named('val', val), ...named('train', train)]);
}

/** Which way a curve improves: what the recipe says of its report; a loss becomes less. */
export function betterOf(outline: Pick<ReadOutline, 'reports'> | undefined, curve: string): 'higher' | 'lower' {
  const name = curve.slice(curve.indexOf('.') + 1);
  return outline?.reports.find((report) => report.name === name)?.better ?? 'lower';
}

/** The curve that tells most: what the training is judged by, else what is measured on validation data, else anything. */
export function mainCurve(outline: ReadOutline | undefined, names: readonly string[]): string | null {
  const judge = outline?.keepBest ?? outline?.earlyStop?.metric ?? null;
  const judged = judge === null ? undefined : names.find((name) => name === `${judge.part}.${judge.metric}`);
  const validated = names.filter((name) => name.startsWith('val.'));
  return judged ?? validated.find((name) => name !== 'val.loss') ?? validated[0] ?? names[0] ?? null;
}

function extremesOf(epochs: readonly EpochRecord[], better: (name: string) => 'higher' | 'lower'): Record<string, MetricExtremes> {
  const metrics: Record<string, MetricExtremes> = {};
  for (const record of epochs) {
    for (const [name, value] of Object.entries(valuesOf(record))) {
      const now = { value: toWorded(value), epoch: record.epoch };
      const before = metrics[name] ?? { better: better(name), min: now, max: now, last: now };
      metrics[name] = { ...before, min: furthest(before.min, now, -1), max: furthest(before.max, now, 1), last: now };
    }
  }
  return metrics;
}

type Extreme = MetricExtremes['last'];

/** What is not a number counts as neither the least nor the most, unless nothing else was seen. */
function furthest(before: Extreme, now: Extreme, direction: 1 | -1): Extreme {
  const [old, fresh] = [fromWorded(before.value), fromWorded(now.value)];
  return Number.isNaN(old) || direction * (fresh - old) > 0 ? now : before;
}

/** At most `limit` values: means of equal stretches. Stretches without a finite value are null. */
export function thin(values: readonly number[], limit: number): (number | null)[] {
  const count = Math.min(limit, values.length);
  return Array.from({ length: count }, (_, bin) => {
    const stretch = values.slice(Math.floor((bin * values.length) / count), Math.floor(((bin + 1) * values.length) / count));
    const finite = stretch.filter(Number.isFinite);
    return finite.length === 0 ? null : Number((finite.reduce((sum, value) => sum + value, 0) / finite.length).toPrecision(6));
  });
}
