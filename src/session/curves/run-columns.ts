import type { EpochRecord, MetricHeader } from '#protocol/metrics';
import type { StepNumbers } from '#protocol/step-line';
import type { MetricSink } from '#store/metric-stream';
import { countUpTo, GrowingColumn } from './growing-column';

/** The columns of one kind of records. `seconds` is training time over all attempts. */
export interface MomentColumns {
  readonly step: GrowingColumn;
  readonly epoch: GrowingColumn;
  readonly seconds: GrowingColumn;
}

/**
 * A run's metrics as columns of numbers, one story over all attempts: when a later attempt goes on from a checkpoint, what an earlier one recorded after
 * that step is dropped, as `mergeAttempts` does with records.
 */
export class RunColumns implements MetricSink {
  readonly steps = { ...momentColumns(), imagesPerSecond: new GrowingColumn() };
  /** By objective. */
  readonly losses: GrowingColumn[] = [];
  readonly rates: GrowingColumn[] = [];
  readonly epochs = momentColumns();
  /** By part and name, as in `val.accuracy`; NaN where an epoch has none. */
  readonly measures = new Map<string, GrowingColumn>();
  /** Raised whenever records were dropped, so that what was computed from them is computed anew. */
  generation = 0;
  #isFirstOfAttempt = false;
  /** Training time of the attempts before. */
  #secondsBefore = 0;

  onAttempt(): void {
    this.#isFirstOfAttempt = true;
  }

  onHeader({ resumedFrom }: MetricHeader): void {
    this.#beginAttempt(resumedFrom ?? 0);
  }

  onStep({ step, epoch, t, imagesPerSecond, losses, rates }: StepNumbers): void {
    // Where a header is lost, the attempt's first record stands in for it.
    if (this.#isFirstOfAttempt) this.#beginAttempt(step - 1);
    addMoment(this.steps, { step, epoch, seconds: this.#secondsBefore + t });
    this.steps.imagesPerSecond.push(imagesPerSecond);
    pushAll(this.losses, losses, this.steps.step.length);
    pushAll(this.rates, rates, this.steps.step.length);
  }

  onEpoch({ step, epoch, t, train, val }: EpochRecord): void {
    if (this.#isFirstOfAttempt) this.#beginAttempt(step);
    addMoment(this.epochs, { step, epoch, seconds: this.#secondsBefore + t });
    for (const [part, values] of [
      ['train', train],
      ['val', val],
    ] as const) {
      for (const [name, value] of Object.entries(values)) pushAt(this.#measure(`${part}.${name}`), value, this.epochs.step.length);
    }
    for (const column of this.measures.values()) fillTo(column, this.epochs.step.length);
  }

  #measure(name: string): GrowingColumn {
    const known = this.measures.get(name);
    if (known !== undefined) return known;
    const fresh = new GrowingColumn();
    this.measures.set(name, fresh);
    return fresh;
  }

  #beginAttempt(resumedFrom: number): void {
    this.#isFirstOfAttempt = false;
    const steps = countUpTo(this.steps.step.values, resumedFrom);
    const epochs = countUpTo(this.epochs.step.values, resumedFrom);
    if (steps < this.steps.step.length || epochs < this.epochs.step.length) this.generation++;
    cutAll([this.steps.step, this.steps.epoch, this.steps.seconds, this.steps.imagesPerSecond, ...this.losses, ...this.rates], steps);
    cutAll([this.epochs.step, this.epochs.epoch, this.epochs.seconds, ...this.measures.values()], epochs);
    this.#secondsBefore = Math.max(orZero(this.steps.seconds.last()), orZero(this.epochs.seconds.last()));
  }
}

function cutAll(columns: readonly GrowingColumn[], length: number): void {
  for (const column of columns) column.cut(length);
}

function momentColumns(): MomentColumns {
  return { step: new GrowingColumn(), epoch: new GrowingColumn(), seconds: new GrowingColumn() };
}

function addMoment(columns: MomentColumns, { step, epoch, seconds }: { step: number; epoch: number; seconds: number }): void {
  columns.step.push(step);
  columns.epoch.push(epoch);
  columns.seconds.push(seconds);
}

/** One value for each column at row `length`; a column that is new has gaps before, one without a value a gap now. */
function pushAll(columns: GrowingColumn[], values: ArrayLike<number>, length: number): void {
  while (columns.length < values.length) columns.push(new GrowingColumn());
  for (const [index, column] of columns.entries()) pushAt(column, values[index] ?? Number.NaN, length);
}

function pushAt(column: GrowingColumn, value: number, length: number): void {
  fillTo(column, length - 1);
  column.push(value);
}

function fillTo(column: GrowingColumn, length: number): void {
  while (column.length < length) column.push(Number.NaN);
}

function orZero(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
