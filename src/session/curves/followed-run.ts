import { NeurozooError } from '#base/neurozoo-error';
import { lossNames } from '#model/curve-names';
import { toWorded } from '#protocol/exact-number';
import type { CurveEvent, CurvePulse } from '#protocol/curves';
import { parseRecipeOutline } from '#protocol/recipe-outline';
import type { Run } from '#protocol/run';
import { EventTail } from '#store/event-log';
import { readHeartbeat } from '#store/heartbeat';
import { livingOwner } from '#store/lock';
import { MetricStream } from '#store/metric-stream';
import { readRecipeText, readRun, type RunDirectory } from '#store/run-directory';
import { isUnderWay } from '#store/run-list';
import { systemCode } from '#store/store-error';
import { createLiveness, type Liveness } from '../liveness';
import { CurveEvents, type CurveSample } from './curve-events';
import { RunCurves, type CurveScheme } from './curve-series';
import { countUpTo } from './growing-column';
import { recipeFacts, type RecipeFact } from './recipe-facts';
import { RunColumns } from './run-columns';

/** How often `run.json` and the sign of life are looked at. */
const lookMs = 1_000;

/** How far back the pace is measured, in seconds of training. */
const paceSeconds = 60;

/** A run that is followed by its files: what it recorded, as columns, and what happened to it. */
export class FollowedRun {
  readonly columns = new RunColumns();
  readonly curves = new RunCurves(this.columns);
  readonly #run: RunDirectory;
  readonly #metrics: MetricStream;
  readonly #eventTail: EventTail;
  readonly #events = new CurveEvents();
  readonly #liveness: Liveness;
  readonly #now: () => number;
  /** Raised with every change of what the curves show. */
  version = 0;
  /** Raised with every event. */
  happened = 0;
  #scheme: CurveScheme = { stepsPerEpoch: null, lossNames: ['loss'] };
  #document: Run | undefined;
  #recipe: readonly RecipeFact[] | undefined;
  #damaged = 0;
  #isBehind = true;
  #lastLook = Number.NEGATIVE_INFINITY;
  #lastBeat = '';
  #isSilent = false;

  /** @param now monotonic milliseconds */
  constructor(run: RunDirectory, now: () => number) {
    this.#run = run;
    this.#now = now;
    this.#metrics = new MetricStream(run, this.columns);
    this.#eventTail = new EventTail(run);
    this.#liveness = createLiveness(now);
  }

  get scheme(): CurveScheme {
    return this.#scheme;
  }

  /** What the recipe says; read once, empty where it cannot be. */
  get recipe(): readonly RecipeFact[] {
    return this.#recipe ?? [];
  }

  get samples(): readonly CurveSample[] {
    return this.#events.samples;
  }

  /** Reads what is new, at most about a megabyte. @returns whether there is more to read at once */
  read(): boolean {
    // What `run.json` says is wanted for the axes only: where it cannot be read, the records still can.
    tolerant(() => {
      this.#look();
    });
    return tolerant(() => this.#readNews()) ?? this.#giveUp();
  }

  /** Where the training stands. @param run its number on the page */
  pulse(run: number): CurvePulse {
    const { steps, epochs, rates } = this.columns;
    const step = Math.max(steps.step.last() || 0, epochs.step.last() || 0);
    return {
      run,
      step,
      epoch: this.#epochAt(step),
      seconds: Math.max(steps.seconds.last() || 0, epochs.seconds.last() || 0),
      imagesPerSecond: finiteOrNull(median(steps.imagesPerSecond.values.slice(-15))),
      leftSeconds: this.#leftSeconds(step),
      rates: rates.map((rate) => toWorded(rate.last())),
      damaged: this.#damaged,
      read: this.#isBehind ? Math.min(0.99, step / Math.max(1, this.#document?.progress.step ?? step)) : 1,
      isSilent: this.#isSilent,
    };
  }

  /** What happened, with its place on each axis. */
  events(): readonly CurveEvent[] {
    const { steps } = this.columns;
    return this.#events.events.map((event) => {
      const index = countUpTo(steps.step.values, event.step) - 1;
      return { ...event, epoch: this.#epochAt(event.step), seconds: index < 0 ? 0 : steps.seconds.at(index) };
    });
  }

  #readNews(): boolean {
    const { bytes, damaged, more } = this.#metrics.read();
    this.#damaged += damaged;
    if (bytes > 0 || this.#isBehind !== more) this.version++;
    this.#isBehind = more;
    if (!more) this.#readEvents();
    return more;
  }

  /** Its row in the catalog tells that the run cannot be read; what was read until then is still shown. */
  #giveUp(): boolean {
    if (this.#isBehind) this.version++;
    this.#isBehind = false;
    return false;
  }

  #look(): void {
    const now = this.#now();
    if (now - this.#lastLook < lookMs) return;
    this.#lastLook = now;
    const document = readRun(this.#run);
    this.#document = document;
    this.#readRecipe();
    const { epochs, steps } = document.progress;
    const stepsPerEpoch = epochs > 0 && steps > 0 ? steps / epochs : null;
    if (stepsPerEpoch !== this.#scheme.stepsPerEpoch) {
      this.#scheme = { ...this.#scheme, stepsPerEpoch };
      this.version++;
    }
    this.#listen(isUnderWay(document.status));
  }

  #readRecipe(): void {
    if (this.#recipe !== undefined) return;
    const outline = parseRecipeOutline(readRecipeText(this.#run));
    this.#recipe = outline.kind === 'value' ? recipeFacts(outline.value) : [];
    if (outline.kind === 'value') this.#scheme = { ...this.#scheme, lossNames: lossNames(outline.value.objectives) };
  }

  /** A trainer that lives without a sign of life for ten seconds is said to be silent. */
  #listen(isExpected: boolean): void {
    const wasSilent = this.#isSilent;
    const beat = readHeartbeat(this.#run)?.at ?? '';
    if (beat !== this.#lastBeat || !isExpected) this.#liveness.beat();
    this.#lastBeat = beat;
    this.#isSilent = isExpected && !this.#liveness.isResponding() && livingOwner(this.#run) !== undefined;
    if (this.#isSilent !== wasSilent) this.version++;
  }

  #readEvents(): void {
    for (const event of this.#eventTail.read()) {
      this.#events.add(event);
      this.happened++;
    }
  }

  #epochAt(step: number): number {
    return step / this.curves.stepsPerEpoch(this.#scheme);
  }

  /** At the pace of the last minute. */
  #leftSeconds(step: number): number | null {
    const { steps } = this.columns;
    const all = this.#document?.progress.steps ?? 0;
    const since = countUpTo(steps.seconds.values, steps.seconds.last() - paceSeconds);
    const done = steps.step.last() - steps.step.at(since);
    if (!(done > 0) || all <= step) return null;
    return ((all - step) * (steps.seconds.last() - steps.seconds.at(since))) / done;
  }
}

/** Undefined where the disk does not give what is asked for; a defect of ours passes. */
function tolerant<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NeurozooError || systemCode(error) !== undefined) return undefined;
    throw error;
  }
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function median(values: Float64Array): number {
  const sorted = values.sort();
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
