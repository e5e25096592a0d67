import { NeurozooError } from '#base/neurozoo-error';
import type { BatchStream } from '#data/batch-stream';
import { checkLabels, labelFields, type LabelField } from '#engine/label-check';
import { isDue, lossFetch } from '#engine/training-programs';
import { plateauPatience, plateausOf, type TrainingMoment } from '#model/rate-at';
import type { MetricReference, Recipe } from '#model/recipe';
import { readBest } from '#store/checkpoint-folder';
import type { Attempt } from './attempt';
import { CheckpointKeeper } from './checkpoint-keeper';
import type { ControlDesk } from './control-desk';
import { lossNames, namedLosses, valuesByPart } from '#model/curve-names';
import { isExhausted, isNewBest, withValue, type Improvement } from './improvement';
import { measurePart, type MetricTable } from './measure-part';
import type { PreparedTraining } from './prepared-training';
import { ProgramShelf } from './program-shelf';
import type { SavePoint } from './save-training';
import { SpeedGauge } from './speed-gauge';
import type { TrainerEnvironment } from './trainer-environment';
import { feedsFor, ratesAt } from './training-inputs';
import { isMeasured, placeAfter, type TrainingPlan } from './training-plan';
import { noLosses, type TrainingState } from './training-state';
import { writeSamples } from './write-samples';

/** What a training works with. */
export interface TrainingTools {
  readonly attempt: Attempt;
  readonly prepared: PreparedTraining;
  readonly desk: ControlDesk;
  readonly environment: TrainerEnvironment;
  /** Gives the batches from the first step on. */
  readonly batches: BatchStream;
  /** How long the training is, for a number of epochs set by hand or (null) as the recipe has it. */
  readonly planFor: (setEpochs: number | null) => TrainingPlan;
}

/** Where a training begins. */
export interface TrainingStart {
  readonly step: number;
  readonly state: TrainingState;
}

/** How it ended, when nothing failed. */
export interface TrainingOutcome {
  readonly kind: 'finished' | 'stopped';
  /** Of the metric that decides which checkpoint is the best. */
  readonly best: Improvement;
}

/** Milliseconds between two looks for commands while paused. */
const pausedLookMs = 100;

/** The signal handlers and timers of the process get a turn at least this often. */
const breathEveryMs = 50;

/**
 * A training while it runs: from a step to the end, or to where it is stopped. Everything that decides its result is a function of the recipe, the data
 * and the checkpoint it started from; the clock decides only when checkpoints are written.
 */
export class TrainingRun {
  readonly #tools: TrainingTools;
  readonly #shelf: ProgramShelf;
  readonly #names: readonly string[];
  readonly #labels: readonly LabelField[];
  readonly #speed = new SpeedGauge();
  readonly #keeper: CheckpointKeeper;
  readonly #beganMs: number;
  #plan: TrainingPlan;
  #step: number;
  #state: TrainingState;
  #breathedMs: number;

  constructor(tools: TrainingTools, start: TrainingStart) {
    this.#tools = tools;
    this.#shelf = new ProgramShelf(tools.prepared.session);
    this.#names = lossNames(tools.prepared.recipe.objectives);
    this.#labels = labelFields(tools.prepared.recipe);
    this.#plan = tools.planFor(start.state.setEpochs);
    this.#step = start.step;
    this.#state = start.state;
    this.#beganMs = tools.environment.nowMs();
    this.#breathedMs = this.#beganMs;
    this.#keeper = new CheckpointKeeper(tools, Math.floor(this.#place().epochs));
  }

  /** Trains on. @throws NeurozooError ZOO3040, ZOO3041 when numbers stop being finite; ZOO4107 for a label out of range */
  async run(): Promise<TrainingOutcome> {
    try {
      const isStopped = await this.#trainOn();
      return { kind: isStopped ? 'stopped' : 'finished', best: this.#state.best };
    } catch (error) {
      this.#keeper.saveBest();
      throw error;
    }
  }

  /** @returns whether someone wanted the end before the training had come to its own */
  async #trainOn(): Promise<boolean> {
    await this.#markBest();
    // A run that was killed after its last epoch is not trained further when it is resumed.
    while (this.#step < this.#plan.steps && !this.#isExhausted()) {
      if (await this.#isStopped()) {
        return true;
      }
      await this.#doStep();
      if (this.#isEpochDone()) {
        await this.#endEpoch();
      }
      await this.#saveIfDue();
    }
    if (this.#step < this.#plan.steps) {
      this.#tools.attempt.tell({ kind: 'stop', reason: 'earlyStop', discard: false });
    }
    await this.#saveLast();
    return false;
  }

  /** A trainer may have been killed between writing the best checkpoint and marking it. */
  async #markBest(): Promise<void> {
    const { best } = this.#state;
    const reference = bestReference(this.#tools.prepared.recipe);
    const isHere = this.#step > 0 && this.#isEpochDone() && isNewBest(best) && best.epoch === Math.ceil(this.#place().epochs);
    if (reference !== null && isHere && readBest(this.#tools.attempt.run)?.step !== this.#step) {
      await this.#keeper.keepBest(this.#point(), reference);
    }
  }

  /** Lets commands in, waits while paused, and says whether someone wants the end. */
  async #isStopped(): Promise<boolean> {
    const { desk, environment, attempt } = this.#tools;
    if (environment.nowMs() - this.#breathedMs >= breathEveryMs) {
      await environment.pause(0);
      this.#breathedMs = environment.nowMs();
    }
    desk.look(environment.nowMs());
    if (desk.isPaused && desk.stop === undefined) {
      await this.#waitWhilePaused();
    }
    await this.#takeSettings();
    if (desk.stop === undefined) {
      return false;
    }
    attempt.show(this.#step, 'stopping');
    attempt.tell({ kind: 'stop', ...desk.stop });
    if (!desk.stop.discard) {
      await this.#saveLast();
    }
    return true;
  }

  async #waitWhilePaused(): Promise<void> {
    const { desk, environment, attempt } = this.#tools;
    await this.#keeper.save(this.#point());
    attempt.show(this.#step, 'paused');
    attempt.update({ status: 'paused' });
    attempt.tell({ kind: 'pause' });
    while (desk.isPaused && desk.stop === undefined) {
      await environment.pause(pausedLookMs);
      desk.look(environment.nowMs());
    }
    attempt.update({ status: 'running' });
    attempt.tell({ kind: 'continue' });
  }

  /** Takes over rates and length that were set by hand, and keeps them: whoever resumes does not ask for them again. */
  async #takeSettings(): Promise<void> {
    const { setRates, setEpochs } = this.#tools.desk;
    const before = this.#state;
    if (setEpochs === before.setEpochs && setRates.every((rate, index) => rate === before.setRates[index])) {
      return;
    }
    this.#plan = this.#tools.planFor(setEpochs);
    this.#state = { ...before, setRates: [...setRates], setEpochs };
    await this.#keeper.save(this.#point());
  }

  async #doStep(): Promise<void> {
    const { attempt, prepared, batches, environment } = this.#tools;
    const { recipe, programs, session } = prepared;
    const batch = await batches.next();
    const samples = batch.samples.length;
    checkLabels(this.#labels, batch.values, batch.samples);
    const due = recipe.objectives.map((objective) => isDue(objective, this.#step));
    const program = await this.#shelf.get(`train/${String(samples)}/${due.map(Number).join('')}`, () => programs.train(samples, due));
    const rates = ratesAt(recipe, this.#state.setRates, this.#moments());
    const inputs = { step: this.#step, progress: this.#place().progress, rates };
    const fetched = await session.run(program, feedsFor(program.program, batch.values, inputs));
    const losses = recipe.objectives.map((_, index) => fetched[lossFetch(index)]?.data[0] ?? null);
    this.#step++;
    this.#addLosses(losses, samples);
    const nowMs = environment.nowMs();
    attempt.show(this.#step, 'running');
    attempt.writeMetric({
      kind: 'step',
      step: this.#step,
      epoch: Math.ceil(this.#place().epochs),
      losses: losses.map((loss) => loss ?? Number.NaN),
      rates,
      imagesPerSecond: this.#speed.add(samples, nowMs),
      t: (nowMs - this.#beganMs) / 1000,
    });
    this.#checkLosses(losses, batch.samples);
  }

  /** A loss that is not finite ends the training before a checkpoint can take it in. Objectives that were not due have no loss. */
  #checkLosses(losses: readonly (number | null)[], samples: Int32Array): void {
    const bad = losses.findIndex((loss) => loss !== null && !Number.isFinite(loss));
    if (bad === -1) {
      return;
    }
    const name = this.#names[bad] ?? 'loss';
    this.#tools.attempt.tell({ kind: 'nan', where: lossFetch(bad), samples: [...samples.subarray(0, 1024)] });
    throw new NeurozooError({
      code: 'ZOO3040',
      message: `${name} is ${String(losses[bad])} at step ${String(this.#step)}, epoch ${String(Math.ceil(this.#place().epochs))}.`,
      hint: 'Lower the rate or clip the gradient; the last checkpoint is good.',
    });
  }

  #addLosses(losses: readonly (number | null)[], samples: number): void {
    const { sums, samples: before } = this.#state.epochLosses;
    this.#state = {
      ...this.#state,
      epochLosses: { sums: sums.map((sum, index) => sum + (losses[index] ?? 0) * samples), samples: before + samples },
    };
  }

  /** Measures, notes the epoch, and keeps the best. */
  async #endEpoch(): Promise<void> {
    const epoch = Math.ceil(this.#place().epochs);
    const { sums, samples } = this.#state.epochLosses;
    const trainLosses = namedLosses(
      this.#names,
      sums.map((sum) => sum / samples),
    );
    this.#state = { ...this.#state, epochLosses: noLosses(sums.length) };
    if (!isMeasured(this.#plan, epoch)) {
      return;
    }
    const { attempt, prepared } = this.#tools;
    const train = { ...(await measurePart(prepared, this.#shelf, 'train')), ...trainLosses };
    const val = await measurePart(prepared, this.#shelf, 'val');
    attempt.writeMetric({
      kind: 'epoch',
      epoch,
      step: this.#step,
      train,
      val,
      t: (this.#tools.environment.nowMs() - this.#beganMs) / 1000,
    });
    this.#state = { ...this.#state, validationLosses: [...this.#state.validationLosses, val['loss'] ?? Number.NaN] };
    const isBest = this.#takeValues(epoch, { train, val });
    await writeSamples({ attempt, prepared, shelf: this.#shelf, epoch });
    this.#showProgress({ train, val });
    const reference = bestReference(prepared.recipe);
    if (reference !== null && isBest) {
      await this.#keeper.keepBest(this.#point(), reference);
    }
  }

  /** Whether the epoch is the best so far by the recipe's metric. */
  #takeValues(epoch: number, values: { readonly train: MetricTable; readonly val: MetricTable }): boolean {
    const { recipe } = this.#tools.prepared;
    const reference = bestReference(recipe);
    const of = (metric: MetricReference): number => (metric.part === 'train' ? values.train : values.val)[metric.metric] ?? Number.NaN;
    const best = reference === null ? this.#state.best : withValue(this.#state.best, { epoch, value: of(reference) }, reference.better);
    const early = recipe.earlyStop?.metric;
    const stop = early === undefined ? this.#state.stop : withValue(this.#state.stop, { epoch, value: of(early) }, early.better);
    this.#state = { ...this.#state, best, stop };
    return reference !== null && isNewBest(best);
  }

  #isExhausted(): boolean {
    const { earlyStop } = this.#tools.prepared.recipe;
    return earlyStop !== null && this.#step > 0 && this.#place().batchInEpoch === 0 && isExhausted(this.#state.stop, earlyStop.patience);
  }

  #showProgress(values: { readonly train: MetricTable; readonly val: MetricTable }): void {
    const { epochs, steps } = this.#plan;
    this.#tools.attempt.note({
      progress: { epoch: Math.floor(this.#place().epochs), epochs, step: this.#step, steps },
      last: valuesByPart(values),
    });
  }

  async #saveIfDue(): Promise<void> {
    if (this.#tools.desk.takeCheckpointRequest()) {
      await this.#keeper.save(this.#point());
    } else {
      await this.#keeper.saveIfDue(this.#point());
    }
  }

  async #saveLast(): Promise<void> {
    const { desk, environment } = this.#tools;
    await this.#keeper.saveLast(this.#point(), () => {
      desk.look(environment.nowMs());
      return desk.stop !== undefined;
    });
  }

  #point(): SavePoint {
    const { epochs, batchInEpoch } = this.#place();
    return { step: this.#step, epoch: Math.floor(epochs), batchInEpoch, state: this.#state };
  }

  #isEpochDone(): boolean {
    return this.#place().batchInEpoch === 0 || this.#step >= this.#plan.steps;
  }

  #place(): ReturnType<typeof placeAfter> {
    return placeAfter(this.#plan, this.#step);
  }

  /** What each objective's schedule sees. */
  #moments(): TrainingMoment[] {
    const { epochs, progress } = this.#place();
    return this.#tools.prepared.recipe.objectives.map(({ optimizer }) => {
      const patience = plateauPatience(optimizer.rate);
      const plateaus = patience === undefined ? 0 : plateausOf(this.#state.validationLosses, patience);
      return { epoch: epochs, epochs: this.#plan.epochs, progress, plateaus };
    });
  }
}

/** The metric that says which checkpoint is the best: `keep best`, or else what early stopping waits for. */
export function bestReference(recipe: Recipe): MetricReference | null {
  return recipe.keepBest ?? recipe.earlyStop?.metric ?? null;
}
